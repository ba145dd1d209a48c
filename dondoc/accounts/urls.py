"""Every page of signing in that there is. The names without a namespace are allauth's, by which it finds its pages."""

from __future__ import annotations

from allauth.account import views as passwords
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from csp.decorators import csp_update
from django.urls import include, path, re_path
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView

from dondoc.accounts.views import province
from dondoc.accounts.views.account import ForgottenView, SignInView, account, end_sessions

sign_in = SignInView.as_view()
sign_out = require_POST(passwords.logout)
#: The picture of the secret that an app scans stands in the page itself.
add_app = csp_update({"img-src": "data:"})(app.activate_totp)
_PROVINCE = {"provider_id": "province"}

_ours = [
    path("sign-in", sign_in, name="sign-in"),
    path("sign-out", sign_out, name="sign-out"),
    path("account", account, name="account"),
    path("account/end-sessions", end_sessions, name="end-sessions"),
]

urlpatterns = [
    path("", include((_ours, "accounts"))),
    path("sign-in", sign_in, name="account_login"),
    path("sign-out", sign_out, name="account_logout"),
    path("confirm", passwords.reauthenticate, name="account_reauthenticate"),
    path("password", passwords.password_change, name="account_change_password"),
    path("password/none", RedirectView.as_view(pattern_name="account_reset_password"), name="account_set_password"),
    path("password/forgotten", ForgottenView.as_view(), name="account_reset_password"),
    path("password/forgotten/sent", passwords.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)$",
        passwords.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/new", passwords.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("account", account, name="mfa_index"),
    path("account", account, name="mfa_list_webauthn"),
    path("code", factors.authenticate, name="mfa_authenticate"),
    path("confirm/code", factors.reauthenticate, name="mfa_reauthenticate"),
    path("confirm/passkey", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("app", add_app, name="mfa_activate_totp"),
    path("app/remove", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/file", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/add", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/sign-in", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("passkeys/<int:pk>/rename", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("oidc/begin", province.begin, _PROVINCE, name="openid_connect_login"),
    path("oidc/callback", province.back, _PROVINCE, name="openid_connect_callback"),
]
