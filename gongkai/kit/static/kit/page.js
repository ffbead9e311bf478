// Small comforts. Every page does all its work without this file.
(() => {
  "use strict";

  // Someone who hears the page is led to what went wrong.
  document.querySelector("[data-focus]")?.focus();

  // A print is a copy for the file: it says when it was made.
  const printTime = document.querySelector("[data-print-time]");
  addEventListener("beforeprint", () => {
    if (!printTime) return;
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
    printTime.textContent = `打印时间：${day} ${two(now.getHours())}:${two(now.getMinutes())}`;
  });

  // A print button only exists where it can print.
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // A button pressed twice hands a form in once; a moment later, or on coming back, it may go again.
  for (const form of document.querySelectorAll("form[method=post]")) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
      setTimeout(() => {
        sent = false;
      }, 4000);
    });
    addEventListener("pageshow", () => {
      sent = false;
    });
  }
})();
