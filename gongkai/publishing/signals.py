"""What publishing tells the floors above it."""

from django.dispatch import Signal

item_published = Signal()
"""Sent when items become readable by the public or show a newer edition, inside the transaction.

item_ids: list[int], at least one; a bulk import sends one signal for the whole batch.
Not sent for drafts, reviews or approvals, which change nothing the public can see.
"""

item_withdrawn = Signal()
"""Sent when items stop being readable, inside the transaction.

item_ids: list[int], at least one.
Not sent when an edition is superseded: the item is still readable and `item_published` tells of it.
"""
