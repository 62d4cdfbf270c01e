"""From what somebody typed to what they want to know: small steps, each with its own words as data."""
