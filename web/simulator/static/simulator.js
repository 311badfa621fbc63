// The phones and what the clinic sees: typing, pressing, the channel's tab, the clock, the day, the opened e-mail.
(() => {
  "use strict";

  const { refresh, show, token } = window.reception;
  const clinic = document.getElementById("clinic");

  const post = async (url, fields) => {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "X-CSRFToken": token() },
      body: new URLSearchParams(fields),
      credentials: "same-origin",
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer;
  };

  const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  /** One phone: a channel, a screen and a composer. */
  const phone = (element) => {
    const talk = element.querySelector(".talk");
    const form = element.querySelector("[data-composer]");
    const text = form.elements.text;
    const trouble = element.querySelector(".trouble");
    const keys = element.querySelector(".keys");
    let channel = "sms";

    const pending = (words) => {
      talk.querySelector(".empty")?.remove();
      const row = document.createElement("div");
      row.className = "bubble-row mine pending";
      const bubble = document.createElement("div");
      bubble.className = "bubble";
      bubble.textContent = words;
      row.append(bubble);
      talk.append(row);
      talk.parentElement.scrollTop = talk.parentElement.scrollHeight;
    };

    const send = async (fields, words) => {
      if (words) pending(words);
      try {
        const sentBy = channel;
        const answer = await post(form.action, { id: newId(), channel, phone: element.dataset.phone, ...fields });
        const html = await answer.text();
        trouble.hidden = true;
        if (sentBy === channel) show(talk, html);
        talk.parentElement.scrollTop = talk.parentElement.scrollHeight;
        refresh(clinic);
      } catch {
        trouble.hidden = false;
        talk.querySelectorAll(".pending").forEach((row) => row.remove());
        if (fields.text && !text.value) text.value = fields.text;
      }
    };

    const choose = (tab) => {
      channel = tab.dataset.channel;
      element.querySelectorAll("[data-channel]").forEach((each) => {
        each.setAttribute("aria-selected", String(each === tab));
        each.tabIndex = each === tab ? 0 : -1;
      });
      element.querySelector(".screen").setAttribute("aria-labelledby", tab.id);
      element.classList.toggle("on-telegram", channel === "telegram");
      keys.hidden = channel !== "telegram";
      text.placeholder = text.dataset[channel === "sms" ? "placeholderSms" : "placeholderTelegram"];
      const url = new URL(talk.dataset.refresh, location.href);
      url.searchParams.set("channel", channel);
      talk.dataset.refresh = url.pathname + url.search;
      talk.replaceChildren();
      refresh(talk);
    };

    const grow = () => {
      text.style.height = "auto";
      text.style.height = `${Math.min(text.scrollHeight + 2, 140)}px`;
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = text.value;
      if (!words.trim()) return;
      text.value = "";
      grow();
      send({ text: words }, words);
      text.focus();
    });
    text.addEventListener("input", grow);
    text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    element.addEventListener("click", (event) => {
      const key = event.target.closest("button");
      if (!key) return;
      if (key.dataset.channel) choose(key);
      else if (key.dataset.press) send({ press: key.dataset.press });
      else if (key.dataset.command) send({ text: key.dataset.command }, key.dataset.command);
      else if (key.dataset.say) send({ text: key.dataset.say }, key.dataset.say);
      else if ("share" in key.dataset) send({ share: "1" });
    });
    arrows(element.querySelector("[role=tablist]"));
  };

  /** Left and right go from tab to tab, as everywhere. */
  const arrows = (list) => {
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const tabs = [...list.querySelectorAll("[role=tab]")];
      const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
      next.focus();
      next.click();
    });
  };

  const say = (words) => {
    document.querySelector(".said").textContent = words;
    const here = clinic.querySelector(".said-here");
    if (!here) return;
    here.textContent = words;
    here.hidden = false;
  };

  const moveClock = async (button) => {
    const answer = await post("/simulator/clock", { move: button.dataset.clock });
    const { said } = await answer.json();
    await refresh(clinic);
    say(said);
    document.querySelectorAll(".talk").forEach(refresh);
  };

  const showDay = (day) => {
    const url = new URL(clinic.dataset.refresh, location.href);
    url.searchParams.set("day", day);
    clinic.dataset.refresh = url.pathname + url.search;
    return refresh(clinic);
  };

  /** Brings the visit that changed last into sight, once for each change. */
  let sighted = "";
  clinic.addEventListener("refreshed", () => {
    const fresh = clinic.querySelector(".visit.fresh");
    const now = fresh ? `${fresh.dataset.appointment} ${fresh.className}` : "";
    if (!fresh || now === sighted) return;
    sighted = now;
    const frame = fresh.closest(".day-window");
    const away = fresh.getBoundingClientRect().top - frame.getBoundingClientRect().top;
    frame.scrollTop += away - frame.clientHeight / 2;
  });

  const dialog = document.querySelector("dialog.mail");

  const openMail = async (url) => {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (!answer.ok) return;
    show(dialog, await answer.text());
    dialog.setAttribute("aria-labelledby", "mail-subject");
    arrows(dialog.querySelector("[role=tablist]"));
    dialog.showModal();
  };

  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    const tab = event.target.closest("[data-panel]");
    if (!tab) return;
    dialog.querySelectorAll("[data-panel]").forEach((each) => {
      each.setAttribute("aria-selected", String(each === tab));
      each.tabIndex = each === tab ? 0 : -1;
      document.getElementById(each.dataset.panel).hidden = each !== tab;
    });
  });

  clinic.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.clock) moveClock(button);
    else if (button.dataset.day) showDay(button.dataset.day);
    else if (button.dataset.mail) openMail(button.dataset.mail);
  });

  document.querySelectorAll(".phone").forEach(phone);
})();
