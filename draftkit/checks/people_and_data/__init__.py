"""People, land, procurement, data, liability and tax: where other Acts ask for a decision."""

from draftkit.checks.people_and_data import information, liability, people, procurement, property

__all__ = ["information", "liability", "people", "procurement", "property"]
