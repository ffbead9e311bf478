"""Text sealed at rest with AES-256-GCM; the keys come from the environment, never from the database.

A sealed value is `<key fingerprint>:<nonce and ciphertext>`, so that keys can be changed: the
first of settings.SEALING_KEYS seals, all of them open.
"""

import base64
import hashlib
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from gongkai.law.refusals import Refusal


class KeyMissing(Refusal):
    """There is no key to seal personal data with."""

    def __init__(self) -> None:
        super().__init__(
            "没有封存个人信息的密钥，不能保存",
            rule="个人信息须加密保存",
            remedy="请检查 var/secrets 目录是否可读写，或者设置环境变量 GONGKAI_SEALING_KEYS",
        )


class SealBroken(Exception):
    """A sealed value was altered, or the key it was sealed with is not among settings.SEALING_KEYS."""


@cache
def _cipher(key: str) -> tuple[str, AESGCM]:
    material = hashlib.sha256(key.encode()).digest()
    return hashlib.sha256(material).hexdigest()[:8], AESGCM(material)


def seal(text: str) -> str:
    """Return the text sealed with the first key, or refuse with KeyMissing."""
    if not any(settings.SEALING_KEYS):
        raise KeyMissing
    fingerprint, cipher = _cipher(settings.SEALING_KEYS[0])
    nonce = os.urandom(12)
    return f"{fingerprint}:{base64.b64encode(nonce + cipher.encrypt(nonce, text.encode(), None)).decode()}"


def unseal(sealed: str) -> str:
    """Return the text of a sealed value, or raise SealBroken."""
    fingerprint, _, payload = sealed.partition(":")
    for key in settings.SEALING_KEYS:
        known, cipher = _cipher(key)
        if known == fingerprint:
            raw = base64.b64decode(payload)
            try:
                return cipher.decrypt(raw[:12], raw[12:], None).decode()
            except InvalidTag as broken:
                raise SealBroken from broken
    raise SealBroken


class SealedTextField(models.TextField):  # type: ignore[type-arg]  # generic only in the stubs
    """Text that is plain in Python and sealed in the database; it cannot be searched or sorted by."""

    def get_prep_value(self, value: str | None) -> str | None:
        """Seal on the way in; an empty text stays empty, for it says nothing."""
        return seal(value) if value else value

    def from_db_value(
        self, value: str | None, _expression: object, _connection: BaseDatabaseWrapper
    ) -> str | None:
        """Open on the way out."""
        return unseal(value) if value else value
