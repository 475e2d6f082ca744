"""One article, written by hand in each format as people write it there."""

from tests.readers.pandoc.word_files import word_file

COMMONMARK = """---
title: The Ferry in Winter
author: Jane Doe
date: 3 March 2024
lang: en
---

The ferry leaves at *seven*, or it **does not** leave -- "nobody" asks. It runs on `steam`.

## What the ice does

A note stands here.[^1] There is [a chart](https://example.org/ice).

[^1]: The parish book has more.

> We waited for two days.

1. Ring the bell.
2. Wait.

- bread
- lamp oil

| Day | Boats |
|-----|-------|
| Monday | two |

```
one  two
```

### The second crossing

It was calm.
"""

HTML = """<!DOCTYPE html>
<html lang="en"><head><title>The Ferry in Winter - Island News</title>
<meta name="author" content="Jane Doe"><script>var hidden = "words";</script></head><body>
<nav><a href="/">Home</a></nav>
<main>
<h1>The Ferry in Winter</h1><p class="byline">Jane Doe</p>
<p class="date"><time datetime="2024-03-03">3 March 2024</time></p>
<p>The ferry leaves at <em>seven</em>, or it <strong>does not</strong> leave -- "nobody" asks.
It runs on <code>steam</code>.</p>
<h2 id="ice">What the ice does</h2>
<p>A note stands here.<a href="#fn1" role="doc-noteref">[1]</a> There is
<a href="https://example.org/ice">a chart</a>.</p>
<aside id="fn1" role="doc-footnote"><p>The parish book has more.
<a href="#x" role="doc-backlink">Back</a></p></aside>
<blockquote><p>We waited for two days.</p></blockquote>
<ol><li>Ring the bell.</li><li>Wait.</li></ol>
<ul><li>bread</li><li>lamp oil</li></ul>
<table><thead><tr><th>Day</th><th>Boats</th></tr></thead>
<tbody><tr><td>Monday</td><td>two</td></tr></tbody></table>
<pre><code>one  two</code></pre>
<h3>The second crossing</h3>
<p>It was calm.</p>
</main></body></html>
"""

RST = """The Ferry in Winter
===================

:Author: Jane Doe
:Date: 3 March 2024

The ferry leaves at *seven*, or it **does not** leave -- "nobody" asks. It runs on ``steam``.

What the ice does
-----------------

A note stands here. [1]_ There is `a chart <https://example.org/ice>`__.

.. [1] The parish book has more.

..

   We waited for two days.

1. Ring the bell.
2. Wait.

- bread
- lamp oil

======  =====
Day     Boats
======  =====
Monday  two
======  =====

::

   one  two

The second crossing
~~~~~~~~~~~~~~~~~~~

It was calm.
"""

ORG = """#+TITLE: The Ferry in Winter
#+AUTHOR: Jane Doe
#+DATE: 3 March 2024
#+LANGUAGE: en

The ferry leaves at /seven/, or it *does not* leave -- "nobody" asks. It runs on ~steam~.

* What the ice does

A note stands here.[fn:1] There is [[https://example.org/ice][a chart]].

#+BEGIN_QUOTE
We waited for two days.
#+END_QUOTE

1. Ring the bell.
2. Wait.

- bread
- lamp oil

| Day    | Boats |
|--------+-------|
| Monday | two   |

#+BEGIN_EXAMPLE
one  two
#+END_EXAMPLE

** The second crossing

It was calm.

[fn:1] The parish book has more.
"""

LATEX = r"""\documentclass{article}
\usepackage[english]{babel}
\title{The Ferry in Winter}
\author{Jane Doe}
\date{3 March 2024}
\begin{document}
\maketitle
The ferry leaves at \emph{seven}, or it \textbf{does not} leave -{}- "nobody" asks.
It runs on \texttt{steam}.
\section{What the ice does}\label{ice}
A note stands here.\footnote{The parish book has more.} % never shown
There is \href{https://example.org/ice}{a chart}.
\begin{quote}
We waited for two days.
\end{quote}
\begin{enumerate}
\item Ring the bell.
\item Wait.
\end{enumerate}
\begin{itemize}
\item bread
\item lamp oil
\end{itemize}
\begin{tabular}{ll}
\hline
Day & Boats \\
\hline
Monday & two \\
\hline
\end{tabular}
\begin{verbatim}
one  two
\end{verbatim}
\subsection{The second crossing}
It was calm.
\end{document}
"""

