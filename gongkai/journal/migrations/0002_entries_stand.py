"""The database refuses to change an entry of the journal, whoever asks."""

from django.db import migrations

REFUSAL = "an entry of the journal stands as it was written"

SQLITE = f"""
CREATE TRIGGER entries_stand BEFORE UPDATE ON journal_entry
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END;
"""
POSTGRESQL = f"""
CREATE FUNCTION entries_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER entries_stand BEFORE UPDATE ON journal_entry FOR EACH ROW EXECUTE FUNCTION entries_stand();
"""


def stand(apps, schema_editor):
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def fall(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER entries_stand")
    else:
        schema_editor.execute("DROP TRIGGER entries_stand ON journal_entry; DROP FUNCTION entries_stand()")


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_first")]
    operations = [migrations.RunPython(stand, fall)]
