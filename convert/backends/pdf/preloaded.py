"""WeasyPrint, loaded by being imported: for the server that workers are forked from.

Nothing else imports this module. A worker that is forked with WeasyPrint loaded starts at once and
shares its memory with the others; where Pango is missing, each article says so by itself.
"""

from contextlib import suppress

from convert.backends.pdf.weasyprint.engine import engine
from convert.errors import MissingError

with suppress(MissingError):
    engine()
