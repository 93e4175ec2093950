"""What citizens read about being handed over. One place, so that all are read."""

from __future__ import annotations

import json

from bot.handover.hours import Inbox, say_time
from bot.wire import Answer, Button, Message, Outcome, say

PAYLOAD = "/handover"
INTENT = "handover"

_OFFER = (
    "Tôi chuyển được cuộc trò chuyện này cho cán bộ **{unit}**; {when} Cán bộ trả lời ngay tại "
    "đây và đọc được các tin gần nhất của anh/chị, đã che số giấy tờ, số điện thoại."
)
_OFFER_CHOICE = (
    "Tôi chuyển được cuộc trò chuyện này cho cán bộ; cán bộ trả lời ngay tại đây và đọc được các "
    "tin gần nhất của anh/chị, đã che số giấy tờ, số điện thoại. Anh/chị cần hỏi nơi nào?"
)
_TAKEN = (
    "Đã chuyển cho cán bộ **{unit}**. Anh/chị đang ở lượt thứ {place}. Cán bộ trả lời trước "
    "{when}, ngay tại đây.\nAnh/chị viết điều cần hỏi, cán bộ đọc được. Từ giờ trợ lý tạm dừng."
)
_TAKEN_SHUT = (
    "Đã chuyển cho cán bộ **{unit}**. Lúc này ngoài giờ làm việc; cán bộ trả lời trước {when}, "
    "ngay tại đây.\nAnh/chị viết điều cần hỏi, cán bộ đọc được. Muốn được gọi lại thì bấm nút để "
    "lại số điện thoại, không bắt buộc."
)
_ADDED = "Cán bộ **{unit}** sẽ đọc tin này. Anh/chị đang ở lượt thứ {place}, trả lời trước {when}."
_LATE = (
    "Cán bộ **{unit}** trả lời chậm hơn đã hẹn, mong anh/chị thông cảm; tin này vẫn được giữ cho "
    "cán bộ. Cần gấp, anh/chị gọi {hotline}, hoặc bấm nút để trợ lý trả lời tiếp."
)
_BUTTON = "Cuộc trò chuyện đang ở chỗ cán bộ. Muốn dùng nút này, anh/chị quay lại trợ lý trước."
_BACK = "Trợ lý trả lời tiếp đây. Anh/chị cần hỏi gì?"
_NOT_OPEN = "Cuộc trò chuyện này không ở chỗ cán bộ nào. Anh/chị cứ hỏi, tôi trả lời."
_NO_INBOX = "Nơi này chưa nhận tin qua đây. Cần gấp, anh/chị gọi {hotline}."
_ASK_CONTACT = (
    "Anh/chị gõ số điện thoại. Chỉ cán bộ nhận cuộc trò chuyện này xem được; số được xóa khi việc "
    "xong. Không muốn để lại thì anh/chị cứ viết tiếp như thường."
)
_CONTACT_KEPT = "Đã ghi số để cán bộ gọi lại. Cán bộ trả lời trước {when}."
_APART = "Tin vừa rồi không chuyển cho cán bộ **{unit}**. Các tin khác vẫn ở chỗ cán bộ."
_SPEAKS = (
    "**{who}** đang trả lời anh/chị; trợ lý tạm dừng. Muốn trợ lý trả lời tiếp, anh/chị gõ “quay "
    "lại trợ lý”."
)
_PASSED = "Cuộc trò chuyện được chuyển cho cán bộ **{unit}**. Cán bộ trả lời trước {when}."
_AGAIN = "Cán bộ khác của **{unit}** sẽ trả lời anh/chị, trước {when}."
_ENDED = "**{who}** đã trả lời xong. Trợ lý trả lời tiếp; anh/chị cần gì cứ hỏi."


def button(do: str, title: str, **more: str) -> Button:
    """Return a button that the gateway itself understands."""
    return Button(title=title, payload=PAYLOAD + json.dumps({"do": do, **more}))


