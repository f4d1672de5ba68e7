"""The measured claims, each beside its peer, in one run."""
