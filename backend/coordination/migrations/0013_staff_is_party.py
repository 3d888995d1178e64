"""Who may not know of a case is one relation, and every sight relation is what is granted, minus it (P6, L14).

`forbidden`: the recused, and whoever leads an agency whose staff is party to the case; by person, whatever else they
are. `case_head`: the heads of department who answer for those who hold a case; where none is left, the chairs.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import backend.core.sealing
from backend.core.wall import walled

FORBIDDEN = """
create view forbidden as
select case_id, person_id from recusal where ended_at is null
union all
select staff_party.case_id, person.id
from staff_party join person on person.agency_id = staff_party.agency_id
where staff_party.ended_at is null and exists (
    select from staffing where staffing.person_id = person.id
    and staffing.role in ('department-head', 'steering-chair', 'steering-deputy', 'partnership-administrator')
    and staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
)
"""

LEADING = """
select cases.id as case_id, staffing.person_id
from cases
     join staffing on staffing.partnership_id = cases.partnership_id and staffing.role in ({roles})
          and (staffing.municipality_id = cases.municipality_id or staffing.municipality_id is null)
     join able on able.partnership_id = cases.partnership_id and able.person_id = staffing.person_id
where staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
  and not exists (
    select from forbidden where forbidden.case_id = cases.id and forbidden.person_id = staffing.person_id
  )
"""
HEADS = LEADING.format(roles="'department-head'")
CASE_HEAD = f"""
create view case_head as
{HEADS}
union
{LEADING.format(roles="'steering-chair', 'steering-deputy'")}
  and not exists (select from ({HEADS}) as head where head.case_id = cases.id)
"""

NOT_FORBIDDEN = """
not exists (
    select from forbidden where forbidden.case_id = {row}.case_id and forbidden.person_id = {row}.person_id
)
"""
MINUS_FORBIDDEN = {f"{row}_minus_forbidden": NOT_FORBIDDEN.format(row=row) for row in ("granted", "acute")}

CASE_SIGHT = """
create or replace view case_sight as
select granted.case_id, granted.person_id, granted.why
from (
    select id as case_id, coordinator_id as person_id, 'coordinator'::varchar as why, partnership_id from cases
    union all
    select id, deputy_id, 'deputy', partnership_id from cases
    union all
    select seat.case_id, seat.person_id, seat.role, cases.partnership_id
    from seat join cases on cases.id = seat.case_id
    where seat.left_at is null
    union all
    select acute.case_id, acute.person_id, acute.role, cases.partnership_id
    from acute_access as acute join cases on cases.id = acute.case_id
    where acute.ends_at > now()
) as granted
where exists (
    select from able where able.partnership_id = granted.partnership_id and able.person_id = granted.person_id
) and {granted_minus_forbidden}
"""

HANDOVER_SIGHT = """
create or replace view handover_sight as
select handover.id as handover_id, case_sight.person_id, 'case'::varchar as why
from handover join case_sight on case_sight.case_id = handover.case_id
where case_sight.why in ('coordinator', 'deputy')
union all
select granted.handover_id, granted.person_id, granted.why
from (
    select offer.handover_id, offer.to_id as person_id, 'offer'::varchar as why, cases.id as case_id,
           cases.partnership_id
    from offer join handover on handover.id = offer.handover_id join cases on cases.id = handover.case_id
    where offer.answer = ''
    union all
    select handover.id, handover.holder_id, 'holder', cases.id, cases.partnership_id
    from handover join cases on cases.id = handover.case_id
    where handover.kind = 'duty' and handover.holder_id is not null and handover.ended_at is null
    union all
    select handover.id, staffing.person_id, 'chair', cases.id, cases.partnership_id
    from handover join cases on cases.id = handover.case_id
         join staffing on staffing.partnership_id = cases.partnership_id
    where handover.state = 'with-chair'
      and staffing.role in ('steering-chair', 'steering-deputy') and staffing.person_id is not null
      and staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
) as granted
where exists (
    select from able where able.partnership_id = granted.partnership_id and able.person_id = granted.person_id
) and {granted_minus_forbidden}
"""

WISH_SIGHT = """
create or replace view wish_sight as
select wish.id as wish_id, case_sight.person_id, case_sight.why
from wish join case_sight on case_sight.case_id = wish.case_id
where case_sight.why in ('coordinator', 'deputy')
union all
select wish.id, case_head.person_id, 'head'
from wish join case_head on case_head.case_id = wish.case_id
where wish.kind = 'another-coordinator'
"""

ACUTE_SIGHT = """
create or replace view acute_sight as
select acute.id as acute_id, acute.person_id, 'opener'::varchar as why
from acute_access as acute
     join cases on cases.id = acute.case_id
     join able on able.partnership_id = cases.partnership_id and able.person_id = acute.person_id
