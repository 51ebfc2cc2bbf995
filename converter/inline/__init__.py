"""The inline document: the source's own text, with tags around its figures."""
