"use strict";
// The tick list of a case, word for word what knowledge_base/checklist.py says.
(() => {
  const { stored, byCode } = motcua;
  const holds = (when, chosen) => Object.entries(when || {})
    .every(([question, answers]) => answers.includes(chosen[question] || answers[0]));
  // A paper of a case that the answers do not settle.
  const depends = ([, , when, , told], chosen) =>
    told && !(when && Object.keys(when).every((question) => chosen[question]));
  const bare = (text) => text.replace(/\.+$/, "");
  const clause = (text, low) => bare(low ? text[0].toLowerCase() + text.slice(1) : text);
  const listed = (label, items) => items.length === 1
    ? [`${label}: ${bare(items[0])}.`] : [`${label}:`, ...items.map((item) => `- ${bare(item)}.`)];
  const inLine = (items) =>
    items.length === 1 ? [clause(...items[0])] : items.map(([words]) => words);

  function feeWords([words, low, , , last, day, , apart, doubt], today, shared) {
    const said = shared.includes(doubt) ? apart : words;
    if (!last) return [said, low];
    const over = `. Mức này chỉ áp dụng đến ${day}${doubt ? "" : ", nay có thể đã khác"}`;
    return [said + (today > last ? over : `. Áp dụng đến ${day}`), low];
  }

  // A doubt that several fees have is said once, after them.
  function sharedDoubts(due) {
    const doubts = due.map((fee) => fee[8]).filter(Boolean);
    const shared = [...new Set(doubts.filter((one, place) => doubts.indexOf(one) !== place))];
    const lines = new Set(due.filter((fee) => shared.includes(fee[8])).map(([words]) => words));
    return lines.size < 2 ? [] : shared;
  }

  function money(record, chosen, today) {
    const fits = (record.e || []).filter((fee) => holds(fee[2], chosen));
    const present = fits.filter((fee) =>
      !(fee[3] && fee[3] > today) && !(fee[4] && fee[4] < today));
    const due = present.length ? present : fits;
    const shared = sharedDoubts(due);
    const said = due.map((fee) => feeWords(fee, today, shared));
    const lines = listed("Phí", said.length ? inLine(said)
      : [record.nc || "nguồn của tôi không ghi; hỏi nơi nhận trước khi nộp"]);
    lines.push(...shared);
    if (!due.some((fee) => !fee[6])) return lines;
    const less = (record.ex || []).filter(([, , last]) => !last || last >= today);
    if (less.length) lines.push(...listed("Được miễn hoặc giảm", inLine(less)));
    if (record.pd) lines.push(`Lúc nộp tiền: ${record.pd}.`);
    return lines;
  }

  function tickList(code, chosen, today) {
    const record = byCode.get(code);
    const lines = [`**${record.s}** (${code}): danh sách cho anh/chị`];
    for (const [id, ask, , answers] of record.q || []) {
      const answer = answers.find(([one]) => one === chosen[id]);
      if (answer) lines.push(`• ${ask} ${answer[1]}.`);
    }
    const papers = (record.d || []).filter((paper) => holds(paper[2], chosen));
    ["Tờ khai phải điền:", "Không phải tự điền:", "Cần mang:",
      "Không phải mang nếu cơ quan tra được:", "Tùy trường hợp:"]
      .forEach((title, place) => {
        const own = papers.filter((paper) =>
          (paper[3] !== 1 && depends(paper, chosen) ? 4 : paper[3] || 0) === place);
        if (own.length) lines.push(title, ...own.map(([words]) => `☐ ${words}`));
      });
    if (!papers.length) lines.push("Trường hợp này nguồn của tôi không ghi giấy tờ phải nộp.");
    if (record.dn) lines.push(record.dn);
    lines.push(...money(record, chosen, today));
    const times = [...new Set((record.t || [])
      .filter((time) => holds(time[2], chosen)).map(([words]) => words))];
    lines.push(...listed("Thời gian", times.length ? times : ["nguồn của tôi không ghi"]));
    if (record.z) lines.push(stored.cutoff);
    if (record.w) lines.push(...listed("Nơi nhận", record.w));
    if (record.y) lines.push(record.y);
    if (record.v) lines.push(`Bước phải đến nơi: ${record.v}.`);
    if (record.rb && today > record.rb) {
      lines.push(`Lưu ý: thông tin này cần rà soát lại từ ${record.rw}, có thể đã thay đổi. ` +
        "Anh/chị hỏi nơi nhận hồ sơ trước khi nộp.");
    }
    return [...lines, record.src];
  }

  Object.assign(motcua, { tickList });
})();
