"""What a client may ask for: a system what it is registered for, any other to act in a person's name."""

from typing import Any

from oauth2_provider.models import AbstractApplication
from oauth2_provider.scopes import SettingsScopes

from backend.systems.scopes import IN_A_PERSONS_NAME
from backend.systems.selectors import system_of


class OfEachClient(SettingsScopes):
    """A client that asks for nothing in particular is given all it may have."""

    def get_available_scopes(self, application: Any = None, *args: Any, **kwargs: Any) -> list[str]:
        if application is None:
            return []
        if application.authorization_grant_type != AbstractApplication.GRANT_CLIENT_CREDENTIALS:
            return list(IN_A_PERSONS_NAME)
        system = system_of(application)
        return system.scopes if system else []

    def get_default_scopes(self, application: Any = None, *args: Any, **kwargs: Any) -> list[str]:
        return self.get_available_scopes(application)
