"""Brief and library to agreement: select, fill, define, resolve."""
