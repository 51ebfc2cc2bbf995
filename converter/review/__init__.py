"""A local page on which a person corrects the mapping of results."""
