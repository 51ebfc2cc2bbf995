"""Labels: what they stand under, and the figures that they hold."""
