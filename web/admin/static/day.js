// The drawn day under the hand: free time that says which minute is meant, visits that are dragged, M to move one.
(() => {
  "use strict";

  const ROW = 5; // minutes
  const STEP = 15; // minutes between two places to click
  const NEAR = 30; // minutes within which a dragged visit jumps to an open time
  const FAR = 6; // pixels before a press becomes a drag
  const HOLD = 400; // milliseconds after which a finger that rests on a visit has lifted it; a plain swipe scrolls
  const EDGE = 40; // pixels from the window's edge within which a drag scrolls
  const drawing = document.getElementById("drawing");
  const saying = document.getElementById("saying");
  if (!drawing || !window.panel) return;

  const clock = (minute) =>
    new Intl.DateTimeFormat(document.documentElement.lang, { hour: "numeric", minute: "2-digit", timeZone: "UTC" })
      .format(new Date(minute * 60000))
      .replace("\u202f", "\u00a0");
  const written = (minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const unit = (column) => parseFloat(getComputedStyle(column).gridAutoRows);
  const say = (words) => {
    if (saying.textContent !== words) saying.textContent = words;
  };

  // -- free time: the pointer or the arrows choose the minute --------------------------------------------------------
  const span = (link) => {
    link.dataset.from ||= new URL(link.href).searchParams.get("time");
    const [hour, minute] = link.dataset.from.split(":").map(Number);
    const column = link.closest(".day-column");
    const long = Math.round((link.getBoundingClientRect().height / unit(column)) * ROW);
    return { from: hour * 60 + minute, long, pixel: unit(column) / ROW };
  };

  const mark = (link, minute) => {
    const { from, long, pixel } = span(link);
    const last = from + Math.max(long - STEP, 0);
    const at = Math.min(Math.max(minute, from), last);
    const spot = link.querySelector(".spot") || link.appendChild(Object.assign(document.createElement("i"), { className: "spot" }));
    spot.style.top = `${(at - from) * pixel}px`;
    spot.style.height = `${Math.min(STEP, from + long - at) * pixel}px`;
    spot.style.lineHeight = `${Math.max(STEP * pixel - 4, 12)}px`;
    spot.textContent = clock(at);
    const to = new URL(link.href);
    to.searchParams.set("time", written(at));
    link.href = to.href;
    link.dataset.at = at;
    return at;
  };

  drawing.addEventListener("pointerover", (event) => {
    const box = event.target.closest(".visit"); // what is cut off is told in full
    if (box) box.title ||= box.textContent.trim();
  });

  const unmark = (link) => link.querySelector(".spot")?.remove();
  const free = (event) => event.target.closest?.(".free > a");

  drawing.addEventListener("pointermove", (event) => {
    const link = free(event);
    if (!link || drag || event.pointerType === "touch") return;
    const { from, pixel } = span(link);
    const raw = from + (event.clientY - link.getBoundingClientRect().top) / pixel;
    mark(link, Math.floor(raw / STEP) * STEP);
  });
  drawing.addEventListener("pointerdown", (event) => {
    const link = free(event);
    if (!link) return;
    const { from, pixel } = span(link);
    mark(link, Math.floor((from + (event.clientY - link.getBoundingClientRect().top) / pixel) / STEP) * STEP);
  });
  drawing.addEventListener("pointerout", (event) => {
    const link = free(event);
    if (link && !link.contains(event.relatedTarget) && link !== document.activeElement) unmark(link);
  });
  drawing.addEventListener("focusin", (event) => {
    const link = free(event);
    if (link?.matches(":focus-visible")) mark(link, span(link).from);
  });
  drawing.addEventListener("focusout", (event) => free(event) && unmark(free(event)));
  drawing.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: STEP, ArrowUp: -STEP, PageDown: 4 * STEP, PageUp: -4 * STEP };
    const link = free(event);
    if (link && steps[event.key]) {
      event.preventDefault();
      const now = Number(link.dataset.at ?? span(link).from);
      say(clock(mark(link, Math.ceil((now + steps[event.key]) / STEP) * STEP)));
    }
    const visit = event.target.closest(".visit[data-appointment] > a");
    if (visit && event.key.toLowerCase() === "m" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      window.panel.open(`${visit.href}/move`, visit);
    }
  });

  // -- dragging: the ghost lies over the page, so that the drawing may be replaced under it -----------------------------
  let drag = null;

  const lift = () => {
    drag.ghost = Object.assign(document.createElement("div"), { className: "ghost" });
    document.body.append(drag.ghost);
    document.documentElement.classList.add("dragging");
    drag.lifted = true;
    const from = drawing.querySelector(".day").dataset.from;
    const mine = drag;
    fetch(`${drag.url}/open?day=${from}`, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((places) => (mine.places = places))
      .catch(() => {});
  };

  const fade = () => {
    drawing.querySelectorAll(".lifted").forEach((each) => each.classList.remove("lifted"));
    if (drag?.lifted) document.getElementById(drag.id)?.parentElement.classList.add("lifted");
  };

  const pick = (event) => {
    lift();
    fade();
    follow(event);
  };

  /** The open time nearest to a minute, or the minute itself where none is near. */
  const snapped = (column, minute) => {
    const places = drag.places?.[`${column.dataset.doctor} ${column.dataset.day}`] || [];
    const nearest = places.reduce((best, each) => (Math.abs(each - minute) < Math.abs(best - minute) ? each : best), Infinity);
    const open = Math.abs(nearest - minute) <= NEAR;
    return { minute: open ? nearest : Math.round(minute / STEP) * STEP, open: open || !drag.places };
  };

  /** Scrolls the page, and the drawing within it, where a drag has come to their edge. */
  const scroll = (event) => {
    if (event.clientY > innerHeight - EDGE) scrollBy(0, STEP);
    else if (event.clientY < EDGE) scrollBy(0, -STEP);
    const day = drawing.querySelector(".day");
    const { left, right } = day.getBoundingClientRect();
    if (event.clientX > Math.min(right, innerWidth) - EDGE) day.scrollBy(STEP, 0);
    else if (event.clientX < Math.max(left, 0) + EDGE) day.scrollBy(-STEP, 0);
  };

  const follow = (event) => {
    scroll(event);
    const column = document.elementFromPoint(event.clientX, event.clientY)?.closest(".day-column");
    drag.target = null;
    drag.ghost.hidden = !column;
    if (!column) return;
    const box = column.getBoundingClientRect();
    const pixel = unit(column) / ROW;
    const first = Number(column.closest(".day").dataset.first);
    const { minute, open } = snapped(column, first + (event.clientY - drag.grip - box.top) / pixel);
    const place = { left: box.left + 3, top: box.top + (minute - first) * pixel, width: box.width - 6, height: drag.height };
    for (const [name, value] of Object.entries(place)) drag.ghost.style[name] = `${value}px`;
    drag.ghost.classList.toggle("not", !open);
    drag.ghost.textContent = `${clock(minute)} ${drag.name}`;
    say(`${clock(minute)}: ${open ? saying.dataset.here : saying.dataset.not}`);
    drag.target = { doctor: column.dataset.doctor, day: column.dataset.day, time: written(Math.max(minute, 0)) };
  };

  const stop = () => {
    clearTimeout(drag?.hold);
    drag?.ghost?.remove();
    document.documentElement.classList.remove("dragging");
    drag = null;
    fade();
  };

  drawing.addEventListener("pointerdown", (event) => {
    if (drag) stop(); // a second finger
    const link = event.target.closest(".visit[data-appointment] > a");
    if (!link || event.button || !event.isPrimary) return;
    const box = link.parentElement.getBoundingClientRect();
    const name = link.querySelector("b").textContent.trim();
    drag = { id: link.id, url: link.href, name, x: event.clientX, y: event.clientY, grip: event.clientY - box.top, height: box.height };
    if (event.pointerType === "touch") drag.hold = setTimeout(pick, HOLD, event);
  });
  // The browser asks before it scrolls, and before it shows what a link that is pressed for long is good for.
  drawing.addEventListener("touchmove", (event) => drag?.lifted && event.cancelable && event.preventDefault(), { passive: false });
  drawing.addEventListener("contextmenu", (event) => drag?.hold && event.preventDefault());
  /** The click that ends a drag opens nothing. */
  const swallow = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    if (drag.lifted) return follow(event);
    if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR) return;
    if (drag.hold) stop();
    else pick(event);
  });
  document.addEventListener("pointerup", () => {
    if (!drag) return;
    const { lifted, target, url, id } = drag;
    stop();
    if (!lifted) return;
    document.addEventListener("click", swallow, true);
    setTimeout(() => {
      document.removeEventListener("click", swallow, true);
      if (target) window.panel.open(`${url}/move?${new URLSearchParams(target)}`, document.getElementById(id));
    });
  });
  document.addEventListener("pointercancel", stop);
  document.addEventListener("keydown", (event) => event.key === "Escape" && drag && stop());
  drawing.addEventListener("refreshed", fade);
})();
