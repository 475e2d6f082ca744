"""The reference validators of the four formats, each behind one function.

Every module here but `tools` and `dialogue` is one validator with one public function,
`judge(files, tools) -> list[Finding]`: it starts one process for all the files and reports a file
that got no answer as an error, never as silence.
"""
