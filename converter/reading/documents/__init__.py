"""What a document is: bytes, submissions, pages as one text, tables of line items."""
