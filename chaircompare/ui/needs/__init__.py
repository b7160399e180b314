"""What matters to the person: the rail, how it is counted, and what to ask the seller."""
