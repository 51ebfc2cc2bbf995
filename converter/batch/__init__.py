"""Many documents: sources, a ledger, engines that run the units, and the report of a run."""
