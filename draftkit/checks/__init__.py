"""Checks: the rules of the Acts and of drafting practice, over one brief and the draft made from it."""

from draftkit.checks.case import Case, make_case
from draftkit.checks.run import GROUPS, run_checks
from draftkit.checks.table import rules_table

__all__ = ["GROUPS", "Case", "make_case", "rules_table", "run_checks"]
