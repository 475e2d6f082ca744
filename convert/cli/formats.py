"""`article-convert formats`: what can be read and written here."""


def formats() -> None:
    """List the readers and backends, where each comes from, and what it lacks on this machine."""
    from convert.cli.machine import lacking, reading_lacks
    from convert.registry import Group, registered

    groups: tuple[tuple[str, Group], ...] = (
        ("Reads", "convert.readers"),
        ("Writes", "convert.backends"),
    )
    for title, group in groups:
        print(title)
        for name, point in registered(group).items():
            state = lacking(name) if group == "convert.backends" else reading_lacks(name)
            print(f"  {name:<6} {point.distribution:<18} {state or 'ready'}")
