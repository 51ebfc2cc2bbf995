"""Tables of balances and their movements, component by component."""
