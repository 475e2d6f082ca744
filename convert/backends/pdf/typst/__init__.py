"""PDF by Typst: a compiler in a wheel, without any library of the system.

An article reaches it as data, which a template of ours sets: no string of a source is ever read
as its language.
"""
