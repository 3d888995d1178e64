"""Denmark as data with valid time, read from `data/denmark.csv` (the state to 31 December 2026). Pure.

Region Hovedstaden and Region Sjælland become Region Østdanmark on 1 January 2027 (model, section 5).
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("data") / "denmark.csv"
REFORM = date(2027, 1, 1)
MERGED = {"Region Hovedstaden", "Region Sjælland"}
EAST = "Region Østdanmark"

# DAGI's codes; 1470 and 1471 are to be confirmed, no source read gives them
DISTRICTS = (
    ("1460", "Nordjyllands Politi"),
    ("1461", "Østjyllands Politi"),
    ("1462", "Midt- og Vestjyllands Politi"),
    ("1463", "Sydøstjyllands Politi"),
    ("1464", "Syd- og Sønderjyllands Politi"),
    ("1465", "Fyns Politi"),
    ("1466", "Sydsjællands og Lolland-Falsters Politi"),
    ("1467", "Midt- og Vestsjællands Politi"),
    ("1468", "Nordsjællands Politi"),
    ("1469", "Københavns Vestegns Politi"),
    ("1470", "Københavns Politi"),
    ("1471", "Bornholms Politi"),
)


@dataclass(frozen=True)
class RegionSpan:
    name: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class PlacementSpan:
    """A municipality in a region and a district; `valid_to` is the first day it no longer holds."""

    municipality: str
    region: str
    district: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Denmark:
    regions: list[RegionSpan]
    districts: tuple[tuple[str, str], ...]
    municipalities: list[tuple[str, str]]
    placements: list[PlacementSpan]


def denmark() -> Denmark:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = sorted({row["region"] for row in rows})
    regions = [RegionSpan(name, None, REFORM if name in MERGED else None) for name in names]
    return Denmark(
        regions=[*regions, RegionSpan(EAST, REFORM, None)],
        districts=DISTRICTS,
        municipalities=[(row["municipality_code"], row["municipality"]) for row in rows],
        placements=[span for row in rows for span in _placements(row)],
    )


def _placements(row: dict[str, str]) -> list[PlacementSpan]:
    place = (row["municipality_code"], row["region"], row["police_district"])
    if row["region"] not in MERGED:
        return [PlacementSpan(*place)]
    return [PlacementSpan(*place, None, REFORM), PlacementSpan(place[0], EAST, place[2], REFORM, None)]


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code, _ in denmark().municipalities)


def is_municipality(code: str) -> bool:
    return code in _codes()
