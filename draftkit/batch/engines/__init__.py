"""What runs the jobs: the processes of this machine, or a Dask cluster."""
