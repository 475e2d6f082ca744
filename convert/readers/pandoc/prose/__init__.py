"""The words of a text in light markup, read without pandoc: enough of each notation is known to
leave out what is none of its prose.

What cannot be told from markup is left out too, so that a word found here is one that a reader of
the text expects to find. `signs` says which those are.
"""
