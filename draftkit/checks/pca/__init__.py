"""Policing and Crime Act 2017, Part 1 Chapter 1: the rules of sections 1 to 5, one module a section."""

from draftkit.checks.pca import section1, section2, section3, section4, section5

__all__ = ["section1", "section2", "section3", "section4", "section5"]
