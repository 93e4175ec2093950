"""The ten national states of a dossier, in plain words: what each means and what to do now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class State(IntEnum):
    """The national codes of a dossier's state."""

    NEW = 1
    RECEIVED = 2
    NOT_ACCEPTED = 3
    PROCESSING = 4
    PAPERS_WANTED = 5
    PAYMENT_WANTED = 6
    WITHDRAWN = 7
    STOPPED = 8
    DONE = 9
    RESULT_GIVEN = 10


OFFICIAL: dict[State, str] = {
    State.NEW: "Mới đăng ký",
    State.RECEIVED: "Được tiếp nhận",
    State.NOT_ACCEPTED: "Không được tiếp nhận",
    State.PROCESSING: "Đang xử lý",
    State.PAPERS_WANTED: "Yêu cầu bổ sung giấy tờ",
    State.PAYMENT_WANTED: "Yêu cầu thực hiện nghĩa vụ tài chính",
    State.WITHDRAWN: "Công dân yêu cầu rút hồ sơ",
    State.STOPPED: "Dừng xử lý",
    State.DONE: "Đã xử lý xong",
    State.RESULT_GIVEN: "Đã trả kết quả",
}
"""The names that systems write."""

_BY_NAME = {name.casefold(): state for state, name in OFFICIAL.items()}


def read_state(text: str, named: Mapping[str, int] | None = None) -> State | None:
    """Return the state that a system wrote: its number, its official name, or one of ``named``."""
    plain = " ".join(text.split()).casefold()
    if named and plain in named:
        return State(named[plain])
    if plain.isdecimal():
        return State(int(plain)) if 1 <= int(plain) <= len(State) else None
    return _BY_NAME.get(plain)


@dataclass(frozen=True, slots=True)
class Meaning:
    """How one state is explained.

    Attributes:
        title: In the middle of a sentence: "hồ sơ **đang được giải quyết**".
        means: What has happened.
        holder: Who has the dossier now.
        to_do: What the citizen should do now.
        running: The office's time is running, so that days left or late are worth saying.
    """

    title: str
    means: str
    holder: str
    to_do: str
    running: bool


MEANINGS: dict[State, Meaning] = {
    State.NEW: Meaning(
        "mới gửi, chưa được tiếp nhận",
        "Cơ quan chưa kiểm tra hồ sơ, nên thời hạn giải quyết chưa tính.",
        "bộ phận tiếp nhận của nơi anh/chị nộp",
        "Anh/chị chờ tin tiếp nhận. Quá một ngày làm việc chưa có tin thì gọi nơi nộp hồ sơ.",
        running=False,
    ),
    State.RECEIVED: Meaning(
        "đã được tiếp nhận",
        "Hồ sơ đủ để nhận và sẽ được chuyển cho người giải quyết.",
        "Trung tâm Phục vụ hành chính công",
        "Anh/chị giữ giấy hẹn, chưa phải làm gì thêm.",
        running=True,
    ),
    State.NOT_ACCEPTED: Meaning(
        "không được tiếp nhận",
        "Cơ quan đã trả lại hồ sơ, kèm phiếu từ chối ghi lý do (Mẫu 03).",
        "anh/chị",
        "Anh/chị xem lý do trên phiếu hoặc trong “Hồ sơ của tôi”, sửa theo đó rồi nộp lại thành "
        "hồ sơ mới. Không có lý do bằng văn bản thì anh/chị được quyền yêu cầu nơi nộp đưa ra.",
        running=False,
    ),
    State.PROCESSING: Meaning(
        "đang được giải quyết",
        "Cơ quan chuyên môn đang xem xét hồ sơ.",
        "cơ quan giải quyết",
        "Anh/chị chờ đến ngày hẹn, chưa phải làm gì thêm.",
        running=True,
    ),
    State.PAPERS_WANTED: Meaning(
        "đang chờ anh/chị bổ sung giấy tờ",
        "Cơ quan dừng lại ở đây cho đến khi nhận đủ giấy tờ.",
        "anh/chị",
        "Anh/chị xem phiếu yêu cầu bổ sung (Mẫu 02) hoặc “Hồ sơ của tôi” để biết thiếu giấy gì, "
        "rồi nộp đúng hạn ghi trên phiếu. Nộp thêm vào hồ sơ này, không nộp hồ sơ mới.",
        running=False,
    ),
    State.PAYMENT_WANTED: Meaning(
        "đang chờ anh/chị nộp tiền",
        "Hồ sơ chỉ chạy tiếp sau khi khoản này được ghi nhận.",
        "anh/chị",
        "Anh/chị đăng nhập Cổng Dịch vụ công quốc gia, mở “Hồ sơ của tôi”, chọn hồ sơ này rồi "
        "“Thanh toán”; hoặc nộp tại nơi nhận hồ sơ. Đã trừ tiền mà trạng thái chưa đổi thì đừng "
        "nộp lần nữa: giữ mã giao dịch, xem lại sau một ngày, rồi báo nơi nhận hồ sơ.",
        running=False,
    ),
    State.WITHDRAWN: Meaning(
        "đã rút theo yêu cầu của anh/chị",
        "Cơ quan không giải quyết hồ sơ này nữa.",
        "không ai, hồ sơ đã khép lại",
        "Anh/chị không yêu cầu rút thì gọi ngay nơi nộp. Còn cần việc này thì nộp hồ sơ mới.",
        running=False,
    ),
    State.STOPPED: Meaning(
        "đã dừng giải quyết",
        "Cơ quan không giải quyết tiếp và phải thông báo lý do bằng văn bản.",
        "không ai, hồ sơ đã khép lại",
        "Anh/chị xem lý do trong thông báo hoặc hỏi nơi nộp. Sửa được điều đó thì nộp hồ sơ mới; "
        "không đồng ý thì anh/chị được quyền khiếu nại.",
        running=False,
    ),
    State.DONE: Meaning(
        "đã giải quyết xong, chờ trả kết quả",
        "Đã có kết quả.",
        "Trung tâm Phục vụ hành chính công",
        "Anh/chị nhận kết quả theo cách đã chọn khi nộp: tại nơi nộp (mang giấy hẹn và giấy tờ "
        "tùy thân), qua bưu điện, hoặc bản điện tử trong “Hồ sơ của tôi”.",
        running=False,
    ),
    State.RESULT_GIVEN: Meaning(
        "đã trả kết quả",
        "Kết quả đã được giao, việc này đã xong.",
        "anh/chị",
        "Anh/chị chưa nhận được thì hỏi nơi nộp hoặc bưu điện, kèm mã hồ sơ. Kết quả ghi sai thì "
        "báo nơi nộp để đính chính.",
        running=False,
    ),
}
