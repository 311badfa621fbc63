// Single keys for the list and the thread. They are off while somebody types, and for whoever switches them off (WCAG 2.1.4).
(() => {
  "use strict";

  const OFF = "reception.shortcuts"; // "off" where somebody does not want them
  const TYPING = "input, textarea, select, [contenteditable]";

  const dialog = document.getElementById("shortcuts");
  const choice = document.getElementById("shortcuts-on");

  const lines = () => [...document.querySelectorAll(".lines .line")].filter((line) => line.offsetParent);

  const step = (by) => {
    const all = lines();
    const at = all.indexOf(document.activeElement);
    const from = at >= 0 ? at : all.findIndex((line) => line.getAttribute("aria-current") === "true");
    all[Math.min(Math.max(from + by, 0), all.length - 1)]?.focus();
  };

  const focus = (id) => {
    const field = document.getElementById(id);
    field?.closest("details")?.setAttribute("open", "");
    field?.focus();
    return Boolean(field);
  };

  const search = () => focus("q") || location.assign(document.querySelector("a.brand").href);

  const DOES = {
    j: () => step(1),
    k: () => step(-1),
    "/": search,
    r: () => focus("text"),
    n: () => focus("note"),
    "?": () => dialog.showModal(),
  };
  const IN_LIST = { ArrowDown: DOES.j, ArrowUp: DOES.k };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || event.target.closest(TYPING)) return;
    const act = IN_LIST[event.key] && event.target.closest(".line") ? IN_LIST[event.key] : DOES[event.key];
    const single = !(event.key in IN_LIST);
    if (!act || (single && localStorage.getItem(OFF) === "off")) return;
    event.preventDefault();
    act();
  });

  choice.checked = localStorage.getItem(OFF) !== "off";
  choice.addEventListener("change", () => localStorage.setItem(OFF, choice.checked ? "on" : "off"));
  for (const button of document.querySelectorAll("[data-shortcuts]")) {
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
  }
})();
