"""Settings of every process, read from the environment; each is described in docs/operations.md."""

import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from config import environment
from gongkai.kit.site import Site

ROOT = Path(__file__).resolve().parent.parent

# What this process is.
SURFACE = environment.one_of("GONGKAI_SURFACE", ("portal", "desk"), "portal")
VAR = environment.folder("GONGKAI_VAR", Path.cwd() / "var")
DEBUG = environment.flag("GONGKAI_DEBUG", default=False)
ALLOWED_HOSTS = environment.words("GONGKAI_HOSTS", ("127.0.0.1", "localhost"))


def _secret(name: str) -> str:
    """Return a secret of this installation: from the environment, or made once and kept under var/."""
    given = environment.text(f"GONGKAI_{name.upper()}", "")
    if given:
        return given
    kept = VAR / "secrets" / name
    try:
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            kept.write_text(secrets.token_hex(32))
            kept.chmod(0o600)
        return kept.read_text()
    except OSError:
        # A command that only computes needs no secret, and var/ may be read-only. With an empty one
        # nothing can be signed or sealed: a key that died with the process would lose what it sealed.
        return ""


SECRET_KEY = _secret("secret_key")
SEALING_KEYS = environment.words("GONGKAI_SEALING_KEYS", (_secret("sealing_key"),))

ROOT_URLCONF = f"config.urls_{SURFACE}"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "gongkai.kit",
    "gongkai.accounts",
    "gongkai.journal",
    "gongkai.agencies",
    "gongkai.publishing",
    "gongkai.inforequests",
    "gongkai.search",
    "gongkai.reports",
    "gongkai.portal",
    "gongkai.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gongkai.kit.refusals.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.kit.context.site",
                "gongkai.kit.context.elder",
            ],
            "builtins": ["gongkai.kit.templatetags.kit"],
        },
    },
]

DATABASE = environment.one_of("GONGKAI_DATABASE", ("sqlite", "postgresql"), "sqlite")
if DATABASE == "sqlite":
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": environment.folder("GONGKAI_SQLITE", VAR / "gongkai.sqlite3"),
            "OPTIONS": {
                # A receipt given to a citizen must survive a power cut, and a writer must queue rather
                # than fail: IMMEDIATE takes the lock at the start, FULL flushes at the end.
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        },
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": environment.text("PGDATABASE", "gongkai"),
            "USER": environment.text("PGUSER", "gongkai"),
            "PASSWORD": environment.text("PGPASSWORD", ""),
            "HOST": environment.text("PGHOST", ""),
            "PORT": environment.text("PGPORT", ""),
        },
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "desk_home"
LOGOUT_REDIRECT_URL = "sign_in"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
SEARCH_INDEX = VAR / "search"

# Strict by default: nothing from elsewhere, nothing inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "img-src": [SELF, "data:"],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = f"gongkai_{SURFACE}"
CSRF_COOKIE_NAME = f"gongkai_{SURFACE}_csrf"
CSRF_FAILURE_VIEW = "gongkai.kit.views.stale_form"
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
HTTPS = environment.flag("GONGKAI_HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

SITE = Site(
    name=environment.text("GONGKAI_SITE_NAME", "湖州市人民政府"),
    organ=environment.text("GONGKAI_SITE_ORGAN", "湖州市人民政府办公室"),
    domain=environment.text("GONGKAI_SITE_DOMAIN", "127.0.0.1:8000"),
    id_code=environment.text("GONGKAI_SITE_ID_CODE", "0000000000"),
    icp=environment.text("GONGKAI_SITE_ICP", "演示站点，未备案"),
    police=environment.text("GONGKAI_SITE_POLICE", "演示站点，未备案"),
    address=environment.text("GONGKAI_SITE_ADDRESS", "演示市演示路1号"),
    phone=environment.text("GONGKAI_SITE_PHONE", "0000-0000000"),
    hours=environment.text("GONGKAI_SITE_HOURS", "工作日 9:00—12:00，14:00—17:30"),
    email=environment.text("GONGKAI_SITE_EMAIL", "gongkai@example.invalid"),
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
