"""`gongkai setup`: the tables, and the first official of a new installation."""

import argparse
import getpass
import sys
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from gongkai.accounts.models import User
from gongkai.agencies.actions import give_post
from gongkai.agencies.models import Duty
from gongkai.console.database import migrate
from gongkai.law.days import SHANGHAI, local_day
from gongkai.law.refusals import Refusal


class PasswordWeak(Refusal):
    """A password that is easily guessed."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(
            f"密码太弱：{'；'.join(fault.rstrip('。') for fault in faults)}",
            rule="工作台的账号能够查看申请人信息，密码须不易被猜中",
            remedy="请换一个至少10个字符、不全是数字、也不常见的密码",
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--head", metavar="登录名", help="同时建立政务公开办公室负责人账号（会询问姓名和密码）"
    )


def run(args: argparse.Namespace) -> int:
    """Prepare the database; running it again changes nothing."""
    migrate()
    sys.stdout.write("数据库已准备好。\n")
    if args.head:
        _appoint_head(args.head)
    return 0


def _appoint_head(username: str) -> None:
    name = input("姓名：")
    password = getpass.getpass("密码：")
    try:
        validate_password(password)
    except ValidationError as weak:
        raise PasswordWeak(weak.messages) from None
    user = User.objects.create_user(username, name=name, password=password)
    at = datetime.now(SHANGHAI)
    for duty in (Duty.PUBLISH, Duty.APPROVE, Duty.REPORT, Duty.SUPERVISE):
        give_post(user, duty, agency=None, first_day=local_day(at), by=None, at=at)
    sys.stdout.write(f"已建立账号 {username}，岗位：签发信息、批准延期、编制年报、监督检查（全市）。\n")
