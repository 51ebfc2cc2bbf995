"""The values that flow between the rooms: frozen, named in the field's own words, importing nothing."""
