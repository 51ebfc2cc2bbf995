"""Reads the texts of taxonomy_maps into frozen values. It knows columns, no accounting."""
