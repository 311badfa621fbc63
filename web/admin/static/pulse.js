// How the house is, on every page of the desk: unread conversations in the tab's title, and a sound for an urgent one.
(() => {
  "use strict";

  const HEARD = "reception.heard"; // the last call that this browser has rung for: one tab rings, not all
  const MUTED = "reception.muted";
  const TONES = [[880, 0], [660, 0.18], [880, 0.36]]; // hertz, and seconds after the beginning

  const pulse = document.getElementById("pulse");
  const plain = document.title;
  const muted = () => localStorage.getItem(MUTED) === "yes";
  let audio = null;

  const ring = () => {
    audio ||= new AudioContext();
    for (const [hertz, after] of TONES) {
      const tone = audio.createOscillator();
      const loud = audio.createGain();
      const begin = audio.currentTime + after;
      tone.frequency.value = hertz;
      loud.gain.setValueAtTime(0.0001, begin);
      loud.gain.exponentialRampToValueAtTime(0.2, begin + 0.02);
      loud.gain.exponentialRampToValueAtTime(0.0001, begin + 0.16);
      tone.connect(loud).connect(audio.destination);
      tone.start(begin);
      tone.stop(begin + 0.17);
    }
  };

  pulse?.addEventListener("refreshed", () => {
    const told = pulse.firstElementChild.dataset;
    const unread = Number(told.unread);
    const alarm = Number(told.alarm);
    document.title = unread ? `(${unread}) ${plain}` : plain;
    if (alarm <= Number(localStorage.getItem(HEARD) || 0)) return;
    localStorage.setItem(HEARD, String(alarm));
    if (!muted()) ring();
  });

  // What somebody looked for is nobody's business who logs in after her.
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action")?.endsWith("/logout")) sessionStorage.clear();
  });

  const button = document.getElementById("sound");
  const tell = () => {
    button.textContent = muted() ? button.dataset.off : button.dataset.on;
    button.setAttribute("aria-pressed", String(!muted()));
  };
  if (button) {
    button.hidden = false;
    tell();
    button.addEventListener("click", () => {
      localStorage.setItem(MUTED, muted() ? "no" : "yes");
      tell();
      if (!muted()) ring();
    });
  }
})();
