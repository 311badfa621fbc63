// Offers patients while somebody types a name, a number, an e-mail address or a day of birth.
(() => {
  "use strict";

  const PAUSE = 150; // milliseconds without a key
  let waiting = 0;
  let turn = 0;

  const born = (iso) =>
    new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(iso));

  const list = (input) => document.getElementById(input.getAttribute("aria-controls"));
  const options = (input) => [...(list(input)?.querySelectorAll("[role=option]") || [])];

  const begin = (input) => {
    if (input.getAttribute("role") === "combobox") return;
    const found = document.createElement("ul");
    found.id = `${input.id}-found`;
    found.className = "found";
    found.setAttribute("role", "listbox");
    found.setAttribute("aria-label", input.labels[0].textContent);
    found.hidden = true;
    input.after(found);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": found.id };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  };

  const close = (input) => {
    turn += 1;
    if (list(input)) list(input).hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const option = (patient, at) => {
    const made = document.createElement("li");
    const name = document.createElement("b");
    const rest = document.createElement("span");
    made.id = `found-${at}`;
    made.dataset.patient = patient.id;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    name.textContent = patient.name;
    rest.className = "small muted";
    rest.textContent = [patient.birthdate && born(patient.birthdate), patient.phone, patient.email].filter(Boolean).join(" · ");
    made.append(name, " ", rest);
    return made;
  };

  const show = (input, patients) => {
    const found = list(input);
    const none = document.createElement("li");
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    none.className = "none";
    none.textContent = input.form.dataset.none;
    found.replaceChildren(...(patients.length ? patients.map(option) : [none]));
    found.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  };

  const ask = async (input) => {
    const mine = ++turn;
    const typed = input.value.trim();
    if (!typed) return close(input);
    const headers = { "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content };
    const body = new URLSearchParams({ q: typed });
    const answer = await fetch(input.form.dataset.find, { method: "POST", headers, body, credentials: "same-origin" });
    if (mine !== turn || !answer.ok) return;
    const patients = await answer.json();
    if (mine === turn && input.isConnected) show(input, patients);
  };

  const choose = (input, picked) => {
    if (!picked?.dataset.patient) return;
    const to = new URL(input.form.dataset.chosen, location.href);
    to.searchParams.set("patient", picked.dataset.patient);
    if (window.panel && input.closest("#panel")) window.panel.ask(to.href);
    else location.assign(to.href);
  };

  const point = (input, step) => {
    const all = options(input).filter((each) => each.dataset.patient);
    if (!all.length) return;
    const now = all.findIndex((each) => each.getAttribute("aria-selected") === "true");
    const next = all[(now + step + all.length + (now < 0 && step < 0 ? 1 : 0)) % all.length];
    all.forEach((each) => each.setAttribute("aria-selected", String(each === next)));
    input.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  };

  const mine = (event) => (event.target.matches?.(".finding input[name=q]") ? event.target : null);

  document.addEventListener("focusin", (event) => mine(event) && begin(event.target));
  document.addEventListener("input", (event) => {
    const input = mine(event);
    if (!input) return;
    begin(input);
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(input).catch(() => close(input)), PAUSE);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const input = mine(event);
      if (!input || list(input)?.hidden !== false) return;
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (steps[event.key]) point(input, steps[event.key]);
      else if (event.key === "Escape") close(input);
      else if (event.key === "Enter" && input.hasAttribute("aria-activedescendant"))
        choose(input, document.getElementById(input.getAttribute("aria-activedescendant")));
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  document.addEventListener("pointerdown", (event) => {
    const picked = event.target.closest?.(".found [role=option]");
    if (!picked) return;
    event.preventDefault(); // the field keeps the focus until the choice is made
    choose(document.querySelector(`[aria-controls="${picked.parentElement.id}"]`), picked);
  });
})();
