"""A software bill of materials of a lock file: CycloneDX 1.6 JSON, or licences as lines.

    python .ci/sbom.py requirements.lock > sbom.json
    python .ci/sbom.py requirements.lock --licences

What is pinned is listed, with the hashes that installing is held to; licences are those that the
installed packages state. The same lock file gives the same bytes.
"""

import json
import re
import sys
import uuid
from importlib import metadata
from pathlib import Path

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def pinned(lock: str) -> list[tuple[str, str, list[str]]]:
    """Name, version and SHA-256 hashes of each package that a lock file pins."""
    found: list[tuple[str, str, list[str]]] = []
    for line in lock.splitlines():
        if pin := PIN.match(line):
            found.append((pin[1].lower(), pin[2], []))
        if found:
            found[-1][2].extend(HASH.findall(line))
    return sorted(found)


def licence(name: str) -> str:
    """What an installed package states as its licence; empty where it states none."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    stated = said.get("License-Expression") or said.get("License") or ""
    if 0 < len(stated) <= 100 and "\n" not in stated:
        return stated
    kinds = [c for c in said.get_all("Classifier") or () if c.startswith("License ::")]
    return " OR ".join(kind.rpartition(" :: ")[2] for kind in kinds)


def component(name: str, version: str, hashes: list[str]) -> dict[str, object]:
    """A package as CycloneDX has it; each of its files is a distribution with a hash."""
    address = f"pkg:pypi/{name}@{version}"  # whatever index it is had from
    made: dict[str, object] = {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
        "externalReferences": [
            {"type": "distribution", "url": address, "hashes": [{"alg": "SHA-256", "content": one}]}
            for one in sorted(hashes)
        ],
    }
    if stated := licence(name):
        made["licenses"] = [{"license": {"name": stated}}]
    return made


def bill(lock: str) -> dict[str, object]:
    """The whole document; its serial number is made of what it lists."""
    own = "article-convert"
    version = metadata.version(own)
    listed = [component(*pin) for pin in pinned(lock)]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(listed, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": own,
                "version": version,
                "licenses": [{"expression": licence(own)}],
            }
        },
        "components": listed,
        "dependencies": [{"ref": own, "dependsOn": [str(each["bom-ref"]) for each in listed]}],
    }


def main() -> None:
    """Print the bill, or the licences."""
    lock = Path(sys.argv[1]).read_text(encoding="utf-8")
    if "--licences" in sys.argv[2:]:
        for name, version, _ in pinned(lock):
            print(f"{name:<28} {version:<20} {licence(name) or 'not stated'}")
        return
    print(json.dumps(bill(lock), indent=2, sort_keys=True))


if __name__ == "__main__":
    main()
