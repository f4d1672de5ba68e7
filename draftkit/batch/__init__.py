"""A table of agreements to a folder of drafts: names, jobs, stores, the ledger and the engines that run them."""
