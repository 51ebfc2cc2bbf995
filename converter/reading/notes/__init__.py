"""Tables among the notes, and notes below statements."""
