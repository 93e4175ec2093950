"use strict";
// The web chat. Each message has an id of its own and stands in the browser's storage until its
// answer has come; the server answers the same id only once. So a lost connection neither loses
// nor doubles a message. The server issues the session that it stands in.
(() => {
  const KEY = "motcua.1";
  const MOST_TURNS = 100;
  const DAY_MS = 24 * 3600 * 1000;
  const KEPT_MS = 7 * DAY_MS;
  const NEWS_MS = 5 * 60 * 1000;
  const SECRET_MS = 5 * 60 * 1000;
  const HIDDEN = "••••";
  const GIVE_UP_MS = 20000;
  const WAITS_MS = [1000, 2000, 4000, 8000, 15000];
  const TRIES_WHILE_AWAY = 3;
  class Away extends Error {}
  const SIZES = ["vừa", "to", "rất to"];
  const MAX_TEXT = Number(document.body.dataset.maxText);
  const $ = (id) => document.getElementById(id);
  const log = $("log"), said = $("said"), state = $("state"), again = $("again");

  // --- what is kept -------------------------------------------------------------------------
  let memory = null; // stands in for the storage where the browser forbids it

  function randomId() { // crypto.randomUUID is missing on plain http
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  }

  function fresh() {
    return { session: null, issued: 0, turns: [], forget: [], size: 0, unit: "", at: Date.now() };
  }

  function load() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      if (kept && Date.now() - kept.at < KEPT_MS) return kept;
    } catch { /* unreadable or forbidden: start anew */ }
    return memory || fresh();
  }

  // Change what is kept as it is now, not as this tab saw it last: another tab may have changed it.
  function change(how) {
    const kept = load();
    how(kept);
    kept.turns = kept.turns.slice(-MOST_TURNS);
    kept.at = Date.now();
    memory = kept;
    try { localStorage.setItem(KEY, JSON.stringify(kept)); } catch { /* memory serves */ }
    return kept;
  }

  // --- what is shown ------------------------------------------------------------------------
  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // Text only ever becomes text nodes; **bold** and https addresses become elements of ours.
  function addText(parent, text) {
    for (const part of text.split(/(\*\*[^*]+\*\*|https:\/\/[^\s<>"“”)]+[^\s<>"“”).,;:])/)) {
      if (part.startsWith("**") && part.length > 4) {
        parent.append(element("strong", "", part.slice(2, -2)));
      } else if (part.startsWith("https://")) {
        const link = element("a", "", part);
        link.href = part;
        link.target = "_blank";
        link.rel = "noopener noreferrer";
        parent.append(link);
      } else if (part) {
        parent.append(part);
      }
    }
  }

  function lineClass(line) {
    if (/^\s*(\d+[.)]|[-•])\s/.test(line)) return "line item";
    if (line.startsWith("☐")) return "line tick";
    return line.startsWith("Nguồn:") ? "line source" : "line";
  }

  function addLines(box, text) {
    for (const line of text.split("\n")) {
      const shown = element("div", lineClass(line));
      addText(shown, line);
      box.append(shown);
    }
  }

  function bubble(message) {
    const box = element("div", "bubble");
    addLines(box, message.text);
    if (message.sheet) { // only print.js shows it
      const whole = element("div", "whole");
      whole.hidden = true;
      addLines(whole, message.sheet);
      box.append(whole);
    }
    if (message.buttons.length) {
      const group = element("div", "buttons");
      for (const { title, payload } of message.buttons) {
        const button = element("button", "", title);
        button.type = "button";
        button.addEventListener("click", () => press(title, payload));
        group.append(button);
      }
      box.append(group);
    }
    return box;
  }

  function printButton() { // print.js prints
    const button = element("button", "print", "In câu trả lời này");
    button.type = "button";
    return button;
  }

  function show(turn) {
    let section = $("t" + turn.id);
    if (!section) {
      section = element("section", "turn");
      section.id = "t" + turn.id;
      const mine = element("p", "said");
      mine.append(element("span", "hidden", "Anh/chị: "), turn.said);
      if (turn.said) section.append(mine); // news come unasked
      section.append(element("p", "waits", "Đang gửi…"));
      log.append(section);
    }
    if (turn.answer && !section.dataset.answered) {
      section.dataset.answered = "yes";
      const waits = section.querySelector(".waits");
      if (turn.answer.length) waits.remove();
      else waits.textContent = "Đã gửi cán bộ";
      const by = element("span", "hidden", turn.officer ? "Cán bộ: " : "Một Cửa: ");
      section.append(by, ...turn.answer.map(bubble));
      if (turn.said && turn.answer.length) section.append(printButton());
      section.dataset.procedure = turn.procedure || "";
    }
    return section;
  }

  function showAll() {
    log.replaceChildren();
    const kept = load();
    kept.turns.forEach(show);
    if (secret) show(secret);
    document.documentElement.dataset.size = kept.size;
    askSecret();
  }

  // Show the masked field while the last answer asks for a secret and none is on its way.
  function askSecret(focused) {
    const { turns } = load();
    const last = turns[turns.length - 1];
    secretField.show(!secret && Boolean(last && last.expect === "secret"), focused);
  }

  function tell(text, typing) {
    state.textContent = text;
    state.classList.toggle("typing", Boolean(typing));
  }

  // --- what is sent -------------------------------------------------------------------------
  let sending = null; // the AbortController of the request under way
  let failures = 0;
  let away = 0;
  let timer = null;
  let secret = null; // what was typed as one, until it is answered: in this window only

  function add(said, what) {
    const turn = { id: randomId(), said, answer: null, ...what };
    change((kept) => kept.turns.push(turn));
    show(turn).scrollIntoView({ block: "start" });
    askSecret();
    pump();
  }

  function addSecret(text) {
    secret = { id: randomId(), said: HIDDEN, answer: null, text, at: Date.now() };
    show(secret).scrollIntoView({ block: "start" });
    askSecret(true);
    pump();
  }

  function press(title, payload) {
    const waiting = load().turns.find((turn) => !turn.answer && turn.press === payload);
    if (!waiting) add(title, { press: payload });
  }

  async function post(path, body) {
    sending = new AbortController();
    const timeout = setTimeout(() => sending && sending.abort(), GIVE_UP_MS);
    try {
      const response = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        signal: sending.signal,
      });
      return { status: response.status, body: await response.json() };
    } finally {
      clearTimeout(timeout);
      sending = null;
    }
  }

  // Return the session, issued when there is none and renewed once a day.
  async function currentSession() {
    const { session, issued } = load();
    if (session && Date.now() - issued < DAY_MS) return session;
    const { status, body } = await post("/api/session", session ? { session } : {});
    if (status === 503) throw new Away();
    if (!body.session) throw new Error("no session");
    change((kept) => {
      if (kept.session === session) Object.assign(kept, { session: body.session, issued: Date.now() });
    });
    return load().session;
  }

  // Ask in the session; when it is over, once more in a new one.
  async function chat(what) {
    let answered = null;
    for (let tries = 0; tries < 2; tries += 1) {
      const session = await currentSession();
      answered = await post("/api/chat", { session, ...what });
      if (answered.status !== 401) break;
      change((kept) => { if (kept.session === session) kept.session = null; });
    }
    if (!Array.isArray(answered.body.messages)) throw new Error("not an answer");
    // The database is away for a moment, say; when it stays away, the answer says whom to call.
    if (answered.status === 503 && away < TRIES_WHILE_AWAY) throw new Away();
    return answered.body;
  }

  function answerOf({ messages, procedure, expect }) {
    return { answer: messages, procedure, expect };
  }

  async function sendTurn({ unit }, turn) {
    const what = turn.press ? { press: turn.press } : { text: turn.text };
    if (unit) what.unit = unit; // of the code that was scanned, until the talk is deleted
    const answer = await chat({ id: turn.id, ...what });
    let mine = null;
    change((kept) => {
      mine = kept.turns.find((one) => one.id === turn.id && !one.answer);
      if (mine) Object.assign(mine, answerOf(answer));
    });
    if (mine) show(mine).scrollIntoView({ block: "start" });
    if (answer.outcome === "handed_over") listen();
    askSecret(true);
  }

  async function sendSecret({ id, said, text, at }) {
    if (Date.now() - at > SECRET_MS) { // nobody waits for it any more: drop it, and ask again
      $("t" + id).remove();
      secret = null;
      askSecret(true);
      return;
    }
    const answer = await chat({ id, secret: text });
    if (!secret || secret.id !== id) return; // the conversation was cleared meanwhile
    secret = null;
    const turn = { id, said, ...answerOf(answer) };
    change((kept) => kept.turns.push(turn));
    show(turn).scrollIntoView({ block: "start" });
    askSecret(true);
  }

  // News of what the citizen follows, while the page is open. One id until its answer has come.
  let newsAt = 0;
  const newsAreDue = ({ session, turns }) =>
    session && turns.length && !document.hidden && Date.now() - newsAt >= NEWS_MS;

  async function askNews() {
    newsAt = Date.now();
    const { news: id } = change((kept) => { kept.news = kept.news || randomId(); });
    try {
      const { status, body } = await post("/api/news", { session: await currentSession(), id });
      if (status !== 200) return;
      const turn = { id, said: "", answer: body.messages };
      change((kept) => {
        kept.news = null;
        if (turn.answer.length) kept.turns.push(turn);
      });
      if (turn.answer.length) show(turn).scrollIntoView({ block: "start" });
    } catch { /* asked again later, with the same id */ }
  }

  async function sendForget(session) {
    const { status, body } = await post("/api/forget", { session });
    if (!body.deleted && status !== 401) throw new Error("not deleted");
    change((kept) => { kept.forget = kept.forget.filter((one) => one !== session); });
  }

  // Send what waits, one after the other; when the network fails, wait and send the same again.
  async function pump() {
    if (sending) return;
    clearTimeout(timer);
    again.hidden = true;
    try {
      for (;;) {
        const kept = load();
        const turn = kept.turns.find((one) => !one.answer);
        if (secret || turn) {
          if (!failures) tell("Đang tìm câu trả lời", true);
          await (secret ? sendSecret(secret) : sendTurn(load(), turn));
        } else if (kept.forget.length) {
          await sendForget(kept.forget[0]);
        } else if (newsAreDue(kept)) {
          await askNews();
        } else {
          break;
        }
        failures = away = 0;
      }
      tell("");
    } catch (error) {
      away = error instanceof Away ? away + 1 : 0;
      tell(error instanceof Away
        ? "Máy chủ chưa trả lời được. Câu hỏi được giữ lại và tự gửi lại."
        : "Chưa có mạng. Câu hỏi được giữ lại và tự gửi khi có mạng.");
      again.hidden = false;
      timer = setTimeout(pump, WAITS_MS[Math.min(failures++, WAITS_MS.length - 1)]);
    }
  }

  // --- what officers say --------------------------------------------------------------------
  const LISTEN_MS = 4000;
  const LISTEN_HIDDEN_MS = 30000;
  let listening = null;

  // Ask again and again, as long as an officer has the conversation.
  async function listen() {
    clearTimeout(listening);
    const { session, heard } = load();
    let open = Boolean(session);
    try {
      const response = open && await fetch("/api/thread", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ session, after: heard || 0 }),
      });
      if (response && response.ok) {
        const told = await response.json();
        open = told.state !== "bot";
        for (const one of told.messages) hear(session, one);
      }
    } catch { /* no network: asked again */ }
    if (open) listening = setTimeout(listen, document.hidden ? LISTEN_HIDDEN_MS : LISTEN_MS);
  }

  function hear(session, { id, text }) {
    let turn = null;
    change((kept) => {
      if (kept.session !== session || (kept.heard || 0) >= id) return; // deleted, or another tab
      kept.heard = id;
      turn = { id: "o" + id, said: "", officer: true, answer: [{ text, buttons: [] }] };
      kept.turns.push(turn);
    });
    if (turn) show(turn).scrollIntoView({ block: "start" });
  }

  // --- what people do -----------------------------------------------------------------------
  function grow() {
    said.style.height = "auto"; // set by script: allowed by the content policy, unlike markup
    said.style.height = Math.min(said.scrollHeight + 2, 160) + "px";
    const over = said.value.length - MAX_TEXT;
    $("length").textContent =
      over > 0 ? `Thừa ${over} chữ cái. Anh/chị hỏi ngắn từng việc một.` : "";
  }

  $("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = said.value.trim();
    if (!text) return;
    said.value = "";
    grow();
    add(text, { text });
  });
  said.addEventListener("input", grow);
  said.addEventListener("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229; // a Vietnamese keyboard at work
    if (event.key === "Enter" && !event.shiftKey && !composing) {
      event.preventDefault();
      $("form").requestSubmit();
    }
  });
  for (const example of document.querySelectorAll(".example")) {
    example.addEventListener("click", () => add(example.textContent, { text: example.textContent }));
  }

  secretField.whenGiven(addSecret);
  secretField.whenLeft(() => press("Thôi, không xem", "/cancel"));

  function resize(by) {
    const { size } = change((kept) => {
      kept.size = Math.max(0, Math.min(SIZES.length - 1, kept.size + by));
    });
    document.documentElement.dataset.size = size;
    tell(`Cỡ chữ: ${SIZES[size]}`);
    grow();
    if (log.lastElementChild) log.lastElementChild.scrollIntoView({ block: "start" });
  }
  $("smaller").addEventListener("click", () => resize(-1));
  $("larger").addEventListener("click", () => resize(1));

  const sure = $("sure");
  $("clear").addEventListener("click", () => sure.showModal());
  $("no").addEventListener("click", () => sure.close());
  $("yes").addEventListener("click", () => {
    sure.close();
    if (sending) sending.abort();
    change((kept) => {
      const { session, forget, size } = kept;
      Object.assign(kept, fresh(), { size, forget: session ? [...forget, session] : forget });
    });
    secret = null;
    showAll();
    said.focus();
    failures = 0;
    setTimeout(async () => {
      await pump();
      if (!load().forget.length) tell("Đã xóa cuộc trò chuyện.");
    });
  });

  document.addEventListener("visibilitychange", () => { if (!document.hidden && listening) listen(); });
  again.addEventListener("click", pump);
  addEventListener("online", pump);
  document.addEventListener("visibilitychange", () => document.hidden || pump());
  setInterval(() => document.hidden || pump(), 60 * 1000);
  addEventListener("storage", (event) => { if (event.key === KEY) showAll(); });

  showAll();
  // Only now, so that a reload does not read the whole conversation aloud again.
  setTimeout(() => log.setAttribute("aria-live", "polite"), 200);
  if (log.lastElementChild) log.lastElementChild.scrollIntoView({ block: "start" });
  change(() => {});
  const { start, unit } = document.body.dataset; // what a scanned code asks for, once
  if (unit) change((kept) => { kept.unit = unit; });
  if (start) history.replaceState(null, "", "/");
  if (start) press("Mở từ mã QR", start);
  pump();
  if (load().turns.length) listen();
})();
