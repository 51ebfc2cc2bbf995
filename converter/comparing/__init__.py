"""Two reports of one company against each other: results of ours, or anybody's inline filings."""
