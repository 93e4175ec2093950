"use strict";
// The field for a number that only its owner knows. It takes the place of the usual field while such
// a number is awaited. What is typed is masked, and is in the memory of this window only: never in
// the conversation that is shown, never in the browser's storage, never in its history.
const secretField = (() => {
  const $ = (id) => document.getElementById(id);
  const form = $("secret-form"), field = $("secret"), usual = $("form");

  function show(awaited, focused) {
    if (awaited === !form.hidden) return;
    field.value = "";
    form.hidden = !awaited;
    usual.hidden = awaited;
    if (focused) (awaited ? field : $("said")).focus();
  }

  function whenGiven(take) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = field.value.trim();
      field.value = "";
      if (given) take(given);
    });
  }

  return { show, whenGiven, whenLeft: (leave) => $("leave").addEventListener("click", leave) };
})();
