"""`article-convert doctor`: what this machine has, and what to do about the rest."""

MISSING = 3


def doctor() -> int:
    """Show what this machine has of what the formats need, and how to get what is missing."""
    from convert import __version__
    from convert.cli.machine import everything, validators

    needs = everything()
    print(f"article-convert {__version__}")
    for need in needs:
        mark, text = ("ok", need.found) if need.found else ("missing", need.advice)
        print(f"  {mark:<8} {need.name:<18} {text}")
    print("Reference validators, for `check --external`")
    for need in validators():
        mark, text = ("ok", need.found) if need.found else ("absent", need.advice)
        print(f"  {mark:<8} {need.name:<18} {text}")
    return 0 if all(need.found for need in needs) else MISSING
