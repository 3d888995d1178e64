"""The model: for anybody."""

from tests.web.page_table import Row

ROWS = [
    Row("modellen", stranger=200, query="?emne=children&hvem=police"),
    Row("modellen/pligter/<slug:code>", stranger=200, fill={"code": "anonymous-help"}),
    Row("modellen/raad", stranger=200),
    Row("modellen/kort", stranger=200, query="?kommune=0561&emne=children"),
    Row("modellen/kort.pdf", stranger=200, query="?kommune=0561&emne=children"),
]
