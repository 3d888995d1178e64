"""What the pages need set: what a browser may load, how allauth behaves, which identity provider is asked."""

from typing import Any
from urllib.parse import urlsplit

SELF = "'self'"
# nothing of the phone is asked for, but a passkey
DENIED = (
    "accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope hid magnetometer "
    "microphone midi payment serial usb xr-spatial-tracking"
)
PERMISSIONS_POLICY: dict[str, list[str]] = {
    **{feature: [] for feature in DENIED.split()},
    "publickey-credentials-get": ["self"],
    "publickey-credentials-create": ["self"],
}
PASSWORDS = "django.contrib.auth.password_validation."
ALLAUTH: dict[str, Any] = {
    "ACCOUNT_ADAPTER": "backend.web.account.adapters.Accounts",
    "ACCOUNT_LOGIN_METHODS": {"username"},
    "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
    "ACCOUNT_USER_MODEL_EMAIL_FIELD": None,
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_EMAIL_NOTIFICATIONS": False,
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_LOGOUT_ON_GET": False,
    "ACCOUNT_LOGOUT_REDIRECT_URL": "/",
    "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": True,
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 300,
    "ACCOUNT_RATE_LIMITS": {
        "login": "30/m/ip",
        "login_failed": "20/m/ip,5/5m/key",
        "reauthenticate": "10/m/user",
    },
    "ACCOUNT_USER_DISPLAY": lambda person: person.name,
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "SOCIALACCOUNT_ADAPTER": "backend.web.account.adapters.SingleSignOn",
    "SOCIALACCOUNT_AUTO_SIGNUP": False,
    "SOCIALACCOUNT_STORE_TOKENS": False,
    "SOCIALACCOUNT_LOGIN_ON_GET": False,
    "MFA_ADAPTER": "backend.web.account.adapters.SecondFactors",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_TOTP_ISSUER": "Én indgang",
    "MFA_TOTP_TOLERANCE": 1,
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": PASSWORDS + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
        {"NAME": PASSWORDS + "CommonPasswordValidator"},  # the 20,000 most often leaked, no network asked
        {"NAME": PASSWORDS + "NumericPasswordValidator"},
        {
            "NAME": PASSWORDS + "UserAttributeSimilarityValidator",
            "OPTIONS": {"user_attributes": ["username", "name"]},
        },
    ],
}

# a person's own tokens: the code alone, S256 alone, kept as hashes; a refresh token is used once (RFC 9700)
LENDING: dict[str, Any] = {
    "OAUTH2_VALIDATOR_CLASS": "backend.api.lending.Validator",
    "PKCE_REQUIRED": True,
    "ROTATE_REFRESH_TOKEN": True,
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
}


def content_security_policy(issuer: str) -> dict[str, Any]:
    """Nothing inline, nothing from elsewhere. Signing in elsewhere is a form that is sent on to the provider."""
    provider = [f"{parts.scheme}://{parts.netloc}" for parts in [urlsplit(issuer)] if parts.netloc]
    return {
        # the readable pages of the API come with inline code of their own
        "EXCLUDE_URL_PREFIXES": ("/api/v1/docs",),
        "DIRECTIVES": {
            "default-src": ["'none'"],
            "script-src": [SELF],
            "style-src": [SELF],
            "img-src": [SELF, "data:"],
            "font-src": [SELF],
            "connect-src": [SELF],
            "manifest-src": [SELF],
            "worker-src": [SELF],
            "form-action": [SELF, *provider],
            "frame-ancestors": ["'none'"],
            "base-uri": ["'none'"],
        },
    }


def single_sign_on(*, issuer: str, client_id: str, secret: str, name: str) -> dict[str, Any]:
    """For allauth: one provider, PKCE, and nothing kept of what it says. Without an issuer there is none."""
    if not issuer:
        return {}
    app = {
        "provider_id": "sso",
        "name": name,
        "client_id": client_id,
        "secret": secret,
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}