where {acute_minus_forbidden}
union all
select acute.id, s.person_id, s.why
from acute_access as acute join case_sight as s on s.case_id = acute.case_id
where s.why in ('coordinator', 'deputy')
union all
select acute.id, case_head.person_id, 'head'
from acute_access as acute join case_head on case_head.case_id = acute.case_id
where case_head.person_id <> acute.person_id
"""

REFERRAL_SIGHT = """
create or replace view referral_sight as
select referral.id as referral_id, person.id as person_id, 'referrer'::varchar as why
from referral join person on person.id = referral.referrer_id
where person.is_active and person.blocked_at is null
union all
select referral.id, staffing.person_id, 'screener'
from referral
     join staffing on staffing.partnership_id = referral.partnership_id
          and (staffing.municipality_id = referral.municipality_id or staffing.municipality_id is null)
     join able on able.partnership_id = referral.partnership_id and able.person_id = staffing.person_id
where staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
  and referral.state = 'received'
  and (staffing.role = 'stalkingvisitator' or staffing.role = 'department-head' and not exists (
    select from staffing as visitator join able as present
         on present.partnership_id = visitator.partnership_id and present.person_id = visitator.person_id
    where visitator.partnership_id = referral.partnership_id and visitator.role = 'stalkingvisitator'
      and (visitator.municipality_id = referral.municipality_id or visitator.municipality_id is null)
      and visitator.valid_from <= now() and (visitator.valid_until is null or visitator.valid_until > now())
  ))
  and not exists (
    select from forbidden join cases on cases.id = forbidden.case_id
    where forbidden.person_id = staffing.person_id
      and cases.held_in is not null and referral.cpr_index <> '' and cases.exposed_index = referral.cpr_index
  )
"""
# why it was declared is for those who hold the case
HOLDERS = """
exists (
    select from case_sight as s where s.case_id = {table}.case_id and s.person_id = app_person()
    and s.why in ('coordinator', 'deputy')
)
"""


def by_pair(name: str, table: str) -> migrations.CreateModel:
    """A relation of cases and people, made by the SQL above."""
    key = models.CompositePrimaryKey(
        "case_id", "person_id", blank=True, editable=False, primary_key=True, serialize=False
    )
    return migrations.CreateModel(name, fields=[("pk", key)], options={"db_table": table, "managed": False})


def to(model: str, **more: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=model, **more)


class Migration(migrations.Migration):
    dependencies = [("coordination", "0012_sealed_address")]

    operations = [
        migrations.CreateModel(
            "StaffParty",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reason", backend.core.sealing.SealedTextField()),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("agency", to("agencies.agency")),
                ("case", to("coordination.case", related_name="staff_parties")),
            ],
            options={
                "db_table": "staff_party",
                "constraints": [
                    models.UniqueConstraint(
                        fields=["case", "agency"],
                        condition=Q(ended_at=None),
                        name="staff_is_party_once_per_agency",
                    )
                ],
            },
        ),
        migrations.RunSQL(FORBIDDEN, "drop view forbidden"),
        migrations.RunSQL(CASE_HEAD, "drop view case_head"),
        *(
            migrations.RunSQL(view.format(**MINUS_FORBIDDEN), migrations.RunSQL.noop)
            for view in (CASE_SIGHT, HANDOVER_SIGHT, WISH_SIGHT, ACUTE_SIGHT, REFERRAL_SIGHT)
        ),
        by_pair("Forbidden", "forbidden"),
        by_pair("CaseHead", "case_head"),
        walled("staff_party", HOLDERS),
    ]
