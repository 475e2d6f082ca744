"""What to do about messages that do not say it themselves."""

_REPORT = "This should not happen: report it, with the article if you can."
_DAMAGED = "The file is damaged or of another kind. Open it in the program that wrote it."
_HUGE = "No article is like that; take out the part that is. No option lifts this limit."
_FAMILIAR = "Nothing: it is told so that nobody looks for it."
_CLEANED = "Nothing; look at the line if something seems to be missing."
_LEFT_OUT = "Nothing; write it into the text, if readers are to see it."
_UNREAD = "Try another format, or leave out what is unusual in the article. " + _REPORT
_FILE_TOO_LARGE = "Give it more with `--megabytes`, if you trust the file."
_TO_COMPARE = (
    "Compare the output with its source at this place; where the source is right, report it."
)
_TO_INSTALL = "Install what the message names, or leave `--external` out."
_KNOWN = "Take one of those that the message names; `article-convert formats` lists them too."
_PANDOCS = ("icml", "jats", "latex", "md", "odt", "rst", "rtf", "typst")
_JUDGED = ("docx", "epub", "html", "pdf")
_VALIDATORS = ("ace", "axe", "epubcheck", "nu", "ooxml", "verapdf")
_STRUCTURE = (
    *("figure", "heading", "language", "link", "list", "list-cut", "note", "outline"),
    *("part-language", "quote", "table", "title"),
)

