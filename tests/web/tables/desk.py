"""The desk: everybody has one, with what waits for them; what is unusual is for heads of department."""

from tests.web.page_table import Row

ROWS = [Row("skrivebordet"), Row("nyt"), Row("usaedvanligt", people=403, but={"afdelingsleder": 200})]
