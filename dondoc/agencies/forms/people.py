"""Inviting people, accepting, moving and ending posts, deputising, leaving."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.accounts.permissions import role_name
from dondoc.agencies.models import Invitation
from dondoc.lib.fields import DayField

if TYPE_CHECKING:
    _OnePerson = forms.ModelChoiceField[User]
else:
    _OnePerson = forms.ModelChoiceField


#: In which somebody may have a post.
_YEARS = range(1900, 2201)


def _choices(roles: Iterable[Role]) -> list[tuple[str, Any]]:
    return [(role.value, role_name(role)) for role in roles]


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("Work e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )
    full_name = forms.CharField(label=_("Full name"), max_length=150)
    title = forms.CharField(label=_("Title"), max_length=200, required=False, help_text=_("As printed on a card."))
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, data: QueryDict | None, *, roles: Iterable[Role]) -> None:
        super().__init__(data)
        self.fields["role"] = forms.ChoiceField(label=_("Role"), choices=_choices(roles))

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class AcceptForm(forms.Form):
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9._-]+$", _("Use letters without accents, digits, dot, dash."))],
        help_text=_("With it you sign in. Small letters without accents, digits, dot, dash."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password1 = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        help_text=password_validators_help_text_html,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("The password again"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, data: QueryDict | None, *, invitation: Invitation) -> None:
        if data is not None:
            data = data.copy()
            data["username"] = data.get("username", "").strip().lower()
        super().__init__(data, initial={"username": invitation.email.partition("@")[0]})
        self.invitation = invitation

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        one, other = typed.get("password1"), typed.get("password2")
        if one and other and one != other:
            self.add_error("password2", _("The two passwords are not the same."))
        if one:
            person = User(username=typed.get("username", ""), full_name=self.invitation.full_name)
            try:
                validate_password(one, person)
            except ValidationError as error:
                self.add_error("password1", error)
        return typed


class EndForm(forms.Form):
    on = DayField(label=_("First day without the post"), years=_YEARS, help_text=_("Today ends it at once."))


class RoleForm(forms.Form):
    on = DayField(label=_("From which day"), years=_YEARS)

    def __init__(self, data: QueryDict | None, *, roles: Iterable[Role], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["role"] = forms.ChoiceField(label=_("New role"), choices=_choices(roles))
        self.order_fields(["role", "on"])


class PersonField(_OnePerson):
    """One of some people, with their titles."""

    def label_from_instance(self, obj: User) -> str:
        return f"{obj}, {obj.title}" if obj.title else str(obj)


class DeputyForm(forms.Form):
    first = DayField(label=_("First day"), years=_YEARS)
    last = DayField(label=_("Last day"), years=_YEARS)
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def __init__(self, data: QueryDict | None, *, people: QuerySet[User], today: date) -> None:
        super().__init__(data, initial={"first": today})
        self.fields["deputy"] = PersonField(queryset=people, label=_("Who acts in the post"))
        self.order_fields(["deputy", "first", "last", "reason"])


class LeaveForm(forms.Form):
    def __init__(self, data: QueryDict | None, *, people: QuerySet[User]) -> None:
        super().__init__(data)
        self.fields["hands_to"] = PersonField(
            queryset=people, required=False, label=_("Who takes over the drafts"), empty_label=_("Nobody")
        )
