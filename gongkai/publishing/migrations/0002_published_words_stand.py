"""The database refuses to change the words of a published edition, whoever asks."""

from django.db import migrations

WORDS = (
    "title", "body", "number", "issuer", "source", "abstract", "keywords", "topic",
    "adopted_on", "effective_on", "expires_on", "fingerprint", "author_id", "reviewer_id", "publisher_id", "published_at",
)
REFUSAL = "a published edition stands as it was published"

SQLITE = f"""
CREATE TRIGGER published_words_stand BEFORE UPDATE ON publishing_edition
WHEN OLD.published_at IS NOT NULL AND ({" OR ".join(f"OLD.{word} IS NOT NEW.{word}" for word in WORDS)})
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END;
"""
POSTGRESQL = f"""
CREATE FUNCTION published_words_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER published_words_stand BEFORE UPDATE ON publishing_edition FOR EACH ROW
WHEN (OLD.published_at IS NOT NULL AND
      ({", ".join(f"OLD.{word}" for word in WORDS)}) IS DISTINCT FROM ({", ".join(f"NEW.{word}" for word in WORDS)}))
EXECUTE FUNCTION published_words_stand();
"""


def stand(apps, schema_editor):
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def fall(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER published_words_stand")
    else:
        schema_editor.execute("DROP TRIGGER published_words_stand ON publishing_edition; DROP FUNCTION published_words_stand()")


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_first")]
    operations = [migrations.RunPython(stand, fall)]
