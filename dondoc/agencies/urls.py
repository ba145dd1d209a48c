from __future__ import annotations

from django.urls import path, re_path

from dondoc.agencies.views import changes, corrections, importing, invitations, people, posts, record, registry

app_name = "agencies"

_REGISTRY = [
    path("", registry.agency_list, name="list"),
    path("<int:agency_id>", registry.agency, name="agency"),
    path("<int:agency_id>/record", registry.agency_record, name="agency-record"),
    path("<int:agency_id>/correct/<int:phase_id>", corrections.correct, name="correct"),
    path("<int:agency_id>/spellings", corrections.add_spelling, name="add-spelling"),
    path("<int:agency_id>/spellings/<int:spelling_id>/remove", corrections.remove_spelling, name="remove-spelling"),
    path("changes", changes.changes, name="changes"),
    path("changes/new", changes.new_change, name="new-change"),
    path("changes/new/<slug:kind>", changes.change_form, name="change-form"),
    path("changes/<int:change_id>", changes.change, name="change"),
    path("changes/<int:change_id>/carry-out", changes.carry_out, name="carry-out"),
    path("changes/<int:change_id>/withdraw", changes.withdraw, name="withdraw"),
    path("changes/<int:change_id>/correct", changes.correct_change, name="correct-change"),
    path("import", importing.bring_in, name="import"),
    path("import/template", importing.template, name="import-template"),
]

_PEOPLE = [
    path("people", people.find_people, name="find-people"),
    path("people/invite", invitations.invite, name="invite-administrator"),
    path("people/<int:person_id>", people.person, name="person"),
    path("people/<int:person_id>/leave", people.leave, name="leave"),
    path("<int:agency_id>/people", people.people, name="people"),
    path("<int:agency_id>/people/invite", invitations.invite, name="invite"),
    path("invitations/<int:invitation_id>/withdraw", invitations.withdraw_invitation, name="withdraw-invitation"),
    path("invitations/<int:invitation_id>/again", invitations.invite_again, name="invite-again"),
    path("invitation/<str:token>", invitations.invitation, name="invitation"),
    path("posts/<int:post_id>/end", posts.end_post, name="end-post"),
    path("posts/<int:post_id>/role", posts.change_role, name="change-role"),
    path("posts/<int:post_id>/deputy", posts.name_deputy, name="name-deputy"),
    path("deputising/<int:deputising_id>/end", posts.end_deputising, name="end-deputising"),
    path("me", people.me, name="me"),
    path("record", record.record, name="record"),
    re_path(r"^record/(?P<thing_type>[a-z_.]+)/(?P<thing_id>[^/\0]{1,80})$", record.record_of, name="record-of"),
]

urlpatterns = [*_REGISTRY, *_PEOPLE]
