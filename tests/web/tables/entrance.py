"""The entrance: for whoever works for a partner and does not counsel anonymously; what waits, for whom it waits."""

from tests.web.page_table import Row

NOT_THEIRS = {"frivillig": 403, "fremmed": 403, "drift": 403}
REFERRAL = {
    "municipality": "0561",
    "basis": "consent",
    "number": "00 90 00 01",
    "children": "no",
}
MESSAGE = {"municipality": "0561", "about": "AAAA-AAAA", "text": "Ring at nine"}
THE_VISITATORS = {"visitator": 200, "stedfortraeder": 200}

ROWS = [
    Row("send-videre", but=NOT_THEIRS),
    Row("send-videre", "POST", people=302, but=NOT_THEIRS, body=REFERRAL),
    Row("send-videre/mine"),
    Row("send-videre/venter"),
    Row("send-videre/<uuid:referral_id>", people=404, but={**THE_VISITATORS, "betjent": 302}, on="referred"),
    Row("send-videre/<uuid:referral_id>/kvittering", people=404, but={"betjent": 200}, on="referred"),
    Row(
        "send-videre/<uuid:referral_id>/aabn",
        "POST",
        people=404,
        but={"visitator": 302, "stedfortraeder": 302, "betjent": 403},
        on="referred",
    ),
    Row(
        "send-videre/<uuid:referral_id>/afvis",
        "POST",
        people=404,
        but={"visitator": 302, "stedfortraeder": 302, "betjent": 403},
        on="referred",
        body={"reason": "advice-given"},
    ),
    Row("besked", but=NOT_THEIRS),
    Row("besked", "POST", people=302, but=NOT_THEIRS, body=MESSAGE),
    Row("besked/<uuid:message_id>/kvittering", people=404, but={"betjent": 200}, on="noted"),
    Row("beskeder"),
    Row(
        "beskeder/<uuid:message_id>/klaret",
        "POST",
        people=404,
        but={"visitator": 302, "stedfortraeder": 302},
        on="noted",
    ),
    Row("har-en-koordinator", but=NOT_THEIRS),
    Row(
        "har-en-koordinator",
        "POST",
        but=NOT_THEIRS,
        body={"cpr": "990101-0001", "reason": "She asks me to"},
    ),
]
