"""Superset for tools/test-superset: on this machine alone, for as long as the test runs."""

import os

SECRET_KEY = "of a server that lives for a minute on loopback"
SQLALCHEMY_DATABASE_URI = f"sqlite:///{os.environ['SUPERSET_METADATA']}"
WTF_CSRF_ENABLED = False
TALISMAN_ENABLED = False
