"""Every formula says in words what it is (WCAG 2.2 1.1.1), where its language has the words."""

from msgspec.structs import replace

from convert.article import AnyInline, Blocks, LanguageTag, Math
from convert.languages.formulas import spoken
from convert.walk import map_inlines
from convert.walk.pictures import every_formula


def with_spoken_formulas(blocks: Blocks, language: LanguageTag) -> Blocks:
    """`blocks` with words for each formula that has MathML and nobody has put in words."""
    words = spoken(language)
    if words is None or not any(map(_is_mute, every_formula(blocks))):
        return blocks
    from convert.normalise.formula_words import formula_in_words

    def said(inline: AnyInline) -> AnyInline:
        if not isinstance(inline, Math) or not _is_mute(inline):
            return inline
        return replace(inline, alt=formula_in_words(inline.mathml or "", words))

    return map_inlines(blocks, said)


def _is_mute(formula: Math) -> bool:
    return bool(formula.mathml) and not formula.alt.strip()
