// The desk and the cases: a form is sent once, what was unfolded stays so when the bell brings it anew.
"use strict";
(function () {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.once === undefined) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
  });
  let open = [], focused = "";
  document.addEventListener("htmx:beforeSwap", (event) => {
    open = [...event.detail.target.querySelectorAll("details[open][id]")].map((each) => each.id);
    const here = document.activeElement.closest("details[id]");
    focused = here && event.detail.target.contains(here) ? here.id : "";
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const id of open) { const each = document.getElementById(id); if (each) each.open = true; }
    const summary = focused && document.querySelector("#" + CSS.escape(focused) + " > summary");
    if (summary) summary.focus();
  });
  const print = document.querySelector(".js-print");
  if (print) { print.hidden = false; print.addEventListener("click", () => window.print()); }
  const leave = document.querySelector(".js-leave");
  if (leave) {
    const away = (event) => { if (event) event.preventDefault(); location.replace(leave.href); };
    leave.addEventListener("click", away);
    setTimeout(away, Number(leave.dataset.after) * 1000);
    addEventListener("pageshow", (event) => { if (event.persisted) away(); });
  }
  const box = document.querySelector(".js-filter");
  if (!box) return;
  box.hidden = false;
  box.querySelector("input").addEventListener("input", (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    for (const group of document.querySelectorAll(".duty-group")) {
      const links = [...group.querySelectorAll("li")];
      links.forEach((each) => { each.hidden = !each.textContent.toLowerCase().includes(wanted); });
      group.hidden = links.every((each) => each.hidden);
    }
  });
})();
