"""What another machine must be given besides the articles: settings, the theme, the set date."""

import os
import re
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from convert.batch.fingerprint import maker_versions
from convert.batch.job import Job
from convert.design.themes import TOKENS, load_theme, styles_folder
from convert.errors import SourceError, UsageError
from convert.settings import Settings
from convert.storage.beside import named_in
from convert.storage.sources import sidecar_with_stat, source_with_stat


class Shipment(Struct, frozen=True, kw_only=True):
    """The settings of a run with all that they refer to on this machine.

    theme: the files of a theme of the user's own by their paths in a folder of themes; empty
    where the theme comes with the install. epoch: SOURCE_DATE_EPOCH. versions: of what makes
    the outputs.
    """

    settings: Settings
    theme: dict[str, bytes]
    epoch: str
    versions: list[str]


def pack(settings: Settings) -> Shipment:
    """What to send for these settings. Raises UsageError for a wrong theme."""
    files = _theme_files(settings.theme)
    return Shipment(
        settings=replace(settings, theme=_own_name(0)) if files else settings,
        theme=files,
        epoch=os.environ.get("SOURCE_DATE_EPOCH", ""),
        versions=maker_versions(settings.to),
    )


def unpack(shipment: Shipment, folder: Path) -> Settings:
    """The settings as they are in this process, the theme's files below `folder`.

    Raises UsageError where what is installed here would make other outputs.
    """
    compare_versions(shipment.versions, maker_versions(shipment.settings.to), "this worker")
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    if shipment.epoch:
        os.environ["SOURCE_DATE_EPOCH"] = shipment.epoch
    if not shipment.theme:
        return shipment.settings
    for name, data in shipment.theme.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return replace(shipment.settings, theme=str(folder / shipment.settings.theme))


def with_content(job: Job, limit: int) -> Job:
    """The job with its source, its sidecar and their state inside, ready to travel.

    limit: the most bytes that the source may have.

    A source that cannot be read travels without, so that its worker says why.
    """
    if job.content is not None:
        return job
    try:
        sidecar, sidecar_stat = sidecar_with_stat(job.source)
        content, stat = source_with_stat(job.source, limit)
    except SourceError:
        return job
    named = content + (sidecar or "").encode()
    return replace(
        job,
        content=content,
        sidecar=sidecar,
        stat=stat,
        sidecar_stat=sidecar_stat,
        resources={} if "://" in job.source else named_in(job.source, named),
        modified=stat.modified / 10**9 if stat else 0.0,
    )


def compare_versions(here: list[str], there: list[str], who: str) -> None:
    """Raise UsageError where two machines have other versions of what makes the outputs."""
    if here != there:
        different = ", ".join(sorted(set(here) ^ set(there)))
        raise UsageError(
            f"{who} has other versions: {different}",
            hint="Install the same lock file on all machines.",
            code="executor.versions",
        )


def _own_name(number: int) -> str:
    return f"theme{number}"


def _theme_files(name: str) -> dict[str, bytes]:
    """The layers of a theme that are the user's, each in a folder that the one before extends."""
    theme = load_theme(name)
    own = [layer for layer in reversed(theme.layers) if not _is_built_in(layer.source)]
    files: dict[str, bytes] = {}
    for number, layer in enumerate(own):
        folder = _own_name(number)
        content = {name: text.encode() for name, text in layer.files.items()} | layer.fonts()
        files |= {f"{folder}/{name}": data for name, data in content.items()}
        text = layer.files[TOKENS]
        if number + 1 < len(own):
            extends = f'extends = "../{_own_name(number + 1)}"'
            text = re.sub(r"(?m)^\s*extends\s*=.*$", extends, text, count=1)
        files[f"{folder}/{TOKENS}"] = text.encode()
    return files


def _is_built_in(source: Path) -> bool:
    return styles_folder().resolve() in source.resolve().parents
