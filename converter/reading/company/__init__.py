"""Who reports, and whose statements stand beside."""
