"""Question sets, metrics, runs and reports. Nothing imports this package."""