MEDIAWIKI = """= The Ferry in Winter =

By Jane Doe

3 March 2024

The ferry leaves at ''seven'', or it '''does not''' leave -- "nobody" asks. It runs on \
<code>steam</code>.

== What the ice does ==

A note stands here.<ref>The parish book has more.</ref> There is [https://example.org/ice a chart].

<blockquote>We waited for two days.</blockquote>

# Ring the bell.
# Wait.

* bread
* lamp oil

{|
! Day !! Boats
|-
| Monday || two
|}

<pre>one  two</pre>

=== The second crossing ===

It was calm.
"""

TYPST = """= The Ferry in Winter

By Jane Doe

3 March 2024

The ferry leaves at _seven_, or it *does not* leave -\\- \\"nobody\\" asks. It runs on `steam`.

== What the ice does

A note stands here.#footnote[The parish book has more.] There is
#link("https://example.org/ice")[a chart].

#quote(block: true)[We waited for two days.]

+ Ring the bell.
+ Wait.

- bread
- lamp oil

#table(columns: 2, table.header([Day], [Boats]), [Monday], [two])

```
one  two
```

=== The second crossing

It was calm.
"""


def _run(words: str, mark: str = "") -> str:
    marked = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f'<w:r>{marked}<w:t xml:space="preserve">{words}</w:t></w:r>'


def _p(style: str, *runs: str, number: int = 0) -> str:
    level = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    inside = "".join(run if run.startswith("<") else _run(run) for run in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{level}</w:pPr>{inside}</w:p>'


def _row(*cells: str, head: bool = False) -> str:
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    inside = "".join(f"<w:tc>{_p('Normal', cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{mark}{inside}</w:tr>"


def _table() -> str:
    look = '<w:tblPr><w:tblLook w:firstRow="1" w:val="0020"/></w:tblPr>'
    return f"<w:tbl>{look}{_row('Day', 'Boats', head=True)}{_row('Monday', 'two')}</w:tbl>"


def docx() -> bytes:
    """The article as a Word file, in the styles that Word has."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    link = f'<w:hyperlink r:id="rIdLink">{_run("a chart")}</w:hyperlink>'
    body = [
        _p("Title", "The Ferry in Winter"),
        _p("Normal", "By Jane Doe"),
        _p("Normal", "3 March 2024"),
        _p(
            "Normal",
            "The ferry leaves at ",
            _run("seven", "<w:i/>"),
            ", or it ",
            _run("does not", "<w:b/>"),
            ' leave -- "nobody" asks. It runs on ',
            _run("steam", '<w:rStyle w:val="VerbatimChar"/>'),
            ".",
        ),
        _p("Heading1", "What the ice does"),
        _p("Normal", "A note stands here.", note, " There is ", link, "."),
        _p("Quote", "We waited for two days."),
        _p("Normal", "Ring the bell.", number=1),
        _p("Normal", "Wait.", number=1),
        _p("Normal", "bread", number=2),
        _p("Normal", "lamp oil", number=2),
        _table(),
        _p("SourceCode", "one  two"),
        _p("Heading2", "The second crossing"),
        _p("Normal", "It was calm."),
    ]
    return word_file("".join(body), note="The parish book has more.")


FORMATS: dict[str, str | bytes] = {
    "commonmark": COMMONMARK,
    "markdown": COMMONMARK,
    "html": HTML,
    "rst": RST,
    "org": ORG,
    "latex": LATEX,
    "mediawiki": MEDIAWIKI,
    "typst": TYPST,
    "docx": docx(),
}
