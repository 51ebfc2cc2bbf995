"""The rules of the EDGAR Filer Manual and the data quality rules that a report of figures has to keep."""
