// Keeps pieces of a page fresh: each element with data-refresh is fetched again every data-every milliseconds and replaced
// only when the server says that it has changed. A hidden page rests, but for what is marked data-always, and catches up when
// it is seen again. While the server is away, tries grow rarer, and the page says so.
(() => {
  "use strict";

  const HIDDEN = 5000; // milliseconds between two looks of a page that nobody sees
  const PATIENCE = 10000; // until a request that hangs is given up: a laptop woke up, a network changed
  const RAREST = 5000;

  const parser = new DOMParser();
  const shown = new WeakMap();
  const tags = new WeakMap();
  const asking = new WeakMap();
  let failures = 0;
  let caughtUp = 0;

  const looks = new Map();
  const all = () => looks.forEach((look) => look());

  const focusKey = (element) => element.id || null;

  /** Moves what a piece brings along for another place of the page there: data-goes-to names that place. */
  const place = (element) => {
    for (const part of element.querySelectorAll("[data-goes-to]")) {
      const target = document.getElementById(part.dataset.goesTo);
      if (!target) continue;
      const focused = target.contains(document.activeElement) ? focusKey(document.activeElement) : null;
      if (target.innerHTML !== part.innerHTML) target.replaceChildren(...part.cloneNode(true).childNodes);
      for (const [name, value] of Object.entries(part.dataset)) if (name !== "goesTo") target.dataset[name] = value;
      part.remove();
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    }
  };

  /** Puts `html` into `element`; keeps the focus where it was and, with data-follow, the end of the talk in sight. */
  const show = (element, html) => {
    const scroller = element.hasAttribute("data-follow") ? element.parentElement : null;
    const atEnd = !scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    const kept = element.contains(document.activeElement) ? focusKey(document.activeElement) : null;
    const tops = [...element.querySelectorAll("[data-keep-scroll]")].map((part) => part.scrollTop);
    element.replaceChildren(...parser.parseFromString(html, "text/html").body.childNodes);
    place(element);
    element.querySelectorAll("[data-keep-scroll]").forEach((part, at) => (part.scrollTop = tops[at] || 0));
    if (kept) document.getElementById(kept)?.focus({ preventScroll: true });
    if (scroller && atEnd) scroller.scrollTop = scroller.scrollHeight;
    shown.set(element, html);
    element.dispatchEvent(new CustomEvent("refreshed", { bubbles: true }));
  };

  const well = (yes) => {
    const back = yes && failures && Date.now() - caughtUp > RAREST;
    failures = yes ? 0 : failures + 1;
    document.documentElement.classList.toggle("offline", !yes);
    if (!back) return;
    caughtUp = Date.now();
    all(); // the other pieces wait for their own turn, which may be far
  };

  /** Fetches one element's piece now. A later call wins over an earlier one that is still under way. */
  const refresh = async (element) => {
    const url = element.dataset.refresh;
    const sought = element.dataset.sought || "";
    const turn = (asking.get(element) || 0) + 1;
    asking.set(element, turn);
    const late = new AbortController();
    const alarm = setTimeout(() => late.abort(), PATIENCE);
    try {
      const known = tags.get(element);
      const headers = known && known.url === url && known.sought === sought ? { "If-None-Match": known.tag } : {};
      if (sought) headers["X-Sought"] = encodeURIComponent(sought);
      const answer = await fetch(url, {
        headers, credentials: "same-origin", redirect: "manual", cache: "no-store", signal: late.signal,
      });
      if (asking.get(element) !== turn) return;
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        document.dispatchEvent(new CustomEvent("session-over")); // whoever is writing may keep it
        return location.reload();
      }
      well(answer.status < 500);
      if (answer.status !== 200) return;
      const html = await answer.text();
      if (asking.get(element) !== turn) return;
      tags.set(element, { url, sought, tag: answer.headers.get("ETag") });
      if (shown.get(element) !== html) show(element, html);
    } catch {
      if (asking.get(element) === turn) well(false);
    } finally {
      clearTimeout(alarm);
    }
  };

  /** Milliseconds until the next look: rarer while nothing answers, and never all pages of a clinic at the same moment. */
  const pause = (every) => {
    const wait = failures ? Math.min(every * 2 ** failures, RAREST) * (0.75 + Math.random() / 2) : every;
    return document.hidden ? Math.max(wait, HIDDEN) : wait;
  };

  const keep = (element) => {
    const every = Number(element.dataset.every) || 2000;
    let next = 0;
    const look = async () => {
      if ((!document.hidden || "always" in element.dataset) && element.isConnected) await refresh(element);
      clearTimeout(next);
      next = setTimeout(look, pause(every));
    };
    looks.set(element, look);
    if (element.childElementCount) next = setTimeout(look, every);
    else look();
  };

  document.addEventListener("visibilitychange", () => document.hidden || all());
  window.addEventListener("online", all);
  window.addEventListener("pageshow", (event) => event.persisted && all());
  /** Begins at the end of a talk, and stays there when its window shrinks: a keyboard slides in, a field grows. */
  const follow = (element) => {
    const scroller = element.parentElement;
    let atEnd = true;
    scroller.scrollTop = scroller.scrollHeight;
    scroller.addEventListener("scroll", () => {
      atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    });
    new ResizeObserver(() => atEnd && (scroller.scrollTop = scroller.scrollHeight)).observe(scroller);
  };
  document.querySelectorAll("[data-follow]").forEach(follow);
  document.querySelectorAll("[data-refresh]").forEach(keep);

  window.reception = { refresh, show, token: () => document.querySelector("meta[name=csrf-token]").content };
})();
