"""RTF as programs write it: heads with fonts, styles and lists, and bodies put between."""

WORD = (
    r"{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\adeff31507\deff0\stshfdbch31506\deflang1033"
    r"{\fonttbl{\f0\fbidi \froman\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman;}"
    r"{\f2\fbidi \fmodern\fcharset0\fprq1 Courier New;}{\f3\fbidi \froman\fcharset2\fprq2 Symbol;}"
    r"{\f37\fbidi \froman\fcharset204\fprq2 Times New Roman Cyr;}"
    r"{\f11\fbidi \fmodern\fcharset128\fprq1 MS Mincho{\*\falt \'82\'6c\'82\'72};}}"
    r"{\*\defchp \f31506}{\stylesheet{\ql \li0\ri0\f0\fs22 \snext0 \sqformat Normal;}"
    r"{\s1\ql \sb240\keepn\outlinelevel0 \b\f0\fs32 \sbasedon0 \snext0 heading 1;}"
    r"{\s2\ql \sb40\keepn\outlinelevel1 \b\f0\fs26 \sbasedon0 \snext0 heading 2;}"
    r"{\*\cs10 \additive \ssemihidden Default Paragraph Font;}"
    r"{\*\cs15 \additive \ul\cf2 \sbasedon10 Hyperlink;}"
    r"{\s16\ql \sa60\fs56 \sbasedon0 \snext0 Title;}"
    r"{\s17\ql \li720\sa160\contextualspace \sbasedon0 \snext17 List Paragraph;}"
    r"{\s18\qc \li864\ri864\i\fs22 \sbasedon0 \snext0 Quote;}"
    r"{\s19\ql \f0\fs20 \sbasedon0 footnote text;}"
    r"{\s20\ql \f2\fs20 \sbasedon0 HTML Preformatted;}"
    r"{\s21\ql \sbasedon1 Part Head;}}"
    r"{\*\listtable{\list\listtemplateid1\listhybrid{\listlevel\levelnfc0\levelnfcn0\leveljc0"
    r"\levelstartat1\levelfollow0{\leveltext\leveltemplateid7\'02\'00.;}{\levelnumbers\'01;}"
    r"\fi-360\li720 }{\listlevel\levelnfc4\levelnfcn4\levelstartat1{\leveltext\'02\'01);}"
    r"{\levelnumbers\'01;}\fi-360\li1440 }\listid101}"
    r"{\list\listtemplateid2\listhybrid{\listlevel\levelnfc23\levelnfcn23\levelstartat1"
    r"{\leveltext\'01\u-3913 ?;}{\levelnumbers;}\f3 }\listid102}}"
    r"{\*\listoverridetable{\listoverride\listid101\listoverridecount0\ls1}"
    r"{\listoverride\listid102\listoverridecount0\ls2}}"
    r"{\*\rsidtbl \rsid1}{\mmathPr\mmathFont34}{\info{\author Jane Doe}{\version1}}"
    r"{\*\xmlnstbl {\xmlns1 http://example.org}}\paperw12240\widowctrl"
    r"{\*\wgrffmtfilter 2450}\sectd \linex0{\*\pnseclvl1\pnucrm\pnstart1{\pntxta .}}"
)

WORDPAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\nouicompat\deflang1033"
    r"{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fnil\fcharset2 Symbol;}}"
    "\r\n"
    r"{\*\generator Riched20 10.0.19041}\viewkind4\uc1 "
)

TEXT_EDIT = (
    r"{\rtf1\ansi\ansicpg1252\cocoartf2639"
    "\n"
    r"\cocoatextscaling0\cocoaplatform0{\fonttbl\f0\fswiss\fcharset0 Helvetica;"
    r"\f1\fswiss\fcharset0 Helvetica-Bold;\f2\fmodern\fcharset0 Courier;}"
    "\n"
    r"{\colortbl;\red255\green255\blue255;}{\*\expandedcolortbl;;}"
    r"{\*\listtable{\list\listtemplateid1\listhybrid{\listlevel\levelnfc23\levelnfcn23"
    r"{\*\levelmarker \{disc\}}{\leveltext\leveltemplateid1\'01\uc0\u8226 ;}{\levelnumbers;}"
    r"\fi-360\li720}{\listname ;}\listid1}}"
    r"{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
    r"\paperw11900\margl1440\vieww9000\pard\tx566\pardirnatural\partightenfactor0 "
)


def word(body: str) -> bytes:
    """A file as Word writes one."""
    return f"{WORD}{body}}}".encode("cp1252")


def wordpad(body: str) -> bytes:
    """A file as WordPad writes one, which has no styles."""
    return f"{WORDPAD}{body}}}\0".encode("cp1252")


def text_edit(body: str) -> bytes:
    """A file as TextEdit writes one, whose fonts stand in no groups."""
    return f"{TEXT_EDIT}{body}}}".encode("cp1252")


def p(words: str, setting: str = "") -> str:
    """A paragraph as Word writes one."""
    return (
        rf"\pard\plain \ltrpar{setting or chr(92) + 's0'}\ql \li0\ri0\widctlpar \rtlch\fcs1 \af0"
        rf"\ltrch\fcs0 \f0\fs22\lang1033 {{\rtlch\fcs1 \af0 \ltrch\fcs0 \insrsid1 {words}\par }}"
        "\r\n"
    )


def item(mark: str, words: str, place: str = r"\ls1") -> str:
    """An item as Word writes one, with its mark for programs that know no lists."""
    return (
        rf"{{\listtext\pard\plain\ltrpar \s17 \rtlch\fcs1 \ltrch\fcs0 \insrsid1 {mark}\tab}}"
        rf"\pard\plain \ltrpar\s17\ql \fi-360\li720\sa160{place}\contextualspace \f0\fs22 "
        rf"{{\rtlch\fcs1 \af0 \ltrch\fcs0 {words}\par }}"
        "\r\n"
    )


def row(*cells: str, props: str = "") -> str:
    """A row as Word writes one, which says what it is before and after its cells."""
    edges = "".join(
        rf"\clvertalt\clbrdrt\brdrs \cltxlrtb\clftsWidth3 \cellx{2000 * (n + 1)}"
        for n in range(len(cells))
    )
    shape = rf"\trowd \irow0\ltrrow\ts11\trgaph108\trleft0{props} {edges}"
    inside = "".join(
        rf"\pard\plain \ltrpar\s0\ql \li0\widctlpar\intbl {{\rtlch\fcs1 \ltrch\fcs0 {cell}\cell }}"
        for cell in cells
    )
    return rf"{shape}{inside}\pard \ltrpar\ql \intbl {{\rtlch\fcs1 \ltrch\fcs0 {shape}\row }}"
