"""XBRL values from printed figures: signs by proven sums, calculation arcs, ties."""
