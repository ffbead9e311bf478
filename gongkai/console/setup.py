"""`gongkai setup`: the tables, and the first official of a new installation."""

import argparse
import getpass
import sys
from datetime import datetime

from gongkai.console.database import migrate
from gongkai.law.days import SHANGHAI, local_day


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
    from gongkai.accounts.models import User
    from gongkai.agencies.actions import give_post
    from gongkai.agencies.models import Duty

    name = input("姓名：")
    password = getpass.getpass("密码：")
    user = User.objects.create_user(username, name=name, password=password)
    at = datetime.now(SHANGHAI)
    for duty in (Duty.PUBLISH, Duty.APPROVE, Duty.REPORT, Duty.SUPERVISE):
        give_post(user, duty, agency=None, first_day=local_day(at), by=None, at=at)
    sys.stdout.write(f"已建立账号 {username}，岗位：签发信息、批准延期、编制年报、监督检查（全市）。\n")
