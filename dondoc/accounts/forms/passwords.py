"""Signing in with a password, and a new password."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.accounts import actions


class Passwords(forms.Form):
    """Our labels instead of allauth's labels, placeholders and links."""

    labels: dict[str, str | Promise]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            field = self.fields[name]
            field.label = str(label)
            field.widget.attrs.pop("placeholder", None)
            if name != "password1":  # its help says what a password must be
                field.help_text = ""


class Twice(forms.Form):
    """The new password is typed twice."""

    def clean(self) -> dict[str, Any]:
        # Not allauth's own check: its sentence is not in Vietnamese.
        data: dict[str, Any] = forms.Form.clean(self) or self.cleaned_data
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords are not the same."))
        return data


class SignInForm(Passwords, allauth.LoginForm):
    labels = {"login": _("User name or work e-mail"), "password": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=str(self.labels["login"]),
            max_length=254,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        )


class ConfirmForm(Passwords, allauth.ReauthenticateForm):
    labels = {"password": _("Password")}


class ChangePasswordForm(Passwords, Twice, allauth.ChangePasswordForm):
    labels = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password, once more"),
    }


class ForgottenForm(Passwords, allauth.ResetPasswordForm):
    labels = {"email": _("Work e-mail")}

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Queue the mail; how long that takes tells nothing of whether anybody has the e-mail."""
        for user in self.users:
            actions.ask_for_reset_link(user=user)
        return str(self.cleaned_data["email"])


class NewPasswordForm(Passwords, Twice, allauth.ResetPasswordKeyForm):
    labels = {"password1": _("New password"), "password2": _("New password, once more")}
