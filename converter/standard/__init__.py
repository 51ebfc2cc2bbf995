"""Standard taxonomies: their facts as tables, tables beside packages, packages that users bring."""
