// The copy: opens the topic that was asked for, and tries again when there is a connection.
"use strict";
(function () {
  const asked = new URLSearchParams(location.search).get("emne");
  const topic = asked && document.getElementById(asked);
  if (topic) { topic.open = true; topic.scrollIntoView(); }
  window.addEventListener("online", () => location.reload());
})();
