"""`article-convert schema`: the JSON Schema of the document model."""

import json


def schema() -> None:
    """Print the JSON Schema of an Article, as `--to json` writes it."""
    from convert.interchange import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
