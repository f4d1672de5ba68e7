"""The small language of clause files: markup, values that cannot become structure, filters."""
