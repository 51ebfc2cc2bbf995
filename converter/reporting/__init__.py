"""Facts from statements: one for each concept, period and unit, with every place where it is printed."""
