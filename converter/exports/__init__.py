"""What is made of a report besides the filing itself: xBRL-JSON, CSV, the receipt."""
