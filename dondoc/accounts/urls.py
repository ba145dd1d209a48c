from __future__ import annotations

from django.urls import path

from dondoc.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("account", views.account, name="account"),
    path("sign-out", views.sign_out, name="sign-out"),
]
