"""The first page and its copy: for anybody."""

from tests.web.page_table import Row

ROWS = [
    Row("", stranger=200, query="?kommune=0561&emne=children"),
    Row("uden-net", stranger=200, query="?kommune=0561"),
    Row("sw.js", stranger=200),
    Row("sw.js", "POST", stranger=200),
    Row("manifest.webmanifest", stranger=200),
    Row("manifest.webmanifest", "POST", stranger=200),
]
