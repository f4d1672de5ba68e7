"""Tracked changes of any Word file: listed, and accepted or rejected (ISO/IEC 29500-1, 17.13.5)."""
