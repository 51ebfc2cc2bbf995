"""Figures: digits and signs, scales, units, currencies."""
