import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.models import Applicant
from gongkai.privacy.masks import mask_address, mask_name, mask_number, mask_phone
from gongkai.privacy.sealed import SealBroken, seal, unseal
from tests import make


@given(st.text(min_size=1))
def test_what_is_sealed_opens_to_the_same(text):
    assert unseal(seal(text)) == text


def test_the_same_text_never_seals_alike():
    assert seal("张伟") != seal("张伟")


def test_altered_seal_is_noticed():
    sealed = seal("张伟")
    altered = sealed[:-6] + ("A" if sealed[-6] != "A" else "B") + sealed[-5:]

    with pytest.raises(SealBroken):
        unseal(altered)


def test_new_key_seals_and_the_old_one_still_opens(settings):
    settings.SEALING_KEYS = ["old"]
    kept = seal("张伟")

    settings.SEALING_KEYS = ["new", "old"]
    assert unseal(kept) == "张伟"
    assert seal("张伟")[:8] != kept[:8]

    settings.SEALING_KEYS = ["new"]
    with pytest.raises(SealBroken):
        unseal(kept)


def test_nothing_personal_stands_plain_in_the_database(cast):
    make.received(cast)

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {Applicant._meta.db_table}")
        row = " ".join(map(str, cursor.fetchone()))
        cursor.execute("SELECT words FROM inforequests_letter")
        words = " ".join(map(str, cursor.fetchone()))
    for secret in ("张伟", "11010519491231002X", "13800000000", "演示路2号"):
        assert secret not in row
        assert secret not in words


def test_nothing_personal_stands_in_the_journal(cast):
    from gongkai.journal.models import Entry

    make.received(cast)

    facts = " ".join(str(entry.facts) for entry in Entry.objects.all())
    assert "张伟" not in facts
    assert "13800000000" not in facts


@pytest.mark.parametrize(
    ("mask", "plain", "shown"),
    [
        (mask_name, "张伟", "张*"),
        (mask_number, "11010519491231002X", "11**************2X"),
        (mask_phone, "13800001234", "138****1234"),
        (mask_phone, "123", "***"),
        (mask_address, "湖州市演示区演示路2号", "湖州市演示区……"),
    ],
)
def test_masks_follow_the_prescribed_forms(mask, plain, shown):
    assert mask(plain) == shown