BACK_BUTTON = button("back", "Quay lại trợ lý")
CONTACT_BUTTON = button("contact", "Để lại số điện thoại")


def _told(text: str, *buttons: Button) -> Answer:
    return say(Outcome.HANDED_OVER, text, *buttons).model_copy(update={"intent": INTENT})


def offer(units: dict[str, tuple[str, Inbox]], now: float) -> Message:
    """Offer officers of one of ``units``: names and inboxes by id."""
    if len(units) > 1:
        buttons = [button("ask", name, unit=id_) for id_, (name, _) in units.items()]
        return Message(text=_OFFER_CHOICE, buttons=tuple(buttons))
    ((id_, (name, inbox)),) = units.items()
    due = f"trả lời trước {say_time(inbox.due(now), now)}."
    when = due if inbox.is_open(now) else f"lúc này ngoài giờ, {due}"
    ask = button("ask", "Chuyển cho cán bộ", unit=id_)
    return Message(text=_OFFER.format(unit=name, when=when), buttons=(ask,))


def taken(unit: str, inbox: Inbox, place: int, due: float, now: float) -> Answer:
    """Say that it waits for an officer now."""
    when = say_time(due, now)
    if inbox.is_open(now):
        return _told(_TAKEN.format(unit=unit, place=place, when=when), BACK_BUTTON)
    return _told(_TAKEN_SHUT.format(unit=unit, when=when), CONTACT_BUTTON, BACK_BUTTON)


def added(unit: str, place: int, due: float, now: float) -> Answer:
    """Say that what was written waits for an officer."""
    return _told(_ADDED.format(unit=unit, place=place, when=say_time(due, now)), BACK_BUTTON)


def late(unit: str, hotline: str) -> Answer:
    """Say that an officer's promise was not kept."""
    return _told(_LATE.format(unit=unit, hotline=hotline), BACK_BUTTON)


def silence() -> Answer:
    """Return an answer without words, while an officer speaks."""
    return Answer(messages=(), outcome=Outcome.HANDED_OVER, intent=INTENT)


def button_of_bot() -> Answer:
    """Say that a button of the bot does nothing while an officer has the conversation."""
    return _told(_BUTTON, BACK_BUTTON)


def back() -> Answer:
    """Say that the bot answers again."""
    return say(Outcome.SMALLTALK, _BACK).model_copy(update={"intent": INTENT})


def not_open() -> Answer:
    """Say that no officer has this conversation."""
    return say(Outcome.SMALLTALK, _NOT_OPEN).model_copy(update={"intent": INTENT})


def no_inbox(hotline: str) -> Answer:
    """Say that the unit takes nothing over."""
    return say(Outcome.NOT_COVERED, _NO_INBOX.format(hotline=hotline))


def ask_contact() -> Answer:
    """Ask for the number to call."""
    return _told(_ASK_CONTACT, BACK_BUTTON)


def contact_kept(due: float, now: float) -> Answer:
    """Say that the number is kept."""
    return _told(_CONTACT_KEPT.format(when=say_time(due, now)), BACK_BUTTON)


def kept_apart(unit: str) -> str:
    """Say that an officer does not read what was just said."""
    return _APART.format(unit=unit)


def speaks(who: str) -> str:
    """Say who speaks from now on."""
    return _SPEAKS.format(who=who)


def passed(unit: str, due: float, now: float, *, same: bool) -> str:
    """Say that others answer: of another unit, or of the ``same``."""
    return (_AGAIN if same else _PASSED).format(unit=unit, when=say_time(due, now))


def ended(who: str) -> str:
    """Say that the officer is done."""
    return _ENDED.format(who=who)


def officer(display: str, unit: str) -> str:
    """Return an officer as citizens read one; without a ``display``, the unit alone."""
    name = display.strip()
    if name and not name.lower().startswith("cán bộ"):
        name = f"Cán bộ {name}"
    return f"{name}, {unit}" if name else f"Cán bộ {unit}"
