// A passkey that was not used: the page says so. The ceremony itself is allauth's.
"use strict";
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});
