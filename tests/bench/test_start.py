"""From starting the server to its first answer, on a machine that has started it before."""

from time import perf_counter

import pytest

from tests.bench.report import Row
from tests.server import serving

pytestmark = pytest.mark.bench
WARM = 4.0  # seconds


def test_a_warm_start(cloned_database, tmp_path, measured):
    with serving(cloned_database, tmp_path / "cold"):
        pass
    begun = perf_counter()
    with serving(cloned_database, tmp_path / "warm"):
        measured.append(Row("Start", "until it is ready", perf_counter() - begun, "s", WARM))
