"use strict";
// Prints one answer on one A4 page: on a sheet of its own, in the largest letters that fit, with a
// QR code that opens the chat at the procedure again.
(() => {
  const POINTS = [12, 11, 10, 9, 8, 7, 6];
  const SCAN = "Quét mã để mở lại thủ tục này trong Một Cửa";

  function heading() {
    const who = document.createElement("p");
    who.className = "who";
    who.textContent = ["Một Cửa", document.querySelector(".runs").textContent].join(" · ");
    return who;
  }

  async function code(procedure) {
    const box = document.createElement("figure");
    const picture = document.createElement("img");
    const caption = document.createElement("figcaption");
    picture.src = `/qr/p_${procedure.replace(".", "_")}.svg`;
    picture.alt = caption.textContent = SCAN;
    box.append(picture, caption);
    await picture.decode();
    return box;
  }

  async function sheetOf(section) {
    const sheet = document.createElement("div");
    sheet.id = "sheet";
    sheet.append(heading(), section.querySelector(".said").cloneNode(true));
    const bubbles = [...section.querySelectorAll(".bubble")];
    const whole = section.querySelector(".whole"); // of a list that is told in parts
    const lists = whole ? [whole] : bubbles.filter((bubble) => bubble.querySelector(".tick"));
    for (const bubble of lists.length ? lists : bubbles) { // beside a list, only the list
      for (const line of bubble.querySelectorAll(".line")) sheet.append(line.cloneNode(true));
    }
    try {
      if (section.dataset.procedure) sheet.append(await code(section.dataset.procedure));
    } catch { /* without the network the list is printed without its code */ }
    return sheet;
  }

  // The sheet has the width of the paper on the screen too, where it lies out of sight.
  function fit(sheet) {
    const probe = document.createElement("div");
    probe.className = "page";
    document.body.append(probe, sheet);
    const room = probe.getBoundingClientRect().height;
    probe.remove();
    for (const points of POINTS) {
      sheet.style.fontSize = `${points}pt`; // by script: allowed by the content policy
      if (sheet.getBoundingClientRect().height <= room) return;
    }
  }

  function cleared() {
    document.body.classList.remove("one");
    const sheet = document.getElementById("sheet");
    if (sheet) sheet.remove();
  }

  document.getElementById("log").addEventListener("click", async (event) => {
    const button = event.target.closest(".print");
    if (!button) return;
    cleared();
    fit(await sheetOf(button.closest(".turn")));
    document.body.classList.add("one");
    window.print();
  });
  addEventListener("afterprint", cleared);
})();
