"""Clause folder to Library: heads, sections, facts, terms, lint."""
