"""Somebody at a browser, who notices what is wrong with a page."""

from collections.abc import Collection
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
LOOK = Path(__file__).with_name("look.js").read_text("utf-8")
WCAG = """async (tags) => {
  const { violations } = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
  return violations.flatMap((one) => one.nodes.map((node) => [one.id, node.target.join(" ")]));
}"""
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Visitor:
    """One window with cookies of its own. complaints: what the browser itself found wrong, and when."""

    def __init__(self, browser: Browser, site: str, cookies: dict[str, str], *, scripts: bool) -> None:
        self.site = site
        self.complaints: list[str] = []
        self._context = browser.new_context(base_url=site, viewport=DESKTOP, java_script_enabled=scripts)
        self._context.add_cookies(
            [{"name": name, "value": value, "url": site} for name, value in cookies.items()]
        )
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error in a script: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def open(self, address: str, status: int = 200) -> Page:
        """Go to an address; the status must be as expected."""
        answer = self.page.goto(address)
        assert answer is not None, address
        assert answer.status == status, (address, answer.status)
        return self.page

    def press(self, button: Locator) -> Page:
        """Press a button that leads to a page, and wait for the page."""
        with self.page.expect_navigation():
            button.click()
        return self.page

    def unfold(self) -> None:
        """Open everything that opens."""
        self.page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")

    def faults(self, *, audited: Collection[str] = ("desktop", "phone")) -> list[str]:
        """Return what is wrong with the page that is open, on a desktop and on a phone.

        audited: where axe looks at it, too, which takes most of the time.
        """
        found = []
        self.page.evaluate(AXE)
        for name, size in (("desktop", DESKTOP), ("phone", PHONE)):
            self.page.set_viewport_size(size)
            seen = self.page.evaluate(LOOK)
            if name in audited:
                seen += self.page.evaluate(WCAG, LEVELS)
            found += [f"{name}: {what}: {where}" for what, where in seen]
        self.page.set_viewport_size(DESKTOP)
        found += self.complaints
        self.complaints.clear()
        return found

    def leave(self) -> None:
        """Close the window."""
        self._context.close()

    def _console(self, message: ConsoleMessage) -> None:
        # Whatever cannot be loaded is told of by its answer, and a page may well be a refusal.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(f"{message.type} on the console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:")):
            self.complaints.append(f"asks another host: {request.url}")

    def _response(self, answer: Response) -> None:
        if answer.status >= 400 and not answer.request.is_navigation_request():
            self.complaints.append(f"cannot load {answer.url}: {answer.status}")
