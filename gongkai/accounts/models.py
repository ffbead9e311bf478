"""A person who works here. What they may do is said by their posts, in `agencies`."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Creates people with a hashed password."""

    def create_user(self, username: str, *, name: str, password: str | None = None) -> "User":
        """Create a person; without a password they cannot sign in until one is set."""
        user = self.model(username=username, name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An official with a sign-in name and the name their colleagues know."""

    username = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    is_active = models.BooleanField("在岗", default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "人员"

    def __str__(self) -> str:
        return self.name
