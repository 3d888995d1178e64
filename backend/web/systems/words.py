"""What is said of systems and webhooks."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.systems.acts import Act, SignInAct, Standing
from backend.systems.scopes import Scope

SCOPES: dict[str, Promise] = {
    Scope.MODEL: _("modellen"),
    Scope.DIRECTORY: _("myndigheder og samarbejder"),
    Scope.WHO_TO_CALL: _("hvem man ringer til"),
    Scope.EVENTS: _("hændelser i myndighedens sager, kun numre"),
}
# the word, and the colour of the design system that goes with it
STANDINGS: dict[Standing, tuple[Promise, str]] = {
    Standing.FAILED: (_("Givet op"), "error"),
    Standing.RETRYING: (_("Prøver igen"), "warning"),
    Standing.PAUSED: (_("På pause"), "warning"),
    Standing.READY: (_("Klar"), "info"),
    Standing.WORKS: (_("Virker"), "success"),
    Standing.ENDED: (_("Afsluttet"), "info"),
}
OUTCOMES: dict[str, Promise] = {
    "delivered": _("Modtaget"),
    "refused": _("Afvist"),
    "timed-out": _("Svarede ikke i tide"),
    "unreachable": _("Kunne ikke nås"),
    "bad-certificate": _("Certifikatet passer ikke"),
    "not-public": _("Adressen er ikke offentlig"),
}
ACTS: dict[str, Promise] = {
    Act.MADE: _("Oprettet"),
    Act.PAUSED: _("Sat på pause"),
    Act.RESUMED: _("Genoptaget"),
    Act.REPLAYED: _("Bedt sendt igen"),
    Act.TESTED: _("Prøve sendt"),
    Act.SECRET_CHANGED: _("Hemmelighed skiftet"),
    Act.ENDED: _("Afsluttet"),
}
SIGN_IN_ACTS: dict[str, Promise] = {
    SignInAct.SECRET_CHANGED: _("Ny nøgle lavet"),
    SignInAct.FORMER_ENDED: _("Gamle nøgler afsluttet"),
}
TEST = _("Prøve")
