"""Who gets in with a password or a passkey: allauth's ways, and the house's word on who may."""

from allauth.account.auth_backends import AuthenticationBackend

from backend.agencies.signin import may_sign_in


class SignIn(AuthenticationBackend):
    """Each request asks again, so a block ends open sessions at once."""

    def user_can_authenticate(self, user) -> bool:
        return may_sign_in(user)
