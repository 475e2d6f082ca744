"""`article-convert doctor`: what this machine has, and what to do about the rest."""

from convert.cli.listed import JsonOption, ListedNeed, print_json
from convert.formats import Need
from convert.limits.abilities import reduced

MISSING = 3


def doctor(as_json: JsonOption = False) -> int:
    """Show what this machine has of what the formats need, and how to get what is missing."""
    from convert import __version__
    from convert.cli.machine import everything, validators

    needs = everything()
    code = 0 if all(need.found or need.optional for need in needs) else MISSING
    judges = validators()
    if as_json:
        less = [Need(each.name, "", each.without) for each in reduced()]
        listed = [(need, not need.optional) for need in needs]
        listed += [(need, False) for need in (*less, *judges)]
        print_json(
            [
                ListedNeed(name=need.name, found=need.found, advice=need.advice, needed=needed)
                for need, needed in listed
            ]
        )
        return code
    print(f"article-convert {__version__}")
    for need in needs:
        lacks = "absent" if need.optional else "missing"
        mark, text = ("ok", need.found) if need.found else (lacks, need.advice)
        print(f"  {mark:<8} {need.name:<18} {text}")
    for ability in reduced():
        print(f"  {'reduced':<8} {ability.name:<18} {ability.without}")
    print("Reference validators, for `check --external`")
    for need in judges:
        mark, text = ("ok", need.found) if need.found else ("absent", need.advice)
        print(f"  {mark:<8} {need.name:<18} {text}")
    return code
