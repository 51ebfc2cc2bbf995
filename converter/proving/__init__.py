"""The sums a page proves by itself. This room knows figures and layout, no concepts."""
