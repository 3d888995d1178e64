"""One file of settings; values come from the environment through env.py. `make run` needs none of them."""

from pathlib import Path

from backend.config import database, env, logs, sandbox, secrets, web
from backend.systems.scopes import IN_A_PERSONS_NAME, MEANINGS

ROOT = Path(__file__).resolve().parents[2]

# The embedded database is a demonstration; a named server is the real thing, and has keys of its own.
DEMO = env.flag("DEMO", default=not env.secret("DATABASE_URL", ""))
KEYS = secrets.read(ROOT / "var", demo=DEMO)
SECRET_KEY = KEYS.secret_key
SEALING_KEYS = KEYS.sealing
INDEX_KEYS = KEYS.index
SIGNING_KEYS = secrets.signing(ROOT / "var", demo=DEMO)
FORMER_SIGNING_KEYS = env.text("FORMER_SIGNING_KEYS", "")
DEBUG = False
ALLOWED_HOSTS = env.text("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
# So many proxies stand before us, each of which adds to X-Forwarded-For; with none the header is anybody's word.
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("PROXIES", default=0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
CSRF_TRUSTED_ORIGINS = [origin for origin in env.text("TRUSTED_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "backend.config",
    "backend.core",
    "backend.agencies",
    "backend.responsibilities",
    "backend.coordination",
    "backend.information",
    "backend.forums",
    "backend.archive",
    "backend.insight",
    "backend.notifications",
    "backend.systems",
    "backend.api",
    "backend.web",
    "django.contrib.auth",
    "django.contrib.postgres",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    "oauth2_provider",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "backend.config.metrics.measured",
    "django.middleware.security.SecurityMiddleware",
    "backend.web.assets.Compressed",
    "backend.web.assets.Assets",
    "backend.web.content_policy.ContentPolicy",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "backend.web.language.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "backend.web.account.idle.Idle",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "backend.web.account.second_factor.SecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

# a demonstration that goes back to its beginning every so many minutes; 0 is none
SANDBOX_MINUTES = sandbox.minutes(
    wanted=env.flag("SANDBOX"), every=env.integer("SANDBOX_MINUTES", default=60), demo=DEMO
)
if SANDBOX_MINUTES:
    MIDDLEWARE.insert(0, "backend.config.sandbox.Announced")

ROOT_URLCONF = "backend.config.urls"
ASGI_APPLICATION = "backend.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "backend.web.frame.frame"]
        },
    }
]

DATABASES = database.databases()
DATABASE_APP_ROLE = DATABASES["default"]["USER"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# failed sign-ins and used codes, counted for all processes together; past the limit others' counts would be dropped
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_attempts",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

AUTH_USER_MODEL = "agencies.Person"
AUTHENTICATION_BACKENDS = ["backend.agencies.signin.PersonBackend", "backend.web.account.backends.SignIn"]

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STATICFILES_DIRS = [("dkfds", ROOT / "var" / "dkfds")]  # laid there by backend/config/dress.py
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "backend.web.assets.HashedNames"},
}
LOCALE_PATHS = [ROOT / "var" / "locale"]  # compiled there by backend/web/catalogue.py

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["backend.api.signin.Bearer", "backend.api.signin.Session"],
    "DEFAULT_PERMISSION_CLASSES": ["backend.api.signin.PeopleOnly"],
    "DEFAULT_PAGINATION_CLASS": "backend.api.pages.Pages",
    "DEFAULT_RENDERER_CLASSES": ["backend.api.rendering.Json"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "backend.api.rendering.Negotiation",
    "DEFAULT_PARSER_CLASSES": ["backend.api.parsing.Json"],
    "DEFAULT_SCHEMA_CLASS": "backend.api.schema.Schema",
    "EXCEPTION_HANDLER": "backend.api.errors.problem",
    "PAGE_SIZE": 20,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Én indgang",
    "DESCRIPTION": (
        "One entrance for people exposed to stalking: whom to call, who has the case, who is told.\n\n"
        "Sign in with `Authorization: Bearer TOKEN`. A system gets its token from `POST /oauth2/token` (client "
        "credentials) for its scopes: `model`, `directory`, `who-to-call`, `events`; cases are for people. Errors are "
        "problem+json with a stable `type`; sentences follow `Accept-Language` (da, en). What one may not know of "
        "is a 404. To change a case, send its `ETag` as `If-Match`; to ask twice and have it done once, an "
        "`Idempotency-Key`. Lists are `next`, `previous` and `results`: follow `next` until it is null."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "CaseState": "backend.api.cases.STATES",
        "HandoverState": "backend.api.handovers.STATES",
        "ReferralState": "backend.api.entrance.REFERRAL_STATES",
        "HandoverKind": "backend.coordination.models.HandoverKind.values",
        "ContactKind": "backend.api.who_to_call.KINDS",
        "Protection": "backend.api.sealed.PROTECTIONS",
        "DeclineReason": "backend.coordination.reasons.DeclineReason",
        "EndReason": "backend.coordination.reasons.EndReason",
        "ReferralReason": "backend.coordination.reasons.ReferralReason",
        "Channel": "backend.coordination.models.Channel.values",
        "Basis": "backend.api.cases.BASES",
        "PurposeEnum": "backend.api.looks.PURPOSES",
        "PartyKind": "backend.coordination.models.PartyKind.values",
        "AddedPartyKind": "backend.api.information_shapes.ADDED",
        "SharingBasis": "backend.api.information_shapes.BASES",
        "SharingChannel": "backend.api.information_shapes.CHANNELS",
        "BundlePurpose": "backend.api.archive.BUNDLE_PURPOSES",
        "AccessKind": "backend.api.insight_shapes.KINDS",
        "AccessGround": "backend.api.insight_shapes.GROUNDS",
        "SharingPurpose": "backend.api.information_shapes.PURPOSES",
        "RoomChannel": "backend.api.forums.CHANNELS",
        "Measure": "backend.api.telling.MEASURES",
        "OutcomeEnum": "backend.api.cases.OUTCOMES",
        "NoteKind": "backend.api.udoever.KINDS",
        "NoteBasis": "backend.api.udoever.BASES",
        "NoteOutcome": "backend.api.udoever.OUTCOMES",
    },
}

