"""Pages of a long list: which page, of how many, and which neighbours to offer."""

from dataclasses import dataclass
from math import ceil

PER_PAGE = 20
NEIGHBOURS = 2


@dataclass(frozen=True, slots=True)
class Pagination:
    """One page of a list.

    number: the page, from 1 to `pages`. total: how many things there are on all pages.
    """

    number: int
    total: int
    per_page: int = PER_PAGE

    @classmethod
    def asked(cls, page: str | None, *, total: int, per_page: int = PER_PAGE) -> "Pagination":
        """Return the page a reader asked for in an address.

        page: as it stands in the address. What is no number is page 1; past the end is the last page.
        """
        wanted = int(page) if page and page.isascii() and page.isdigit() and len(page) <= 9 else 1
        last = max(1, ceil(total / per_page))
        return cls(number=min(max(wanted, 1), last), total=total, per_page=per_page)

    @property
    def pages(self) -> int:
        """Return how many pages there are: at least one, be it empty."""
        return max(1, ceil(self.total / self.per_page))

    @property
    def start(self) -> int:
        """Return the index of the page's first thing, counted from 0."""
        return (self.number - 1) * self.per_page

    @property
    def stop(self) -> int:
        """Return the index behind the page's last thing: `things[pages.start : pages.stop]`."""
        return min(self.start + self.per_page, self.total)

    @property
    def previous(self) -> int | None:
        """Return the page before, or None on the first."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """Return the page after, or None on the last."""
        return self.number + 1 if self.number < self.pages else None

    @property
    def window(self) -> list[int | None]:
        """Return the pages to offer: the ends and the neighbours, None where pages are left out.

        A gap of one page is never drawn: the page itself takes no more room.
        """
        near = range(self.number - NEIGHBOURS, self.number + NEIGHBOURS + 1)
        shown = sorted({1, self.pages, *(n for n in near if 1 <= n <= self.pages)})
        window: list[int | None] = []
        for page in shown:
            gap = page - (shown[shown.index(page) - 1] if window else 0) - 1
            if gap == 1:
                window.append(page - 1)
            elif gap > 1:
                window.append(None)
            window.append(page)
        return window
