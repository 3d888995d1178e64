"""Systems of agencies: who administers a partnership finds the list. With a webhook there, see `test_systems`."""

from tests.web.page_table import Row

NOTHING = {
    "webhook_id": "0b5b7b3e-0c1a-4b1e-9d5e-0f1f2f3f4f5f",
    "system_id": "0b5b7b3e-0c1a-4b1e-9d5e-0f1f2f3f4f5f",
}
WEBHOOK = "fagsystemer/webhooks/<uuid:webhook_id>"
ROWS = [
    Row("fagsystemer", people=404, but={"administrator": 200}),
    *(
        Row(f"fagsystemer/<uuid:system_id>/{what}", method, people=404, fill=NOTHING)
        for what in ("slut", "noegle")
        for method in ("GET", "POST")
    ),
    Row("fagsystemer/<uuid:system_id>/noegle/slut", "POST", people=404, fill=NOTHING),
    *(Row(path, people=404, fill=NOTHING) for path in (WEBHOOK, f"{WEBHOOK}/hemmelighed")),
    *(
        Row(f"{WEBHOOK}/{what}", "POST", people=404, fill=NOTHING)
        for what in ("pause", "genoptag", "proev", "send-igen", "hemmelighed")
    ),
]
