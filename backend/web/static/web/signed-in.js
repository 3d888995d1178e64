// Pages for those who are signed in: hide the screen at one press, and end the session with a warning.
"use strict";
(function () {
  const body = document.body, curtain = document.getElementById("curtain"), idle = document.getElementById("idle");
  const limit = Number(body.dataset.idle) * 1000, warn = Number(body.dataset.warn) * 1000, PING = 60000;
  const title = document.title;
  if (window.DKFDS) DKFDS.init();

  // Skjul skærm
  function hide() { document.title = "Én indgang"; document.documentElement.classList.add("hidden-screen"); curtain.showModal(); }
  function show() { document.title = title; document.documentElement.classList.remove("hidden-screen"); curtain.close(); }
  document.querySelectorAll(".js-hide").forEach((button) => { button.hidden = false; button.addEventListener("click", hide); });
  curtain.addEventListener("cancel", (event) => event.preventDefault());
  curtain.querySelector(".js-show").addEventListener("click", show);

  // Work in any tab counts in all of them; what the page fetches by itself does not.
  let pinged = Date.now();
  const KEY = "worked-at";
  const worked = () => Math.max(Number(localStorage.getItem(KEY)) || 0, pinged);
  localStorage.setItem(KEY, String(pinged));
  function post(path) {
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    return fetch(path, { method: "POST", headers: { "X-CSRFToken": token }, redirect: "manual" });
  }
  function ping() {
    pinged = Date.now();
    localStorage.setItem(KEY, String(pinged));
    post(body.dataset.stay).then((answer) => { if (answer.status !== 204) end(); }).catch(() => {});
  }
  let ended = false;
  function end() {
    if (ended) return;
    ended = true;
    document.documentElement.classList.add("gone");
    post(body.dataset.out).catch(() => {}).finally(() => location.replace(body.dataset.ended));
  }
  for (const kind of ["keydown", "pointerdown"]) {
    document.addEventListener(kind, () => { if (!idle.open && Date.now() - worked() > PING) ping(); });
  }
  idle.addEventListener("cancel", (event) => event.preventDefault());
  idle.querySelector(".js-stay").addEventListener("click", () => { idle.close(); ping(); });
  setInterval(() => {
    const since = Date.now() - worked();
    if (since > limit) end();
    else if (since > limit - warn) { if (!idle.open) idle.showModal(); }
    else if (idle.open) idle.close();
  }, 1000);

  // A page that comes back from the browser's memory may belong to a session that has ended.
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
