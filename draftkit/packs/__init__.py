"""The papers of a signing pack, each a tree made from the agreement that is to be signed."""
