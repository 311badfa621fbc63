// Writing to a patient: what the words will cost, quick replies by mouse and by key, and what the writer has seen meanwhile.
(() => {
  "use strict";

  const form = document.getElementById("reply");
  if (!form) return;
  const text = document.getElementById("text");
  const counter = document.getElementById("counter");
  const talk = document.getElementById("talk");
  const holder = document.getElementById("holder");
  const quick = form.querySelector("details.quick");
  const told = counter.dataset;
  const alphabet = JSON.parse(told.alphabet);
  const basic = new Set(alphabet.basic);
  const twice = new Set(alphabet.twice);
  const [oneGsm, moreGsm, oneUcs, moreUcs] = alphabet.sizes;

  // -- what it costs: the same count as the server's (conversations/sms.py), whose tables come with the page ---------------
  const travels = (letter) => basic.has(letter) || twice.has(letter);
  const blank = (letter) => (letter !== "\n" && /[\p{Z}\t\v\f\r\x1c-\x1f\x85]/u.test(letter) ? " " : letter);
  const sendable = (letter) => " \n\u200d".includes(letter) || !/[\p{C}\p{Z}]/u.test(letter);

  const bare = (letter) => {
    const without = letter.normalize("NFKD").replace(/\p{M}/gu, "");
    return without && [...without].every(travels) ? without : letter;
  };

  const plain = (words) => {
    const written = [...words].map((letter) => alphabet.plain[letter] ?? letter).join("");
    return [...written].map((letter) => (travels(letter) ? letter : bare(letter))).join("");
  };

  const fitted = (words) => {
    const clean = [...words].map(blank).filter(sendable).join("");
    return (told.channel === "sms" && told.plain === "yes" ? plain(clean) : clean).trim();
  };

  const parts = (units, one, more) => (units <= one ? 1 : Math.ceil(units / more));

  const segments = (words) => {
    const letters = [...words];
    if (!letters.length) return 0;
    if (!letters.every(travels)) return parts(words.length, oneUcs, moreUcs);
    return parts(letters.reduce((sum, letter) => sum + (twice.has(letter) ? 2 : 1), 0), oneGsm, moreGsm);
  };

  const count = () => {
    const words = fitted(text.value);
    const said = [told.letters.replace("{n}", [...words].length)];
    if (told.channel === "sms" && words) {
      const number = segments(words);
      said.push((number === 1 ? told.one : told.many).replace("{n}", number));
      said.push(told.cost.replace("{price}", `$${(number * Number(told.price)).toFixed(3)}`));
      counter.dataset.segments = number;
    }
    counter.textContent = words ? said.join(" · ") : "";
  };

  // -- what she has seen: as long as nothing is typed, all that is shown; a draft keeps what it was begun with -------------
  const look = () => {
    if (text.value.trim()) return;
    const shown = talk.querySelectorAll(".message");
    form.elements.seen.value = shown.length ? shown[shown.length - 1].id.replace("message-", "") : "0";
    form.elements.holder.value = holder.dataset.holder;
  };

  // -- quick replies ---------------------------------------------------------------------------------------------------
  const insert = (words) => {
    const before = text.value.slice(0, text.selectionStart);
    text.setRangeText((before && !/\s$/.test(before) ? " " : "") + words, text.selectionStart, text.selectionEnd, "end");
    quick.open = false;
    text.focus();
    count();
  };

  const choices = () => [...(quick?.querySelectorAll(".quick-one") || [])];

  for (const choice of choices()) {
    choice.addEventListener("click", (event) => {
      event.preventDefault();
      insert(choice.dataset.words);
    });
  }
  quick?.addEventListener("keydown", (event) => {
    const at = choices().indexOf(document.activeElement);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      choices()[Math.min(Math.max(at + by, 0), choices().length - 1)]?.focus();
    } else if (event.key === "Escape") {
      quick.open = false;
      text.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (quick?.open && !quick.contains(event.target)) quick.open = false;
  });

  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(document.getElementById("send"));
    } else if (event.key === "/" && !text.value && quick) {
      event.preventDefault();
      quick.open = true;
      choices()[0]?.focus();
    }
  });
  text.addEventListener("input", count);
  talk.addEventListener("refreshed", look);
  form.addEventListener("submit", () => setTimeout(() => (document.getElementById("send").disabled = true)));
  window.addEventListener("pageshow", () => (document.getElementById("send").disabled = false));
  count();
})();
