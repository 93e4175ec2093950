"use strict";
// The records, and how one is found. Nothing here asks the network for anything. Plain enough for
// the browsers of old telephones (Chrome 80 and newer).
const motcua = {};
(() => {
  const stored = JSON.parse(document.getElementById("data").textContent);
  const open = (value) =>
    typeof value === "string" ? (/^#\d+$/.test(value) ? stored.w[value.slice(1)] : value)
      : Array.isArray(value) ? value.map(open)
        : value && typeof value === "object"
          ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, open(one)]))
          : value;
  const records = stored.p.map(open);
  const byCode = new Map(records.map((record) => [record.c, record]));

  // --- finding --------------------------------------------------------------------------------
  const fold = (text) => text.normalize("NFKC").toLowerCase().normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  const grams = (text) => {
    const words = fold(text).match(/[a-z0-9]+(?:[.,]\d+)*/g) || [];
    return new Set([...words, ...words.slice(1).map((word, at) => words[at] + " " + word)]);
  };
  const keys = []; // [record, weight of all its grams]
  const holders = new Map(); // gram -> numbers of the keys that hold it
  for (const record of records) {
    for (const text of [record.s, record.n, ...(record.k || [])]) {
      const found = grams(text);
      found.forEach((gram) => {
        if (!holders.has(gram)) holders.set(gram, []);
        holders.get(gram).push(keys.length);
      });
      keys.push([record, found]);
    }
  }
  const weight = (gram) => Math.log(1 + keys.length / (1 + (holders.get(gram) || []).length));
  const sum = (set) => [...set].reduce((total, gram) => total + weight(gram), 0);
  for (const key of keys) key[1] = sum(key[1]);

  // Return the codes of what `question` may mean, best first: the share of rare words in common.
  function find(question, most = 10) {
    const code = question.match(/\d\.\d{6}/);
    if (code && byCode.has(code[0])) return [code[0]];
    const asked = grams(question), whole = sum(asked), common = new Map(), best = new Map();
    asked.forEach((gram) => (holders.get(gram) || []).forEach((key) => {
      common.set(key, (common.get(key) || 0) + weight(gram));
    }));
    common.forEach((shared, at) => {
      const [record, size] = keys[at], score = shared / Math.sqrt(whole * size);
      if (score > 0.12 && score > (best.get(record) || 0)) best.set(record, score);
    });
    const rank = ([record, score]) => score + Math.log10((record.u || 0) + 1) / 100;
    return [...best].sort((a, b) => rank(b) - rank(a)).slice(0, most).map(([one]) => one.c);
  }

  Object.assign(motcua, { stored, records, byCode, find });
})();
