"""What each thing that a rule sees weighs: by rule, then by the words that name the evidence.

A positive weight speaks for the rule's claim, a negative one against it. Where there may be more or
less of a thing, the weight is that of one of it, or of all there is. One table, in two files: what
frames an article, and what it is made of.
"""

from typing import Final

from convert.readers.text.weights.body import BODY
from convert.readers.text.weights.frame import FRAME

WEIGHTS: Final[dict[str, dict[str, float]]] = {**FRAME, **BODY}
