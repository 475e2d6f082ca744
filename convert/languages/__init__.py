"""What differs from language to language, a file or two for each in `data/`.

`xx.toml` says how text of the language runs and is set (`language.Language`) and by which words a
reader knows the parts of an article (`words.Words`, `words.Patterns`); `xx.po` holds the few words
that outputs add (`phrases.Phrases`). A language without files is set as English is.
"""

from pathlib import Path

FOLDER = Path(__file__).with_name("data")
"""Where the files of all languages are."""
