"""Periods: dates and lengths in headings, captions and running text, and a company's years."""
