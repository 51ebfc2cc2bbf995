"""Tables in plain text: lines, blanks, tabs, wrapped labels."""
