// The bell: on each ring the parts it concerns are fetched again, as a reload would show them. It carries numbers and
// ids alone. While the line is down the page says since when, and catches up when it is back.
"use strict";
(function () {
  const body = document.body, state = document.getElementById("line-state");
  const address = (location.protocol === "https:" ? "wss://" : "ws://") + location.host + "/live/notices?after=";
  const FIRST = 500, LONGEST = 15000;
  let last = Number(body.dataset.after), wait = FIRST, fresh = new Date(), down = false, missed = false;

  function parts(kind) {
    return [...document.querySelectorAll("[data-live]")].filter((part) => {
      const kinds = part.dataset.live.split(" ").filter(Boolean);
      return !kind || !kinds.length || kinds.includes(kind) || kind === "withdrawn";
    });
  }

  // Several rings at once are one look.
  const waiting = new Set();
  let timer = 0;
  function ring(kind) {
    parts(kind).forEach((part) => waiting.add(part));
    clearTimeout(timer);
    timer = setTimeout(() => { waiting.forEach((part) => htmx.trigger(part, "ring")); waiting.clear(); }, 60);
    document.dispatchEvent(new CustomEvent("bell", { detail: { kind: kind } }));
  }

  function open() {
    const line = new WebSocket(address + last);
    let alive = false;
    line.onopen = () => { alive = true; settle(); };
    line.onmessage = (event) => {
      const notice = JSON.parse(event.data);
      if (notice.seq <= last) return;
      last = notice.seq;
      fresh = new Date();
      ring(notice.kind);
    };
    line.onclose = (event) => {
      if (event.code === 4401) { location.reload(); return; }
      lost();
      setTimeout(open, wait * (0.75 + Math.random() / 2));
      wait = alive ? FIRST : Math.min(wait * 2, LONGEST);
    };
  }

  function settle() {
    if (down || missed) ring("");  // a deadline may have passed without a notice to us
    down = missed = false;
    fresh = new Date();
    state.hidden = true;
    state.classList.remove("line-lost");
    body.dataset.line = "up";
  }

  function lost() {
    if (down) return;
    down = true;
    body.dataset.line = "down";
    const clock = String(fresh.getHours()) + (document.documentElement.lang === "da" ? "." : ":") +
      String(fresh.getMinutes()).padStart(2, "0");
    state.textContent = body.dataset.stale.replace("{0}", clock);
    state.classList.add("line-lost");
    state.hidden = false;
  }

  document.body.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.triggeringEvent && event.detail.triggeringEvent.type === "ring") {
      event.detail.headers["X-Background"] = "1";
    }
  });
  for (const failed of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.body.addEventListener(failed, () => { missed = true; });
  }
  // What somebody is writing is not taken away: the part is fetched when they leave it.
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const part = event.detail.elt;
    if (!part.dataset || part.dataset.live === undefined) return;
    const here = document.activeElement;
    if (here && part.contains(here) && here.matches("input, textarea, select")) {
      event.preventDefault();
      here.addEventListener("blur", () => htmx.trigger(part, "ring"), { once: true });
    }
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (window.DKFDS) DKFDS.init({ scope: event.detail.elt });
  });
  open();
})();
