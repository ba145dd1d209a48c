"""All settings, read from the environment; docs/reference/settings.md says what each variable does."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from dondoc.lib.env import Environment

env = Environment(os.environ)

BASE_DIR = Path(__file__).resolve().parent.parent
#: Everything that the platform keeps on disk: the embedded database, the secret key, nothing else.
DATA_DIR = env.path("DONDOC_DATA_DIR", BASE_DIR / "var")

# Where it is reached, and whether it is a demonstration

#: The public address; its scheme decides about secure cookies and HSTS.
URL = env.text("DONDOC_URL", "http://127.0.0.1:8000").rstrip("/")
_address = urlsplit(URL)
if _address.scheme not in {"http", "https"} or not _address.hostname:
    raise ImproperlyConfigured(f"DONDOC_URL must be an address such as https://dondoc.example.vn, not “{URL}”.")
_LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
_is_local = _address.hostname in {"127.0.0.1", "localhost", "::1"}

#: A demo province with accounts whose passwords are public.
DEMO = env.flag("DONDOC_DEMO", default=_is_local)
DEBUG = env.flag("DONDOC_DEBUG", default=False)
if DEBUG and not _is_local:
    raise ImproperlyConfigured("DONDOC_DEBUG=1 shows the code to visitors; it is only for a local DONDOC_URL.")

ALLOWED_HOSTS = [_address.hostname, *_LOOPBACK, *env.words("DONDOC_HOSTS")]
CSRF_TRUSTED_ORIGINS = [URL]


def _secret_key() -> str:
    """The configured key; a demonstration makes its own once and keeps it beside its data."""
    if key := env.secret("DONDOC_SECRET_KEY"):
        return key
    if not DEMO:
        raise ImproperlyConfigured("Set DONDOC_SECRET_KEY or DONDOC_SECRET_KEY_FILE to a long random text.")
    kept = DATA_DIR / "secret-key"
    if not kept.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return kept.read_text(encoding="ascii").strip()


SECRET_KEY = _secret_key()

# The code

INSTALLED_APPS = [
    "dondoc.home",
    "dondoc.steering",
    "dondoc.consolidation",
    "dondoc.reporting",
    "dondoc.progress",
    "dondoc.plans",
    "dondoc.agencies",
    "dondoc.evidence",
    "dondoc.audit",
    "dondoc.accounts",
    "dondoc.lib",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "template_partials",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "dondoc.lib.remembering.RememberMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "dondoc.lib.whole.WholeFormMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dondoc.lib.htmx.SignInAgainMiddleware",
    "dondoc.lib.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "dondoc.urls"
WSGI_APPLICATION = "dondoc.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.i18n",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dondoc.lib.pages.context",
                "dondoc.agencies.permissions.context",
            ],
        },
    },
]

# The database


def _database() -> dict[str, Any]:
    """The database of `DATABASE_URL`; without it, the embedded server under the data directory."""
    address = env.secret("DATABASE_URL")
    seconds = env.number("DONDOC_DATABASE_SECONDS", default=60)
    if not address:
        return {
            "ENGINE": "dondoc.lib.postgres",
            "NAME": "dondoc",
            "OPTIONS": {"data": str(DATA_DIR / "pg")},
        }
    try:
        parts: dict[str, Any] = dict(conninfo_to_dict(address))
    except ProgrammingError as error:
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://user:password@host/name.") from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": seconds,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts,
    }


DATABASES = {"default": _database()}
DATABASES["default"]["TEST"] = {"NAME": env.text("DONDOC_TEST_DATABASE", "test_dondoc")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

#: Shared by all web processes: the limits on tries are counted in it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "dondoc_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

#: Jobs are looked for in each package's `jobs` room.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
#: Two readings at a time; a worker that is told to stop gives them a second, the rest is queued again.
PROCRASTINATE_WORKER_DEFAULTS = {"concurrency": 2, "shutdown_graceful_timeout": 1.0}

# People

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "home:start"
LOGOUT_REDIRECT_URL = "accounts:sign-in"
#: Days in which an invitation can be accepted.
INVITATION_DAYS = env.number("DONDOC_INVITATION_DAYS", default=7, least=1)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_RESET_TIMEOUT = 24 * 3600
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "dondoc.accounts.policies.LengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if breached := env.file("DONDOC_BREACHED_PASSWORDS"):
    AUTH_PASSWORD_VALIDATORS.append(
        {"NAME": "dondoc.accounts.policies.BreachedPasswordValidator", "OPTIONS": {"path": breached}}
    )
SESSION_COOKIE_NAME = "dondoc_session"
SESSION_COOKIE_AGE = env.number("DONDOC_SESSION_HOURS", default=12, least=1) * 3600
CSRF_COOKIE_NAME = "dondoc_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "dondoc.home.views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Signing in, by django-allauth; its names, our sentences and pages

ACCOUNT_ADAPTER = "dondoc.accounts.views.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "dondoc.accounts.forms.passwords.SignInForm",
    "change_password": "dondoc.accounts.forms.passwords.ChangePasswordForm",
    "reauthenticate": "dondoc.accounts.forms.passwords.ConfirmForm",
    "reset_password": "dondoc.accounts.forms.passwords.ForgottenForm",
    "reset_password_from_key": "dondoc.accounts.forms.passwords.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_USER_DISPLAY = str
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
#: A whole province may come from one address; who guesses at one name is stopped by its key.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "60/15m/ip,10/15m/key",
    "reset_password": "60/h/ip,5/h/key",
    "reset_password_from_key": "60/15m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 0

MFA_ADAPTER = "dondoc.accounts.views.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "dondoc.accounts.forms.factors.CodeForm",
    "reauthenticate": "dondoc.accounts.forms.factors.ConfirmCodeForm",
    "activate_totp": "dondoc.accounts.forms.factors.AddAppForm",
    "add_webauthn": "dondoc.accounts.forms.factors.AddPasskeyForm",
    "edit_webauthn": "dondoc.accounts.forms.factors.RenamePasskeyForm",
    "authenticate_webauthn": "dondoc.accounts.forms.factors.PasskeyForm",
    "reauthenticate_webauthn": "dondoc.accounts.forms.factors.ConfirmPasskeyForm",
    "login_webauthn": "dondoc.accounts.forms.factors.SignInPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Đôn Đốc"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}

#: The province's own sign-in: the words on its button; empty when there is none.
OIDC_NAME = env.text("DONDOC_OIDC_NAME", "OpenID Connect")
_oidc = {
    "issuer": env.text("DONDOC_OIDC_ISSUER").rstrip("/"),
    "client": env.text("DONDOC_OIDC_CLIENT_ID"),
    "secret": env.secret("DONDOC_OIDC_CLIENT_SECRET"),
}
_trusts_emails = env.flag("DONDOC_OIDC_TRUST_EMAIL", default=False)
if any(_oidc.values()) and not all(_oidc.values()):
    raise ImproperlyConfigured(
        "Set all of DONDOC_OIDC_ISSUER, DONDOC_OIDC_CLIENT_ID and DONDOC_OIDC_CLIENT_SECRET (or its _FILE), or none."
    )
HAS_OIDC = all(_oidc.values())
SOCIALACCOUNT_ADAPTER = "dondoc.accounts.views.adapters.ProvinceAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"APPS": []}}
if HAS_OIDC:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "province",
            "name": OIDC_NAME,
            "client_id": _oidc["client"],
            "secret": _oidc["secret"],
            "settings": {
                "server_url": _oidc["issuer"],
                "oauth_pkce_enabled": True,
                "verified_email": _trusts_emails,
            },
        }
    )

# Mail: queued, then sent by the background jobs

EMAIL_BACKEND = "dondoc.lib.mail.QueueBackend"
EMAIL_HOST = env.text("DONDOC_SMTP_HOST")
_tls = env.choice("DONDOC_SMTP_TLS", "starttls", ("starttls", "tls", "none"))
EMAIL_PORT = env.number("DONDOC_SMTP_PORT", default={"starttls": 587, "tls": 465, "none": 25}[_tls], least=1)
EMAIL_HOST_USER = env.text("DONDOC_SMTP_USER")
EMAIL_HOST_PASSWORD = env.secret("DONDOC_SMTP_PASSWORD")
EMAIL_USE_TLS, EMAIL_USE_SSL = _tls == "starttls", _tls == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DONDOC_MAIL_FROM", f"Đôn Đốc <dondoc@{_address.hostname}>")
#: What really sends; a demonstration without a mail server prints what it would send.
MAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
HAS_MAIL = bool(EMAIL_HOST) or DEMO

# Safety in the browser

IS_SECURE = _address.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_SECURE
SECURE_SSL_REDIRECT = IS_SECURE
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_SECURE
#: Set only behind a proxy that overwrites the header: a visitor could send it too.
if env.flag("DONDOC_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# What may be sent

#: Megabytes of one uploaded document.
UPLOAD_MEGABYTES = env.number("DONDOC_UPLOAD_MEGABYTES", default=50, least=1)
#: Megabytes of one file of evidence.
EVIDENCE_MEGABYTES = env.number("DONDOC_EVIDENCE_MAX_MB", default=20, least=1)
#: A program that says whether the bytes on its standard input are harmless; empty where none is set up.
SCAN_COMMAND = env.text("DONDOC_SCAN_COMMAND")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Files

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "static-collected"
STATICFILES_DIRS = [BASE_DIR / "static"]
_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STORAGE if DEBUG else "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Language and time

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "dondoc_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "dondoc" / "locale"]

# One official time in the whole country; the database keeps local days by it, so it is no setting of an installation.
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# What is said while running, all of it on stderr

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # A mistyped address is the visitor's affair; errors of ours still come through.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {
        "handlers": ["stderr"],
        "level": env.choice("DONDOC_LOG_LEVEL", "WARNING", ("DEBUG", "INFO", "WARNING", "ERROR")),
    },
}
