"""The look of the report: the Word template (built by a script) and the typst template."""
