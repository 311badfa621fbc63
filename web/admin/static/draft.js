// Keeps what was being written in a thread when the session ends under it, for the same colleague when she has logged in again.
(() => {
  "use strict";

  const key = `reception.draft ${location.pathname} ${document.querySelector(".who .email").textContent}`;
  const fields = () => [...document.querySelectorAll("#reply [name=seen], #reply [name=holder], #text, #note")];
  const written = (field) => field.type !== "hidden" && field.value.trim();
  const belongs = (field) => field.type !== "hidden" || kept.get("text").trim(); // what was seen is of the words alone

  document.addEventListener("session-over", () => {
    if (!fields().some(written)) return;
    sessionStorage.setItem(key, JSON.stringify(fields().map((field) => [field.name, field.value])));
  });

  // Together with what she had seen when she began: whoever has spoken since is still told of before it goes.
  const kept = new Map(JSON.parse(sessionStorage.getItem(key) || "[]"));
  sessionStorage.removeItem(key);
  for (const field of fields()) {
    if (kept.has(field.name) && !written(field) && belongs(field)) field.value = kept.get(field.name);
  }
  const note = document.getElementById("note");
  if (note?.value) note.closest("details").open = true;
})();
