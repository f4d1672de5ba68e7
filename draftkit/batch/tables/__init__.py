"""A table of projects, in whatever form it comes, to entries: one for each agreement to be drafted."""
