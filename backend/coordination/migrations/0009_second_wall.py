"""The second wall around what is known of people (P6): should a reading forget to ask who may see, nothing shows.

A handover shows its case in outline to those asked (number, municipality: P7); so the case's own row shows to them,
and what is known of people stands in other tables or is sealed.
"""

from django.db import migrations

from backend.core.wall import Through, walled

OUTLINE = """
create view case_outline as
select case_id, person_id from case_sight
union all
select handover.case_id, s.person_id from handover_sight as s join handover on handover.id = s.handover_id
union all
select wish.case_id, s.person_id from wish_sight as s join wish on wish.id = s.wish_id
"""
OF_A_CASE = Through("case_sight", "case_id", "case_id")


class Migration(migrations.Migration):
    dependencies = [("coordination", "0008_the_entrance_holds"), ("core", "0004_who_acts")]

    operations = [
        migrations.RunSQL(OUTLINE, "drop view case_outline"),
        walled("cases", Through("case_outline", "case_id", "id")),
        walled("case_party", OF_A_CASE),
        walled("external_reference", OF_A_CASE),
        walled("seat", OF_A_CASE),
        walled("recusal", OF_A_CASE),
        walled("history_line", OF_A_CASE),
        walled("telling", OF_A_CASE),
        walled("handover", Through("handover_sight", "handover_id", "id")),
        walled("offer", Through("handover_sight", "handover_id", "handover_id")),
        walled("wish", Through("wish_sight", "wish_id", "id")),
        walled("referral", Through("referral_sight", "referral_id", "id")),
        walled("message", "{table}.sender_id = app_person()", Through("message_sight", "message_id", "id")),
    ]
