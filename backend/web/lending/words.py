"""What a system may do in somebody's name, by scope."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SCOPES: dict[str, Promise] = {
    "read": _("se det, du må se"),
    "act": _("gøre det, du må gøre: åbne, overdrage, svare og skrive i dit navn"),
}
