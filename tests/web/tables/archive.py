"""To the journal: for whoever has a place at the case; a bundle for its agency, its content for its maker alone."""

from tests.web.page_table import Row

HERE = "sager/<uuid:case_id>/til-journalen"
BUNDLE = "pakker/<uuid:bundle_id>"
ANSWERED, UNFINISHED = 302, 422
OWN = ("koordinator", "stedfortraeder")
ROWS = [
    Row("til-journalen"),
    Row(HERE, on="informed", seen=True),
    Row(HERE, "POST", people=ANSWERED, on="informed", seen=True, body={"purpose": "journal"}),
    Row(BUNDLE, people=404, but={"koordinator": 200, "stedfortraeder": 403}, on="informed"),
    Row(f"{BUNDLE}/journaliseret", people=404, but=dict.fromkeys(OWN, 200), on="informed"),
    Row(f"{BUNDLE}/journaliseret", "POST", people=404, but=dict.fromkeys(OWN, UNFINISHED), on="informed"),
    Row("fjernet", people=404, but={"administrator": 200, "afdelingsleder": 200}),
]
