import pytest

from gongkai.accounts.models import User
from gongkai.agencies.models import Duty, Post
from gongkai.console import setup
from gongkai.console.main import Parser


def appoint(monkeypatch, password: str) -> None:
    monkeypatch.setattr("builtins.input", lambda _: "李强")
    monkeypatch.setattr("getpass.getpass", lambda _: password)
    parser = Parser(prog="gongkai setup")
    setup.add_arguments(parser)
    setup.run(parser.parse_args(["--head", "liqiang"]))


def test_first_official_is_appointed_city_wide_and_can_sign_in(transactional_db, monkeypatch):
    appoint(monkeypatch, "湖州公开办的长密码短语")

    user = User.objects.get(username="liqiang")
    assert user.check_password("湖州公开办的长密码短语")
    assert set(Post.objects.filter(user=user, agency=None).values_list("duty", flat=True)) == {
        Duty.PUBLISH,
        Duty.APPROVE,
        Duty.REPORT,
        Duty.SUPERVISE,
    }


@pytest.mark.parametrize("weak", ["short", "12345678901234", "password123"])
def test_weak_password_appoints_nobody(transactional_db, monkeypatch, weak):
    with pytest.raises(setup.PasswordWeak):
        appoint(monkeypatch, weak)
    assert not User.objects.exists()
