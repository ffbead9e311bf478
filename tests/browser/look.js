// What the eye sees wrong on a page: [[what, where], ...].
() => {
  const faults = [];
  const root = document.documentElement;
  const named = (node) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const words = (node.nodeValue ?? element.name ?? "").trim().slice(0, 20);
    return `${element.tagName.toLowerCase()}.${element.className || "-"} “${words}”`;
  };

  if (root.scrollWidth > innerWidth) {
    const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
    faults.push(["wider than the window", `${root.scrollWidth} > ${innerWidth}: ${out.slice(-1).map(named)}`]);
  }

  // What a box shows is cut off by every ancestor that does not let its content out.
  const shown = (rect, element) => {
    let { left, top, right, bottom } = rect;
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const frame = one.getBoundingClientRect();
      [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    return { left, top, right, bottom };
  };
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  // A line of text is as high as its letters: what the typeface adds above and below is empty.
  const lines = (text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const size = parseFloat(getComputedStyle(text.parentElement).fontSize);
    return [...range.getClientRects()].map(({ left, right, top, bottom }) => {
      const middle = (top + bottom) / 2;
      return { left, right, top: middle - size / 2, bottom: middle + size / 2 };
    });
  };

  const boxes = [];
  const add = (rect, node, element) => {
    const box = shown(rect, element);
    if (box.right - box.left > 2 && box.bottom - box.top > 2) boxes.push({ ...box, node });
  };
  for (const part of document.querySelectorAll("main, header, footer, aside")) {
    if (part.parentElement.closest("main, header, footer, aside")) continue;
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (!text.nodeValue.trim() || !seen(text.parentElement) || text.parentElement.closest("option, textarea")) continue;
      for (const line of lines(text)) add(line, text, text.parentElement);
    }
    for (const control of part.querySelectorAll("input, select, textarea")) {
      if (seen(control)) add(control.getBoundingClientRect(), control, control);
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1)) {
      if (b.top >= a.bottom - 2) break;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - b.top;
      if (a.node !== b.node && across > 2 && down > 2) faults.push(["overlaps", `${named(a.node)} / ${named(b.node)}`]);
    }
  });
  return faults;
}
