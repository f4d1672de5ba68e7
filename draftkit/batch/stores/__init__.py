"""Where finished files go: a folder, or a bucket elsewhere. Each file is there whole or not at all."""

from draftkit.batch.stores.opening import open_store
from draftkit.batch.stores.store import Kept, OneFileOnly, Store

__all__ = ["Kept", "OneFileOnly", "Store", "open_store"]
