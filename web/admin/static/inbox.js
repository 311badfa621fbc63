// Search while typing: the words go in a header, never in an address, and stay in this tab until they are taken back.
(() => {
  "use strict";

  const KEPT = "reception.sought";
  const PAUSE = 200; // milliseconds without a key until the list is asked for

  const field = document.getElementById("q");
  const lines = document.getElementById("lines");
  let waiting = 0;

  const seek = () => {
    lines.dataset.sought = field.value.trim();
    sessionStorage.setItem(KEPT, field.value);
    window.reception.refresh(lines);
  };

  field.form.querySelector("button").hidden = true;
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    seek();
  });
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(seek, PAUSE);
  });
  field.value ||= sessionStorage.getItem(KEPT) || "";
  if (field.value) seek();
})();