CURES = {
    **{f"{name}.pandoc": _UNREAD for name in _PANDOCS},
    **{f"{name}.memory": _FILE_TOO_LARGE for name in _JUDGED},
    **{f"tool.{name}": _TO_INSTALL for name in _VALIDATORS},
    **{f"structure.{name}": _TO_COMPARE for name in _STRUCTURE},
    "changes.accepted": "Where some are wrong, refuse them in the program that made the file.",
    "comment.left_out": "Nothing; comments are for those who write, and no reader sees them.",
    "contents.left_out": "Nothing: outputs list their own headings.",
    "decode.control": _CLEANED,
    "decode.escape": _CLEANED,
    "decode.overstrike": "Nothing: words that were printed twice, one over the other, stand once.",
    "decode.soft_hyphen": "Nothing: the words are whole, and are hyphenated anew.",
    "link.title": _LEFT_OUT,
    "markup.highlight": "Nothing; mark the words as emphasised, if the mark matters.",
    "markup.small_caps": "Nothing: the words stay.",
    "metadata.note": _LEFT_OUT,
    "navigation.left_out": "Nothing: outputs have navigation of their own.",
    "not-installed": _TO_INSTALL,
    "picture.left_out": "Nothing; put it beside a text that names it, if it belongs there.",
    "pictures.lost": _TO_COMPARE,
    "raw.html": "Nothing; look whether the words mean the same without the element.",
    "raw.left_out": "Write it in the marks of the text itself, if readers are to see it.",
    "raw.remark": "Nothing: a remark is for those who write.",
    "raw.tex": "Write it without TeX, if readers are to see it.",
    "reflow": "Look for what is wider than a phone: a long word, a table, a wide picture.",
    "title.other": "Give the title that is meant: in the text, in its sidecar, or with `--title`.",
    **{f"{kind}.unknown": _KNOWN for kind in ("backend", "check", "rule")},
    "check.nothing": "Name files, or a folder that has some.",
    "cover.left_out": "Nothing: the book's cover is no part of the article.",
    "decode.invalid": "Look at the line: a byte there is of another encoding. Save it as UTF-8.",
    "decode.mojibake": "Nothing; compare the mended words where they matter.",
    "decode.padding": _FAMILIAR,
    "docx.pandoc": _REPORT,
    "docx.unreadable": _DAMAGED,
    "epub.unreadable": _DAMAGED,
    "heading.skipped": "Give the heading the level that is meant, in the text or in its sidecar.",
    "hidden.left_out": "Nothing; show it in the program that wrote it, if readers are to see it.",
    "html.unreadable": _DAMAGED,
    "limit.depth": _HUGE,
    "limit.numbers": _HUGE,
    "limit.table": _HUGE,
    "limit.text": _HUGE,
    "link.unsafe": "Write the whole address, with https:// or mailto:, or leave it as words.",
    "list.numbers": "Nothing; number the list in decimals to have it look as it is written.",
    "machine.pandoc": "Reinstall the package: a pandoc that fits comes with it.",
    "machine.pango": "Install Pango; `article-convert doctor` says how. Other formats need none.",
    "machine.refuses": "The system lets this program begin no other, or open no more files.",
    "mail.attachment": "Convert the attachment itself, if it is an article.",
    "media.left_out": "Nothing, or link to it: an article has no place for sound and film.",
    "metadata.left_out": "Nothing; write it into the text, if readers are to see it.",
    "opening.plain": "Nothing; not every opening can bear a drop cap or small capitals.",
    "options.unknown": "`article-convert formats` lists the options of each format.",
    "pdf.engine": "Try the other formats. " + _REPORT,
    "pdf.hostile": "The file was made to cost time. Do not trust it.",
    "pdf.layout": "Try `--pdf-engine weasyprint`. " + _REPORT,
    "pdf.no_tags": "Look through what was found, and correct it; a tagged PDF reads better.",
    "pdf.structure": "Try `--pdf-engine weasyprint`. " + _REPORT,
    "pdf.unreadable": _DAMAGED,
    "picture.changed": "Nothing, or put a picture there that can be shown as it is.",
    "picture.unsound": "Open the picture in a program for pictures, and save it anew.",
    "reader.unknown": "`--from NAME` reads it whatever its name is; `formats` lists the readers.",
    "rules.twice": "Two packages bring a rule of one name: remove one.",
    "run.memory": "Give it more with `--megabytes`, or part the article.",
    "run.worker": "Run it again; where it is the same article each time, report it.",
    "set_aside.skipped": _FAMILIAR,
    "settings.unknown": "`article-convert config` lists all settings.",
    "sidecar.changed": "Look where the lines are now, and write their numbers and first words.",
    "front_matter.invalid": "Write the table as docs/settings.md shows it.",
    "front_matter.printed": "Put the line into the table of settings, or leave it.",
    "plugin.failed": "Tell who made the package; the other formats and readers still work.",
    "sidecar.invalid": "Write the key as docs/corrections.md shows it.",
    "sidecar.moved": "Look where the lines are now, and write their numbers and first words.",
    "sidecar.no_text": "Name a line that has words.",
    "sidecar.replaced": "Nothing: the sidecar has the last word. `skip` leaves the line out.",
    "sidecar.unfit": "Say that it is something it can be; a paragraph always fits.",
    "sidecar.unreadable": "Let this program read the file, or remove it.",
    "source.changing": "Wait until whatever writes the file has ended.",
    "source.empty": "Write something, or leave the file out with `--exclude`.",
    "source.folder": "Name a file; `run` alone takes folders.",
    "source.include": "Put the other file's text in its place.",
    "source.locked": "Save the file without a password.",
    "source.outside": "Put the file itself into the folder.",
    "source.too_deep": _HUGE,
    "text.control": "Nothing; look at the line if words seem to be missing.",
    "theme.contrast": "Make one of the colours darker or lighter (WCAG 2.2, 1.4.3).",
    "theme.incomplete": 'Add the value, or write extends = "default".',
    "theme.sheet": "Mend the line: as it stands it has no effect, or one that it must not have.",
    "usage.input": "Put what comes from two places into files.",
    "usage.output": "Write the file's suffix as its format has it, or a slash behind a folder.",
    "usage.sidecar": "Save the text as a file first.",
    "words.added": "The output says what its source does not. " + _TO_COMPARE,
    "words.cut": "A word is in two parts in the output. " + _TO_COMPARE,
    "words.fused": "Two words have run together in the output. " + _TO_COMPARE,
    "words.lost": "Compare the source at that place, and report it: no word should be lost.",
    "words.moved": "Words stand at another place in the output. " + _TO_COMPARE,
    "zip.damaged": _DAMAGED,
    "zip.hostile": "The file was made to cost time. Do not trust it.",
}
"""By the code of the message."""
