"use strict";
// For demonstrations: forgets one visitor before the next, and plays scripted talks.
(() => {
  const $ = (id) => document.getElementById(id);
  let playing = 0; // counts talks, so that a new one ends the one before

  $("next").addEventListener("click", () => {
    playing += 1;
    $("yes").click(); // erases here, in every other tab, and on the server
  });

  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const waits = () => document.querySelector("#log .waits");

  async function play(script) {
    const mine = ++playing;
    for (const text of script) {
      while (waits()) await pause(100);
      await pause(600);
      if (mine !== playing) return;
      $("said").value = text;
      $("form").requestSubmit();
    }
  }

  for (const button of document.querySelectorAll(".play")) {
    button.addEventListener("click", () => play(JSON.parse(button.dataset.script)));
  }
})();
