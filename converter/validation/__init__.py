"""Whether a filing holds: Arelle's verdict, on a slice of the standard taxonomy."""
