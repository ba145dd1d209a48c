from __future__ import annotations

from tests.structure.pages import Page, everyone

#: Whoever is signed in is sent on from what is there to sign in with.
ENTRANCE = everyone(302, public=200)
#: Before what matters, one is asked once more; without a password in hand the public is sent to sign in.
ASKED_AGAIN = everyone(302)

PAGES = (
    Page("accounts:sign-in", ENTRANCE),
    Page("accounts:sign-in", ENTRANCE, method="post"),
    Page("account_login", ENTRANCE),
    Page("accounts:sign-out", everyone(302), method="post"),
    Page("accounts:sign-out", everyone(405, public=405)),
    Page("account_logout", everyone(302), method="post"),
    Page("accounts:account", everyone(200)),
    Page("accounts:account", everyone(405), method="post"),
    Page("mfa_index", everyone(200)),
    Page("mfa_list_webauthn", everyone(200)),
    Page("accounts:end-sessions", everyone(302), method="post"),
    Page("accounts:end-sessions", everyone(405)),
    Page("account_reauthenticate", everyone(200)),
    Page("account_change_password", everyone(200)),
    Page("account_change_password", everyone(200), method="post"),
    Page("account_set_password", everyone(302)),
    Page("account_reset_password", everyone(200, public=200)),
    Page("account_reset_password", everyone(200, public=200), method="post"),
    Page("account_reset_password_done", everyone(200, public=200)),
    Page("account_reset_password_from_key", everyone(200, public=200), kwargs={"uidb36": "1", "key": "false"}),
    Page("account_reset_password_from_key_done", everyone(200, public=200)),
    Page("mfa_authenticate", everyone(302)),
    Page("mfa_reauthenticate", everyone(302)),
    Page("mfa_reauthenticate_webauthn", everyone(302)),
    Page("mfa_activate_totp", ASKED_AGAIN),
    Page("mfa_deactivate_totp", everyone(404)),
    Page("mfa_view_recovery_codes", everyone(404)),
    Page("mfa_generate_recovery_codes", ASKED_AGAIN),
    Page("mfa_download_recovery_codes", everyone(404)),
    Page("mfa_add_webauthn", ASKED_AGAIN),
    Page("mfa_login_webauthn", everyone(302)),
    Page("mfa_login_webauthn", everyone(302), method="post"),
    Page("mfa_edit_webauthn", ASKED_AGAIN, kwargs={"pk": "1"}),
    Page("mfa_remove_webauthn", ASKED_AGAIN, kwargs={"pk": "1"}),
    Page("openid_connect_login", everyone(405, public=405), kwargs={"provider_id": "province"}),
    Page("openid_connect_login", everyone(404, public=404), kwargs={"provider_id": "province"}, method="post"),
    Page("openid_connect_callback", everyone(404, public=404), kwargs={"provider_id": "province"}),
)
