"""The steering group: its chair and deputy. What is to be placed is a 404 for everybody else."""

from tests.web.page_table import Row

CHAIRS = ("leder", "leder2")
ROWS = [
    Row("styregruppen", people=403, but=dict.fromkeys(CHAIRS, 200)),
    Row("styregruppen/tal", people=403, but=dict.fromkeys(CHAIRS, 200)),
    Row("styregruppen/mangler", people=403, but=dict.fromkeys((*CHAIRS, "administrator"), 200)),
    Row(
        "styregruppen/placer/<uuid:handover_id>",
        people=404,
        but=dict.fromkeys(CHAIRS, 200),
        on="with_chair",
    ),
    Row(
        "styregruppen/placer/<uuid:handover_id>",
        "POST",
        people=404,
        but=dict.fromkeys(CHAIRS, 422),
        on="with_chair",
    ),
]