# how long a system may act in somebody's name before it asks again
LENT_HOURS = env.integer("LENT_HOURS", default=12)
OAUTH2_PROVIDER_APPLICATION_MODEL = "oauth2_provider.Application"
OAUTH2_PROVIDER = {
    "SCOPES": {**{str(scope): said for scope, said in MEANINGS.items()}, **IN_A_PERSONS_NAME},
    "SCOPES_BACKEND_CLASS": "backend.api.scopes.OfEachClient",
    "ACCESS_TOKEN_EXPIRE_SECONDS": 900,
    **web.LENDING,
    "REFRESH_TOKEN_EXPIRE_SECONDS": 3600 * LENT_HOURS,
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https", "http"] if DEMO else ["https"],
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["backend.systems.jobs"]
# whether webhooks may lead to this machine itself: for tests, in a demonstration alone
WEBHOOKS_TO_LOOPBACK = env.only_in_demo("WEBHOOKS_TO_LOOPBACK", demo=DEMO)

# the pages: whose site it is, how one signs in, what a browser may do
AUTHORITY = env.text("AUTHORITY", "")
AUTHORITY_PHONE = env.text("AUTHORITY_PHONE", "")
ACCESSIBILITY_STATEMENT = env.text("ACCESSIBILITY_STATEMENT", "")
REFUSAL_TEXTS = "backend.api.texts"
CSRF_FAILURE_VIEW = "backend.web.refusals.forged"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
IDLE_MINUTES = env.integer("IDLE_MINUTES", default=30)
SESSION_COOKIE_AGE = 60 * IDLE_MINUTES + 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"  # not Strict: the identity provider sends people back
OIDC_ISSUER = env.text("OIDC_ISSUER", "")
OIDC_USERNAME_CLAIM = env.text("OIDC_USERNAME_CLAIM", "preferred_username")
OIDC_ASSURANCE = [level for level in env.text("OIDC_ASSURANCE", "").split(",") if level]
SOCIALACCOUNT_PROVIDERS = web.single_sign_on(
    issuer=OIDC_ISSUER,
    client_id=env.text("OIDC_CLIENT_ID", ""),
    secret=env.secret("OIDC_CLIENT_SECRET", ""),
    name=env.text("OIDC_NAME", ""),
)
CONTENT_SECURITY_POLICY = web.content_security_policy(OIDC_ISSUER)
PERMISSIONS_POLICY = web.PERMISSIONS_POLICY
globals().update(web.ALLAUTH)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
# a password alone is not enough where cases are real
SECOND_FACTOR_REQUIRED = not DEMO

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # nothing to others; "no-referrer" would make forms look forged
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = not DEMO
CSRF_COOKIE_SECURE = not DEMO

# how often one person may look up whether somebody has a coordinator
LOOKUPS_AN_HOUR = env.integer("LOOKUPS_AN_HOUR", default=20)
# how often one person may open protected addresses
ADDRESSES_AN_HOUR = env.integer("ADDRESSES_AN_HOUR", default=5)
# how long an enrolled device shows the partners' lines without a sign-in
DEVICE_DAYS = env.integer("DEVICE_DAYS", default=180)
# how long a case stays open to somebody on acute duty who opened it (to be confirmed by a jurist)
ACUTE_HOURS = env.integer("ACUTE_HOURS", default=4)
# how often one person may try to open a case in an emergency, found or not
ACUTE_OPENINGS_AN_HOUR = env.integer("ACUTE_OPENINGS_AN_HOUR", default=10)
# to be confirmed by a jurist, all three: days until an agency has journaled what is its own, months that the house
# keeps a copy after closure where an agency decided nothing, years that the record of looking is kept
JOURNAL_DAYS = env.integer("JOURNAL_DAYS", default=14)
RETENTION_MONTHS = env.integer("RETENTION_MONTHS", default=24)
RECORD_KEPT_YEARS = env.integer("RECORD_KEPT_YEARS", default=5)
# how long a request for access may wait: ISO 8601, in calendar time and in working days (to be confirmed by a jurist)
INSIGHT_GDPR_WITHIN = env.text("INSIGHT_GDPR_WITHIN", "P1M")
INSIGHT_FILE_WITHIN = env.text("INSIGHT_FILE_WITHIN", "P7D")
# whether an udøver who asks may learn that there is a case (to be confirmed by a jurist)
INSIGHT_CONFIRMS_TO_UDOEVER = env.flag("INSIGHT_CONFIRMS_TO_UDOEVER", default=False)
# more than so many of a person's acts in a day are shown to their head of department
UNUSUAL = {
    "many-cases": env.integer("UNUSUAL_CASES_A_DAY", default=40),
    "many-refusals": env.integer("UNUSUAL_REFUSALS_A_DAY", default=10),
    "many-lookups": env.integer("UNUSUAL_LOOKUPS_A_DAY", default=10),
    "many-addresses": env.integer("UNUSUAL_ADDRESSES_A_DAY", default=3),
    "many-at-night": env.integer("UNUSUAL_CASES_A_NIGHT", default=5),
}

METRICS_TOKEN = env.secret("METRICS_TOKEN", default="")
HEARTBEAT_URL = env.text("HEARTBEAT_URL", default="")
RECORD_END_FILE = env.text("RECORD_END_FILE", default="")
LOG_FORMAT = env.one_of("LOG_FORMAT", logs.FORMATTERS, default="lines")
LOGGING = logs.of_the_house(LOG_FORMAT)
# how long a webhook's former secret signs beside the new one
WEBHOOK_SECRET_HOURS = env.integer("WEBHOOK_SECRET_HOURS", default=24)
# and how long the former secret of its own sign-in opens
SYSTEM_SECRET_HOURS = env.integer("SYSTEM_SECRET_HOURS", default=24)
