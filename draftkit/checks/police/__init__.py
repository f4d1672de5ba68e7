"""Police Reform and Social Responsibility Act 2011 and Police Act 1996: what police bodies may and may not do."""

from draftkit.checks.police import chief_officers, forces, policing_bodies

__all__ = ["chief_officers", "forces", "policing_bodies"]
