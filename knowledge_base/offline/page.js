"use strict";
// What is shown: results of the search, one procedure with its questions and its tick list.
(() => {
  const { stored, byCode, find, tickList } = motcua;
  const $ = (id) => document.getElementById(id);
  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  const today = () => {
    const now = new Date(), two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };
  let chosen = {}, ticked = new Set();

  function choices(code, list) {
    const links = list.map((one) => {
      const link = element("a", "choice", byCode.get(one).s);
      link.href = "#" + one;
      return link;
    });
    $("found").replaceChildren(...links);
  }

  function results() {
    const question = $("question").value.trim();
    $("record").hidden = true;
    $("search").hidden = false;
    const found = question ? find(question) : stored.first;
    choices(question, found);
    $("count").textContent = !question ? "Thủ tục nhiều người làm:"
      : found.length ? `Có ${found.length} thủ tục gần với câu hỏi:`
        : "Chưa thấy thủ tục nào khớp. Anh/chị thử từ khác, ví dụ: khai sinh, tạm trú, căn cước.";
  }

  function lineOf(line) {
    if (!line.startsWith("☐ ")) {
      const place = line.startsWith("Nguồn:") ? "source" : line.startsWith("- ") ? "item"
        : line.startsWith("Lưu ý:") ? "warning" : /:$/.test(line) ? "title" : "";
      return element("p", place, line);
    }
    const label = element("label", "tick"), box = element("input");
    box.type = "checkbox";
    box.checked = ticked.has(line);
    box.addEventListener("change", () => ticked[box.checked ? "add" : "delete"](line));
    label.append(box, element("span", "", line.slice(2)));
    return label;
  }

  function question([id, ask, why, answers], code) {
    const group = element("fieldset");
    group.append(element("legend", "", ask));
    if (why) group.append(element("p", "why", why));
    for (const [answer, words] of [...answers, ["", "Chưa rõ, xem hết"]]) {
      const label = element("label", "answer"), button = element("input");
      button.type = "radio";
      button.name = id;
      button.checked = (chosen[id] || "") === answer;
      button.addEventListener("change", () => {
        if (answer) chosen[id] = answer; else delete chosen[id];
        list(code);
      });
      label.append(button, words);
      group.append(label);
    }
    return group;
  }

  function list(code) {
    const all = $("list"), lines = tickList(code, chosen, today()).slice(1);
    all.replaceChildren(...lines.map(lineOf));
    all.className = lines.join().length > 2200 ? "long" : ""; // on A5 in smaller letters
  }

  function folded(title, lines) {
    if (!lines || !lines.length) return [];
    const part = element("details");
    part.append(element("summary", "", title), ...lines.map((line) => element("p", "", line)));
    return [part];
  }

  function show(code) {
    const record = byCode.get(code);
    chosen = {};
    ticked = new Set();
    $("search").hidden = true;
    $("record").hidden = false;
    $("name").textContent = record.s;
    $("official").textContent = `${record.n} (mã ${code})`;
    $("online").textContent = record.o[0].toUpperCase() + record.o.slice(1);
    $("questions").replaceChildren(...(record.q || []).map((one) => question(one, code)));
    const steps = (lines) => (lines || []).map((line, at) => `${at + 1}. ${line}`);
    $("more").replaceChildren(
      ...folded("Cách làm trên mạng", steps(record.so)),
      ...folded("Cách làm khi đến nơi", steps(record.sc)),
      ...folded("Ai nộp, nhờ người khác được không", [record.wh, record.px].filter(Boolean)),
      ...folded("Cần biết thêm", record.g),
      ...folded("Nhận được gì", record.r));
    list(code);
    scrollTo(0, 0);
    $("name").focus();
  }

  function route() {
    const code = decodeURIComponent(location.hash.slice(1));
    if (byCode.has(code)) show(code); else results();
  }

  $("form").addEventListener("submit", (event) => {
    event.preventDefault();
    $("question").blur(); // the keyboard goes away and the results are seen
  });
  $("question").addEventListener("input", results);
  $("print").addEventListener("click", () => print());
  $("back").addEventListener("click", () => { location.hash = ""; });
  addEventListener("hashchange", route);
  if (/^https?:$/.test(location.protocol)) $("chat").hidden = false;
  route();
})();
