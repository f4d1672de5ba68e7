"""Bringing the newer file's ids into the older one, and what the redline uses of the newer file into its package."""

from draftkit.redline.translate.translator import Translator

__all__ = ["Translator"]
