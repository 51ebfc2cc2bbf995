"""XML names and writing, shared by the rooms that write XML."""
