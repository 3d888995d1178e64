// The button that prints; without scripts the browser's own menu does.
const print = document.querySelector(".js-print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
