"""The pages' paths. Each app of pages keeps its own; their texts are Danish, their names English."""

from django.urls import URLPattern, URLResolver

from backend.web.about import urls as about
from backend.web.account import urls as accounts
from backend.web.acute import urls as acute
from backend.web.archive import urls as archive
from backend.web.cases import urls as cases
from backend.web.desk import urls as desk
from backend.web.devices import urls as devices
from backend.web.directory import urls as directory
from backend.web.entrance import urls as entrance
from backend.web.forums import urls as forums
from backend.web.information import urls as information
from backend.web.insight import urls as insight
from backend.web.lending import urls as lending
from backend.web.model import urls as model
from backend.web.moves import urls as moves
from backend.web.steering import urls as steering
from backend.web.systems import urls as systems
from backend.web.udoever import urls as udoever
from backend.web.who_to_call import urls as who_to_call

PAGES = (
    who_to_call,
    entrance,
    udoever,
    acute,
    archive,
    desk,
    moves,
    cases,
    forums,
    insight,
    information,
    model,
    directory,
    devices,
    steering,
    systems,
    accounts,
    lending,
    about,
)

urlpatterns: list[URLPattern | URLResolver] = [each for pages in PAGES for each in pages.urlpatterns]
