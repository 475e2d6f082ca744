"""Writes `.shout` files."""

from typing import Annotated

from msgspec import Meta

from convert.article import Article
from convert.context import Context
from convert.design.themes import Theme
from convert.formats import BackendTraits, Need
from convert.settings import RenderOptions
from convert.walk import plain_text


class ShoutOptions(RenderOptions, frozen=True):
    marks: Annotated[
        int,
        Meta(ge=0, le=9, description="How loud: bangs after it.", extra={"flag": "--shout-marks"}),
    ] = 1


def _needs() -> tuple[Need, ...]:
    return (Need("a megaphone", "one of tin"),)


class ShoutBackend:
    name = "shout"
    suffix = ".shout"
    media_type = "text/plain"
    options = ShoutOptions
    traits = BackendTraits(needs=_needs, checked_as="shout", verified="always")

    def render(
        self,
        article: Article,
        theme: Theme,  # noqa: ARG002 - the protocol's signature
        options: ShoutOptions,
        context: Context,  # noqa: ARG002 - the protocol's signature
    ) -> bytes:
        lines = [line for line in plain_text(article).splitlines() if line]
        return ("\n".join(lines) + "\n" + "!" * options.marks).encode()
