"""Where things stand in a TOML text, for messages."""


def line_of(toml: str, key: str) -> int | None:
    """The line (from 1) of a TOML text that sets the dotted `key`, None where none does."""
    table = ""
    for number, line in enumerate(toml.splitlines(), 1):
        text = line.strip()
        if text.startswith("["):
            table = text.strip("[] ").split("]")[0]
            if table == key:
                return number
            continue
        name = text.partition("=")[0].strip().strip("\"'")
        if name and f"{table}.{name}".lstrip(".") == key:
            return number
    return None


def lines_of_keys(toml: str) -> dict[str, int]:
    """The line (from 1) of each dotted key and table; one of several tables is `name.0`, ..."""
    found: dict[str, int] = {}
    counted: dict[str, int] = {}
    table = ""
    for number, line in enumerate(toml.splitlines(), 1):
        text = line.strip()
        if text.startswith("["):
            table = _table(text, counted)
            found.setdefault(table, number)
            continue
        name, equals, _ = text.partition("=")
        if equals and not text.startswith("#"):
            key = ".".join(part.strip().strip("\"'") for part in name.split("."))
            found.setdefault(f"{table}.{key}".lstrip("."), number)
    return found


def _table(header: str, counted: dict[str, int]) -> str:
    """The dotted name of a table by its header, with the numbers of the lists it is in."""
    name = ".".join(
        part.strip(" \"'") for part in header.split("]", maxsplit=1)[0].strip("[ ").split(".")
    )
    if header.startswith("[["):
        counted[name] = counted.get(name, -1) + 1
    for whole, number in counted.items():
        if name == whole or name.startswith(f"{whole}."):
            return f"{whole}.{number}{name.removeprefix(whole)}"
    return name


def line_in(lines: dict[str, int], key: str) -> int | None:
    """The line of a key, or of the innermost table of `lines_of_keys` that it stands in."""
    while key:
        if key in lines:
            return lines[key]
        key = key.rpartition(".")[0]
    return None
