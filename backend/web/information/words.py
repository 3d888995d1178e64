"""What the codes of items, disclosures and consents are called on pages: tables, each total over what it names."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.coordination.models import PartyKind, Regime
from backend.information.models import HowGiven, Nature
from backend.information.passing import Basis, Category, Channel, Purpose
from backend.responsibilities.vocabulary import Wing
from backend.web.cases.words import Words

KINDS: Words = {
    PartyKind.EXPOSED: _("den udsatte"),
    PartyKind.CHILD: _("barn"),
    PartyKind.RELATIVE: _("pårørende"),
    PartyKind.UDOEVER: _("udøver"),
}
CATEGORIES: Words = {
    Category.CONTACT: _("Kontaktoplysninger"),
    Category.SEALED_ADDRESS: _("Beskyttet adresse"),
    Category.CHILDREN: _("Børn"),
    Category.HEALTH: _("Helbred"),
    Category.OFFENCES: _("Strafbare forhold"),
    Category.RISK: _("Risiko"),
    Category.SAFETY_NOTE: _("Sikkerhed i hverdagen"),
}
NATURES: Words = {
    Nature.FACT: _("Faktum: noget, der er set, hørt eller sket"),
    Nature.OPINION: _("Vurdering: noget, nogen mener"),
    Nature.REFERENCE: _("Dokument: hvor det ligger"),
}
NATURES_SHORT: Words = {
    Nature.FACT: _("Faktum"),
    Nature.OPINION: _("Nogens vurdering"),
    Nature.REFERENCE: _("Dokument"),
}
REGIMES: Words = {
    Regime.GDPR: _("Databeskyttelsesforordningen"),
    Regime.LAW_ENFORCEMENT: _("Retshåndhævelsesloven"),
}
PURPOSES: Words = {
    Purpose.PROTECTION: _("Beskyttelse"),
    Purpose.SUPPORT: _("Støtte og rådgivning"),
    Purpose.PREVENTION: _("Forebyggelse"),
    Purpose.CHILD_WELFARE: _("Et barns trivsel"),
    Purpose.TREATMENT: _("Behandling"),
    Purpose.ORDER: _("Sag om tilhold"),
    Purpose.CRIMINAL_CASE: _("Straffesag: kan nå forsvaret"),
}
BASES: Words = {
    Basis.CONSENT: _("Personen har sagt ja"),
    Basis.SECTION_115: _("Retsplejelovens § 115 (SSP, PSP, KSP)"),
    Basis.STATUTORY_DUTY: _("Pligt efter loven"),
    Basis.ACUTE_DANGER: _("Akut fare"),
    Basis.HEALTH_ACT_43: _("Sundhedslovens § 43"),
}
CHANNELS: dict[str, Promise | str] = {
    Channel.NONE: _("Intet af dem"),
    Channel.SSP: "SSP",
    Channel.PSP: "PSP",
    Channel.KSP: "KSP",
}
WINGS: Words = {
    Wing.PREVENTION: _("forebyggelse"),
    Wing.INVESTIGATION: _("efterforskning"),
}
HOW_GIVEN: Words = {
    HowGiven.WRITTEN: _("Skriftligt"),
    HowGiven.SPOKEN: _("Mundtligt"),
    HowGiven.THROUGH_GUARDIAN: _("Gennem en værge eller forælder"),
}
REACHES_THE_DEFENCE = _("Kan nå forsvaret")
