// Shows pages about a visit in a panel over the page that they are asked from. Without it they are pages of their own.
// It listens before the page is read, so that the first click already opens the panel.
(() => {
  "use strict";

  if (!window.HTMLDialogElement) return;
  const parser = new DOMParser();
  const BELOW = [".card-head h1", ".flashes"]; // what tells of a deed on the page below, besides the drawing
  const found = () => document.getElementById("panel");
  const inside = () => found().querySelector(".panel-body");
  let turn = 0;
  let opener = null;
  let sending = false; // a second press on a button sends nothing

  /** What has the focus, so that the same thing has it when the panel shows its page again. */
  const focused = () => {
    const active = document.activeElement;
    if (!inside().contains(active)) return null;
    if (active.type === "radio") return `[name="${active.name}"][value="${active.value}"]`;
    return active.id ? `#${CSS.escape(active.id)}` : null;
  };

  const show = (sheet) => {
    const [panel, body] = [found(), inside()];
    const kept = panel.open ? focused() : null;
    body.replaceChildren(sheet);
    if (!panel.open) panel.showModal();
    const first = ["[aria-invalid]", "#q", "[name=time]:checked", "input:not([type=hidden])", ".primary", "a, button"];
    const wanted = (kept && body.querySelector(kept)) || first.map((each) => body.querySelector(each)).find(Boolean);
    wanted?.focus();
    if (!kept) panel.scrollTop = 0;
  };

  /** What was done is seen at once on the page below, which stays where it is. */
  const done = async (mine) => {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (answer.redirected || !answer.ok) return location.reload();
    const fresh = parser.parseFromString(await answer.text(), "text/html");
    if (mine !== turn) return;
    found().close();
    for (const part of BELOW) document.querySelector(part).replaceChildren(...fresh.querySelector(part).childNodes);
    window.reception.show(document.getElementById("drawing"), fresh.getElementById("drawing").innerHTML);
    if (opener) document.getElementById(opener)?.focus({ preventScroll: true });
  };

  /** Fetches a page and shows it. What is done with shows on the page below; what is no page for a panel is gone to. */
  const ask = async (url, options = {}) => {
    const mine = ++turn;
    const panel = found();
    panel.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { ...options, headers: { "X-Panel": "1" }, credentials: "same-origin" });
      if (mine !== turn) return;
      if (answer.status === 401) return location.reload();
      if (answer.status === 204) return await done(mine);
      const sheet = parser.parseFromString(await answer.text(), "text/html").querySelector("body > .sheet");
      if (mine !== turn) return;
      if (sheet) show(sheet);
      else location.assign(answer.url);
    } catch {
      document.documentElement.classList.add("offline");
    } finally {
      panel.removeAttribute("aria-busy");
    }
  };

  const open = (url, from = document.activeElement) => {
    if (!found().open) opener = from?.id || null;
    ask(url);
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("[data-close]")) {
      event.preventDefault();
      return found().close();
    }
    const link = event.target.closest("a[data-panel], .visit > a, .free > a");
    if (!link || !found()) return;
    event.preventDefault();
    open(link.href, link);
  });

  const within = (event) => event.target.closest("#panel .panel-body");

  document.addEventListener("submit", (event) => {
    if (!within(event)) return;
    const form = event.target;
    const data = new FormData(form, event.submitter);
    event.preventDefault();
    if (form.method !== "post") return ask(`${form.action}?${new URLSearchParams(data)}`);
    if (sending) return;
    sending = true;
    ask(form.action, { method: "POST", body: new URLSearchParams(data) }).finally(() => (sending = false));
  });

  document.addEventListener("change", (event) => {
    const form = within(event) && event.target.closest("[data-choosing]");
    if (form) ask(`${form.action}?${new URLSearchParams(new FormData(form))}`);
  });

  // A dialog's closing does not rise through the page: it is seen on its way down.
  document.addEventListener(
    "close",
    (event) => {
      if (event.target !== found()) return;
      turn += 1;
      inside().replaceChildren();
      if (opener) document.getElementById(opener)?.focus({ preventScroll: true });
    },
    true,
  );

  window.panel = { open, ask };
})();
