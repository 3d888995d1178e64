// Every page: what needs no sign-in. Words come from the page; nothing is fetched from elsewhere.
"use strict";
document.documentElement.classList.replace("no-js", "js");

// Væk fra denne side: at once, by the button or by Shift three times within two seconds.
(function () {
  const exit = document.querySelector(".js-exit");
  if (!exit) return;
  let presses = [];
  function leave(event) {
    if (event) event.preventDefault();
    document.documentElement.classList.add("gone");
    document.title = " ";
    location.replace(exit.href);
  }
  exit.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { presses = []; return; }
    if (event.repeat) return;
    presses = presses.filter((at) => event.timeStamp - at < 2000).concat(event.timeStamp);
    if (presses.length >= 3) leave();
  });
})();
