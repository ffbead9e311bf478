import pytest

from gongkai.publishing.columns import UnknownColumn, column, columns
from gongkai.publishing.content import Content
from gongkai.publishing.kinds import FIELD_LABELS, kinds


def test_every_kind_stands_in_a_column_that_exists():
    assert {kind.column for kind in kinds().values()} <= set(columns())


def test_every_required_field_is_a_field_with_a_chinese_name():
    required = {field for kind in kinds().values() for field in kind.required}

    assert required <= set(FIELD_LABELS)
    assert required <= set(Content.__dataclass_fields__)


def test_unknown_column_is_refused_by_name():
    with pytest.raises(UnknownColumn, match="poems"):
        column("poems")
