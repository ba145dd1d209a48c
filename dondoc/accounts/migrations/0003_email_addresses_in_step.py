"""allauth looks people up by its own table of e-mail addresses: it follows `User.email`, whoever writes that.

An address is verified, since it comes from whoever has invited the person.
"""

from __future__ import annotations

from django.db import migrations

FORWARD = """
CREATE FUNCTION accounts_keep_email_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM account_emailaddress WHERE user_id = NEW.id AND email <> NEW.email;
    IF NEW.email <> '' THEN
        INSERT INTO account_emailaddress (user_id, email, verified, "primary") VALUES (NEW.id, NEW.email, true, true)
        ON CONFLICT (user_id, email) DO UPDATE SET verified = true, "primary" = true;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER accounts_user_email_in_step AFTER INSERT OR UPDATE OF email ON accounts_user
FOR EACH ROW EXECUTE FUNCTION accounts_keep_email_in_step();
"""
BACKWARD = """
DROP TRIGGER accounts_user_email_in_step ON accounts_user;
DROP FUNCTION accounts_keep_email_in_step();
"""


class Migration(migrations.Migration):
    dependencies = (
        ("accounts", "0002_email_and_version_of_sessions"),
        ("account", "0009_emailaddress_unique_primary_email"),
    )
    operations = (migrations.RunSQL(FORWARD, BACKWARD),)
