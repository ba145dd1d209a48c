"""Second factors: codes of an app, recovery codes, passkeys."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_NO_ANSWER = _("The passkey has not answered. Try again.")
#: What allauth lets through when the answer is no passkey's.
_RUBBISH = (LookupError, TypeError, ValueError)


class Code(forms.Form):
    """A code that is typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("Code"),
            max_length=20,
            widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        )


class CodeForm(Code, base.AuthenticateForm):
    """After the password; a code of the app or a recovery code."""


class ConfirmCodeForm(Code, base.ReauthenticateForm):
    """Before something that matters."""


class AddAppForm(Code, totp.ActivateTOTPForm):
    """The first code of an app shows that it has the secret."""


class Passkey(forms.Form):
    """What the browser's script has put into the form; nobody types it, but anybody may send rubbish instead."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages = {"required": _NO_ANSWER, "invalid": _NO_ANSWER}


class Answer(Passkey):
    """A passkey that is there already shows itself."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except _RUBBISH as error:
            raise ValidationError(_NO_ANSWER) from error


class PasskeyForm(Answer, webauthn.AuthenticateWebAuthnForm):
    """After the password."""


class ConfirmPasskeyForm(Answer, webauthn.ReauthenticateWebAuthnForm):
    """Before something that matters."""


class SignInPasskeyForm(Answer, webauthn.LoginWebAuthnForm):
    """Instead of the password."""


class AddPasskeyForm(Passkey, webauthn.AddWebAuthnForm):
    name = forms.CharField(label=_("Name of the passkey, to tell it from others"), max_length=100, required=False)
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without the password"),
        help_text=_("The device then asks for your finger, your face or its PIN. Some older keys cannot do this."),
        required=False,
        initial=True,
    )

    def clean(self) -> dict[str, Any] | None:
        try:
            return super().clean()
        except _RUBBISH as error:
            raise ValidationError(_NO_ANSWER) from error


class RenamePasskeyForm(webauthn.EditWebAuthnForm):
    name = forms.CharField(label=_("Name of the passkey, to tell it from others"), max_length=100)
