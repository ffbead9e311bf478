"""Who signs in."""

from django import forms


class SignInForm(forms.Form):
    """A name and a password."""

    username = forms.CharField(
        label="登录名",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
        error_messages={"required": "请输入登录名"},
    )
    password = forms.CharField(
        label="密码",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "请输入密码"},
    )
