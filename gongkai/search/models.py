"""The change log: which items every copy of the index has yet to look at again."""

from django.db import models


class Turnstile(models.Model):
    """The one row at which writers of the log queue until they commit.

    A database hands out numbers before the rows that carry them can be seen. Without the queue,
    change 6 could be read, and the log taken as read up to 6, before change 5 is committed.
    """


class Change(models.Model):
    """Something about an item that the public can see has changed: look at it again.

    The number of the row is its place in the log: a row that can be read has only readable rows
    before it. What the item is now is never kept here; whoever reads the log asks `publishing`.

    withdrawn: the item stopped being public with this change.
    """

    item_id = models.PositiveBigIntegerField("信息编号")
    withdrawn = models.BooleanField("撤下")

    class Meta:
        verbose_name = "检索变更"
