// The list of patients follows what is typed. What was typed stays with this entry of the browser's history, in no address.
(() => {
  "use strict";

  const form = document.querySelector("form[data-lines]");
  const lines = document.getElementById("lines");
  if (!form || !lines) return;
  const input = form.elements.q;
  const parser = new DOMParser();
  let turn = 0;
  let waiting = 0;

  const look = async () => {
    const mine = ++turn;
    try {
      const answer = await fetch(form.dataset.lines, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (mine !== turn) return;
      if (answer.status !== 200) return form.submit();
      lines.replaceChildren(...parser.parseFromString(await answer.text(), "text/html").body.childNodes);
    } catch {
      document.documentElement.classList.add("offline");
    }
  };

  input.addEventListener("input", () => {
    history.replaceState({ q: input.value }, "");
    clearTimeout(waiting);
    waiting = setTimeout(look, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    look();
  });
  const typed = history.state?.q;
  if (typed && typed !== input.value) {
    input.value = typed;
    look();
  }
})();
