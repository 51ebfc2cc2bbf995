"""The reviewable tables that the converter reads. This package holds data only."""
