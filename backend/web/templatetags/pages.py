"""What templates of pages may ask for: icons, numbers, times, live parts, fields and their errors."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

from django import forms, template
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from backend.core import clock
from backend.web.presenters import phones, times

register = template.Library()


@cache
def _drawing(name: str) -> str:
    """The design system's own drawing; without it (not installed) the words stand alone."""
    path = finders.find(f"dkfds/img/svg-icons/{name}.svg")
    source = Path(path).read_text(encoding="utf-8") if isinstance(path, str) else "<svg></svg>"
    return source.replace("<svg", '<svg class="icon-svg" focusable="false" aria-hidden="true"', 1)


@register.simple_tag
def icon(name: str, kind: str = "") -> SafeString:
    """Beside words, never instead of them. `kind`: a class of the design system, such as alert-icon."""
    drawn = _drawing(name)
    return mark_safe(drawn.replace("icon-svg", f"icon-svg {kind}", 1) if kind else drawn)  # noqa: S308  our own


@register.filter
def tel(number: str) -> str:
    """The address that dials: `tel:+4512345678`."""
    return phones.dialled(number)


@register.filter
def number(value: str) -> str:
    """`12 34 56 78`."""
    return phones.read_out(value)


@register.filter
def moment(at: datetime) -> str:
    """`23. november 2026 kl. 14.05`."""
    return times.moment(at) if at else ""


@register.filter
def day(on: date | datetime) -> str:
    return times.day(on) if on else ""


@register.filter
def hour(at: datetime) -> str:
    """`14.05`."""
    return times.clock(at) if at else ""


@register.filter
def soon(at: datetime, now: datetime | None = None) -> str:
    """`i dag kl. 14.05`. Give `page.at`, so that the whole page means one moment."""
    return times.soon(at, now or clock.now()) if at else ""


@register.filter
def left(at: datetime, now: datetime | None = None) -> str:
    """`om 2 timer`, `for 3 dage siden`."""
    return times.until(at, now or clock.now()) if at else ""


@register.simple_tag(takes_context=True)
def live(context: template.Context, name: str, on: str = "") -> SafeString:
    """A part of the page (`Page.parts`) that is fetched again when the bell rings; `on`: for which kinds alone."""
    page, request = context["page"], context["request"]
    inner = get_template(page.parts[name]).render(cast(dict[str, Any], context.flatten()), request)
    if not page.is_live:
        return format_html('<div id="{}">{}</div>', name, mark_safe(inner))  # noqa: S308  escaped when rendered
    query = request.GET.copy()
    query["part"] = name
    return format_html(
        '<div id="{}" data-live="{}" hx-get="{}?{}" hx-trigger="ring" hx-swap="innerHTML">{}</div>',
        name,
        on,
        request.path,
        query.urlencode(),
        mark_safe(inner),  # noqa: S308  escaped when it was rendered
    )


@register.inclusion_tag("web/parts/_field.html")
def field(bound: forms.BoundField, hint: str = "", optional: bool = False) -> dict[str, Any]:
    """A field as the design system wants it: label, hint, error, and the control that they describe."""
    return {"field": bound, "hint": hint or bound.help_text, "optional": optional, **_dressed(bound, hint)}


def _dressed(bound: forms.BoundField, hint: str) -> dict[str, Any]:
    widget, name = bound.field.widget, bound.auto_id
    described = [f"{name}-hint"] * bool(hint or bound.help_text) + [f"{name}-error"] * bool(bound.errors)
    attrs: dict[str, str | bool] = {
        "class": "form-select" if isinstance(widget, forms.Select) else "form-input"
    }
    if isinstance(widget, forms.CheckboxInput):
        attrs["class"] = "form-checkbox"
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    group = isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return {
        "control": "" if group else bound.as_widget(attrs=attrs),
        "group": group,
        "checkbox": isinstance(widget, forms.CheckboxInput),
        "kind": "checkbox" if isinstance(widget, forms.CheckboxSelectMultiple) else "radio",
        "described_by": " ".join(described),
    }


@register.inclusion_tag("web/parts/_errors.html")
def errors(form: forms.BaseForm) -> dict[str, Any]:
    """What must be mended, on top of the form, each with a way to its field."""
    found = [
        (form[name].id_for_label, text)
        for name, texts in form.errors.items()
        if name in form.fields
        for text in texts
    ]
    return {"errors": found, "general": form.non_field_errors()}


@register.inclusion_tag("web/parts/_call.html")
def call(phone: str, large: bool = False) -> dict[str, Any]:
    """A button that dials."""
    return {"phone": phone, "large": large}


@register.simple_tag
def words() -> dict[str, str]:
    """What the page's own scripts say; they hold no words themselves."""
    return {"stale": _("Ikke opdateret siden kl. {0}"), "live": _("Opdateres af sig selv"), "more": _("Mere")}
