"""docs/matrix.md is drawn from the model."""

import pytest

from backend.responsibilities.book import load_models
from backend.responsibilities.drawing import matrix
from backend.responsibilities.management.commands.draw_matrix import MATRIX


@pytest.fixture(scope="module")
def model():
    return load_models()[-1]


def test_the_matrix_in_docs_is_the_one_drawn_from_the_model(model):
    assert MATRIX.read_text(encoding="utf-8") == matrix(model), "run manage.py draw_matrix"


def test_every_duty_is_drawn_once(model):
    drawn = matrix(model)
    counted = [drawn.count(f"{duty.title.en}<br>`{duty.code}`") for duty in model.duties]
    assert counted == [1] * len(model.duties)


def test_every_role_and_advice_is_drawn(model):
    drawn = matrix(model)
    assert all(f"`{thing.code}`" in drawn for thing in (*model.roles, *model.advice))


def test_every_row_of_a_table_has_as_many_cells_as_its_heading(model):
    cells = None
    for line in matrix(model).splitlines():
        if not line.startswith("|"):
            cells = None
        elif cells is None:
            cells = line.count("|")
        else:
            assert line.count("|") == cells


def test_a_cell_shows_where_it_is_from(model):
    [row] = [line for line in matrix(model).splitlines() if "`danger-now`" in line]
    assert "politiloven §" in row and "112 ●" in row and "15 minutter ○" in row
