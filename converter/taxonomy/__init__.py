"""The report's own taxonomy: schema and linkbases; and slices of the standard one for validation."""
