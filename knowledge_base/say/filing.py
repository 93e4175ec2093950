"""Whether it can be done online, where, in which steps and in what time."""

from __future__ import annotations

from datetime import date

from knowledge_base import phrases
from knowledge_base.procedure import FilingWay, OnlineLevel, Procedure
from knowledge_base.say.cases import Case, applying
from knowledge_base.say.said import Said

ONLINE_LEADS = {
    OnlineLevel.FULL: "làm được toàn trình trên mạng (làm hết trên mạng, không phải đến nơi).",
    OnlineLevel.PARTIAL: "nộp trên mạng được một phần, vẫn có bước phải đến nơi.",
    OnlineLevel.NONE: "chưa nộp được trên mạng.",
    OnlineLevel.UNKNOWN: "Cổng có nhận nộp trên mạng; tôi chưa rõ có phải đến nơi không.",
}
ONLINE_SOMEWHERE = {
    OnlineLevel.FULL: "có nơi nhận toàn trình trên mạng, nhưng Cổng chưa ghi; hỏi nơi nhận.",
    OnlineLevel.PARTIAL: "có nơi nhận trước trên mạng, nhưng vẫn có bước phải đến nơi.",
}
"""Said where a text gives a level and the portal's own page has no online way."""


def say_online(procedure: Procedure, case: Case, today: date) -> Said:
    """Say whether it can be done online, and which step still forces a visit."""
    online = procedure.online
    lead = ONLINE_LEADS[online.level]
    if online.level is OnlineLevel.UNKNOWN and FilingWay.ONLINE not in procedure.ways:
        lead = "nguồn của tôi không ghi có nộp được trên mạng hay không."
    elif online.level in ONLINE_SOMEWHERE and FilingWay.ONLINE not in procedure.ways:
        lead = ONLINE_SOMEWHERE[online.level]
    lines = []
    if online.visit_step:
        if online.level is OnlineLevel.FULL:
            lead = lead.replace("không phải đến", "thường không phải đến")
        lines.append(f"Bước phải đến nơi: {phrases.clause(online.visit_step)}.")
    if online.prepare:
        lines += ["Chuẩn bị sẵn:", *(f"- {phrases.sentence(thing)}" for thing in online.prepare)]
    if FilingWay.ONLINE in procedure.ways:
        lines.append("Bắt đầu tại dichvucong.gov.vn, đăng nhập bằng VNeID.")
    if online.host:
        lines.append(f"Tờ khai mở trên trang {online.host}.")
    if online.evidence:
        lines.append(f"Căn cứ: {phrases.clause(online.evidence)}.")
    return Said(lead, lines)


def say_time(procedure: Procedure, case: Case, today: date) -> Said:
    """Say how long it takes once the papers are complete."""
    times = phrases.by_way(
        (time.way, phrases.say_duration(time)) for time in applying(procedure.times, case)
    )
    extra = [phrases.CUTOFF_15H] if procedure.cutoff_15h else []
    if not times:
        own = [line for line in procedure.conditions if line.startswith("Hạn ")]
        return Said("nguồn của tôi không ghi thời hạn giải quyết.", own + extra)
    if not any("từ" in (time.condition or "") for time in procedure.times):
        extra.insert(0, "Tính từ khi nơi nhận có đủ hồ sơ hợp lệ.")
    if len(times) == 1:
        return Said(f"{times[0]}.", extra)
    return Said("thời gian giải quyết:", [f"- {phrases.sentence(line)}" for line in times] + extra)


def say_where(procedure: Procedure, case: Case, today: date) -> Said:
    """Say which office receives the dossier, and which decides."""
    places = procedure.where or ([procedure.agency] if procedure.agency else [])
    if not places:
        return Said("nguồn của tôi không ghi nơi nhận hồ sơ.", [])
    extra = []
    if procedure.agency and procedure.agency not in places:
        extra.append(f"Cơ quan giải quyết: {procedure.agency}.")
    if FilingWay.ONLINE in procedure.ways:
        extra.append("Trên mạng: dichvucong.gov.vn, đăng nhập bằng VNeID.")
    if len(places) == 1:
        return Said(f"nộp tại {places[0].rstrip('.')}.", extra)
    return Said("nộp tại một trong các nơi sau:", [f"- {p.rstrip('.')}." for p in places] + extra)


def say_steps(procedure: Procedure, case: Case, today: date) -> Said:
    """Say how it is done, online first where that is possible."""
    steps = procedure.steps
    online = [f"{n}. {line}" for n, line in enumerate(steps.online, start=1)]
    counter = [f"{n}. {line}" for n, line in enumerate(steps.counter, start=1)]
    if online and counter:
        return Said("cách làm trên mạng:", [*online, "Nếu đến nộp trực tiếp:", *counter])
    if online or counter:
        return Said("cách làm trên mạng:" if online else "cách làm:", online or counter)
    if steps.as_published:
        return Said("các bước Cổng ghi:", list(steps.as_published))
    return Said("nguồn của tôi không ghi các bước.", [])
