from __future__ import annotations

from django.urls import path

from dondoc.home import views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
    path("health", views.health, name="health"),
    path("language", views.set_language, name="language"),
]
