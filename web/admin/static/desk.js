// Small comforts of the desk: a day that is picked is shown at once, Ctrl+Enter sends.
(() => {
  "use strict";

  document.getElementById("day")?.addEventListener("change", (event) => {
    if (event.target.value) event.target.form.requestSubmit();
  });

  document.getElementById("text")?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
})();
