"""The account: what changed from one version of an agreement to the next, clause by clause."""
