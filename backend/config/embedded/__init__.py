"""A PostgreSQL of one's own for machines without one. A real server is named by DATABASE_URL instead.

account   whom the server runs as        birth    how a cluster is made
home      where it lies                  server   start and stop
program   PostgreSQL's binaries          cluster  who uses it: first in starts, last out stops
locks     between processes
"""

import atexit
import functools
from pathlib import Path

from .birth import APP, OWNER
from .cluster import Cluster

__all__ = ["APP", "OWNER", "Cluster", "cluster_of"]


@functools.cache
def cluster_of(checkout: Path, *, fleeting: bool = False) -> Cluster:
    """The checkout's cluster, running, until this process ends."""
    cluster = Cluster(checkout, fleeting=fleeting)
    cluster.attach()
    atexit.register(cluster.release)
    return cluster
