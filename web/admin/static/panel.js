// Shows pages about a visit in a panel over the page that they are asked from. Without it they are pages of their own.
(() => {
  "use strict";

  const panel = document.getElementById("panel");
  if (!panel?.showModal) return;
  const body = panel.querySelector(".panel-body");
  const parser = new DOMParser();
  let turn = 0;
  let opener = null;

  /** What has the focus, so that the same thing has it when the panel shows its page again. */
  const focused = () => {
    const active = document.activeElement;
    if (!body.contains(active)) return null;
    if (active.type === "radio") return `[name="${active.name}"][value="${active.value}"]`;
    return active.id ? `#${CSS.escape(active.id)}` : null;
  };

  const show = (sheet) => {
    const kept = panel.open ? focused() : null;
    body.replaceChildren(sheet);
    if (!panel.open) panel.showModal();
    const first = ["[aria-invalid]", "#q", "[name=time]:checked", "input:not([type=hidden])", ".primary", "a, button"];
    const wanted = (kept && body.querySelector(kept)) || first.map((each) => body.querySelector(each)).find(Boolean);
    wanted?.focus();
    if (!kept) panel.scrollTop = 0;
  };

  /** Fetches a page and shows it. What is done with reloads the page below; what is no page for a panel is gone to. */
  const ask = async (url, options = {}) => {
    const mine = ++turn;
    panel.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { ...options, headers: { "X-Panel": "1" }, credentials: "same-origin" });
      if (mine !== turn) return;
      if (answer.status === 204 || answer.status === 401) return location.reload();
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
    if (!panel.open) opener = from?.id || null;
    ask(url);
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("[data-close]")) {
      event.preventDefault();
      return panel.close();
    }
    const link = event.target.closest("a[data-panel], .visit > a, .free > a");
    if (!link) return;
    event.preventDefault();
    open(link.href, link);
  });

  body.addEventListener("submit", (event) => {
    const form = event.target;
    const data = new FormData(form, event.submitter);
    event.preventDefault();
    if (form.method === "post") return ask(form.action, { method: "POST", body: new URLSearchParams(data) });
    ask(`${form.action}?${new URLSearchParams(data)}`);
  });

  body.addEventListener("change", (event) => {
    const form = event.target.closest("[data-choosing]");
    if (form) ask(`${form.action}?${new URLSearchParams(new FormData(form))}`);
  });

  panel.addEventListener("close", () => {
    turn += 1;
    body.replaceChildren();
    if (opener) document.getElementById(opener)?.focus({ preventScroll: true });
  });

  window.panel = { open, ask };
})();
