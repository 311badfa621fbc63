// Small comforts of the desk: a day that is picked is shown at once, an open menu closes by itself.
(() => {
  "use strict";

  document.getElementById("day")?.addEventListener("change", (event) => {
    if (event.target.value) event.target.form.requestSubmit();
  });

  const menu = document.querySelector("details.more");
  document.addEventListener("click", (event) => {
    if (menu?.open && !menu.contains(event.target)) menu.open = false;
  });
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
