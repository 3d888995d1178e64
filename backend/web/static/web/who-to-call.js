// The first page: keeps the copy for a phone without a connection, and looks again when the hour may have changed.
"use strict";
(function () {
  const page = document.getElementById("who-to-call");
  if (!page || !("serviceWorker" in navigator)) return;
  const place = page.dataset.place, language = document.documentElement.lang;
  navigator.serviceWorker.addEventListener("message", (event) => {
    if (event.data === "kept") document.documentElement.dataset.kept = "yes";
  });
  navigator.serviceWorker.register(page.dataset.worker, { scope: "/" })
    .then(() => navigator.serviceWorker.ready)
    .then((ready) => {
      if (place) ready.active.postMessage({ copy: page.dataset.copy + "?kommune=" + place + "&sprog=" + language });
    })
    .catch(() => {});
  // A page left open for an hour shows who answered an hour ago.
  const made = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && navigator.onLine && Date.now() - made > 10 * 60 * 1000) location.reload();
  });
})();
