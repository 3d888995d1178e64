// The copy: opens the topic that was asked for, and tries again until there is a connection.
"use strict";
(function () {
  const asked = new URLSearchParams(location.search).get("emne");
  const topic = asked && document.getElementById(asked);
  if (topic) { topic.open = true; topic.scrollIntoView(); }
  let wait = 1000;
  function knock() {
    fetch("/healthz", { cache: "no-store" })
      .then((answer) => { if (answer.ok) location.reload(); else later(); })
      .catch(later);
  }
  function later() { wait = Math.min(wait * 2, 30000); setTimeout(knock, wait); }
  // Opened by hand, with a connection, it is only looked at.
  if (location.pathname !== "/uden-net") setTimeout(knock, wait);
  window.addEventListener("online", () => { wait = 1000; });
})();
