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
