"use strict";
// Puts a ready answer into the one being written, and sends with Ctrl + Enter.
(() => {
  const text = document.getElementById("text");
  if (!text) return;

  function insert(words) {
    const before = text.value.slice(0, text.selectionStart);
    const after = text.value.slice(text.selectionEnd);
    const gap = before && !before.endsWith("\n") ? "\n" : "";
    const room = text.maxLength - before.length - gap.length - after.length;
    const put = gap + words.slice(0, Math.max(0, room));
    text.value = before + put + after;
    text.focus();
    text.setSelectionRange(before.length + put.length, before.length + put.length);
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    const answer = await fetch(button.dataset.insert, { headers: { "HX-Request": "true" } });
    if (answer.ok) insert(await answer.text());
  });

  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) text.form.requestSubmit();
  });
})();
