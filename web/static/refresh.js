// Keeps pieces of a page fresh: each element with data-refresh is fetched again every data-every milliseconds and
// replaced only when the server says that it has changed. A hidden page rests and catches up when it is seen again.
(() => {
  "use strict";

  const parser = new DOMParser();

  const focusKey = (element) => element.id || null;

  /** Puts `html` into `element`; keeps the focus where it was and, with data-follow, the end of the talk in sight. */
  const show = (element, html) => {
    const scroller = element.hasAttribute("data-follow") ? element.parentElement : null;
    const atEnd = !scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    const kept = element.contains(document.activeElement) ? focusKey(document.activeElement) : null;
    const tops = [...element.querySelectorAll("[data-keep-scroll]")].map((part) => part.scrollTop);
    element.replaceChildren(...parser.parseFromString(html, "text/html").body.childNodes);
    element.querySelectorAll("[data-keep-scroll]").forEach((part, at) => (part.scrollTop = tops[at] || 0));
    if (kept) document.getElementById(kept)?.focus({ preventScroll: true });
    if (scroller && atEnd) scroller.scrollTop = scroller.scrollHeight;
    shown.set(element, html);
    element.dispatchEvent(new CustomEvent("refreshed", { bubbles: true }));
  };

  const shown = new WeakMap();
  const tags = new WeakMap();
  const asking = new WeakMap();

  /** Fetches one element's piece now. A later call wins over an earlier one that is still under way. */
  const refresh = async (element) => {
    const url = element.dataset.refresh;
    const turn = (asking.get(element) || 0) + 1;
    asking.set(element, turn);
    const known = tags.get(element);
    try {
      const headers = known && known.url === url ? { "If-None-Match": known.tag } : {};
      const answer = await fetch(url, { headers, credentials: "same-origin", redirect: "manual", cache: "no-store" });
      if (asking.get(element) !== turn) return;
      if (answer.type === "opaqueredirect" || answer.status === 401) return location.reload();
      document.documentElement.classList.toggle("offline", answer.status >= 500);
      if (answer.status !== 200) return;
      const html = await answer.text();
      if (asking.get(element) !== turn) return;
      tags.set(element, { url, tag: answer.headers.get("ETag") });
      if (answer.headers.has("X-Title")) document.title = decode(answer.headers.get("X-Title"));
      if (shown.get(element) !== html) show(element, html);
    } catch {
      document.documentElement.classList.add("offline");
    }
  };

  const decode = (text) => parser.parseFromString(text, "text/html").body.textContent;

  const keep = (element) => {
    const every = Number(element.dataset.every) || 2000;
    const tick = async () => {
      if (!document.hidden && element.isConnected) await refresh(element);
      setTimeout(tick, every);
    };
    if (element.childElementCount) setTimeout(tick, every);
    else tick();
  };

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) document.querySelectorAll("[data-refresh]").forEach(refresh);
  });
  document.querySelectorAll("[data-follow]").forEach((element) => {
    element.parentElement.scrollTop = element.parentElement.scrollHeight;
  });
  document.querySelectorAll("[data-refresh]").forEach(keep);

  window.reception = { refresh, show, token: () => document.querySelector("meta[name=csrf-token]").content };
})();
