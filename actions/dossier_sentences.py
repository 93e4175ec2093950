"""What is said around a dossier; what is said of the dossier itself is `dossiers.explain`."""

from __future__ import annotations

PORTAL = "dichvucong.gov.vn"
ASK_CODE = (
    "Anh/chị gửi tôi **mã hồ sơ** ghi trên giấy hẹn hoặc trong “Hồ sơ của tôi”, "
    "ví dụ: H56.14-240823-0001."
)
PARTIAL_CODE = (
    "Mã này còn thiếu. Mã hồ sơ gồm ba phần: mã cơ quan, ngày nhận, số thứ tự, "
    "ví dụ: H56.14-240823-0001. Anh/chị xem lại giấy hẹn rồi gõ đủ giúp tôi."
)
PAYMENT_CODE = (
    "Số này giống **mã giao dịch thanh toán**, không phải mã hồ sơ. Anh/chị giữ lại để hỏi về "
    "khoản tiền. Mã hồ sơ có dạng H56.14-240823-0001, ghi trên giấy hẹn hoặc trong "
    "“Hồ sơ của tôi”."
)
PROCEDURE_CODE = (
    "Đây là **mã thủ tục**, chung cho mọi người làm việc đó. Mã hồ sơ của riêng anh/chị có dạng "
    "H56.14-240823-0001, ghi trên giấy hẹn hoặc trong “Hồ sơ của tôi”."
)
INSURANCE_CODE = (
    "Số này giống mã hồ sơ của cơ quan Bảo hiểm xã hội. Tôi chưa được nối với hệ thống của họ; "
    "anh/chị hỏi cơ quan Bảo hiểm xã hội nơi đã nộp."
)
NO_SOURCE = (
    "Hồ sơ {masked} do **{agency}** giữ. Tôi chưa được nối với hệ thống của nơi này nên chưa xem "
    "được; như vậy không có nghĩa là không có hồ sơ.\n"
    "Anh/chị xem ở: {portal}, mục “Tra cứu hồ sơ” hoặc “Hồ sơ của tôi” (đăng nhập VNeID); "
    "hoặc hỏi Trung tâm Phục vụ hành chính công nơi đã nộp."
)
UNNAMED_AGENCY = "cơ quan ghi ở đầu mã"
AGREE = "Đồng ý"
DISAGREE = "Không đồng ý"
DISAGREED = (
    "Vâng, tôi không xem hồ sơ. Anh/chị tra ở dichvucong.gov.vn, mục “Tra cứu hồ sơ”, hoặc hỏi "
    "nơi đã nộp."
)
WITHDRAWN = (
    "Tôi đã ghi nhận: anh/chị rút lại đồng ý, tôi không xem và không theo dõi hồ sơ nào nữa cho "
    "tới khi anh/chị đồng ý lại. Muốn xóa cả nhật ký, anh/chị nhắn “xóa dữ liệu”."
)
ASK_FACTOR = (
    "Để chắc đây là hồ sơ của anh/chị, anh/chị gõ **{factor}** của người đứng tên hồ sơ {masked}. "
    "Con số này không được lưu. Muốn thôi, gõ “thôi”."
)
FACTOR_AGAIN = (
    "Tôi chưa thấy con số cần tìm. Anh/chị gõ **{factor}** của người đứng tên hồ sơ, "
    "hoặc gõ “thôi” để dừng."
)
FACTOR_LATE = "Con số vừa gửi đã hết hạn trước khi dùng được. Anh/chị gõ lại giúp tôi."
FACTOR_GIVEN_UP = "Vâng, tôi dừng việc tra hồ sơ ở đây. Anh/chị muốn tra lại thì gửi mã hồ sơ."
REFUSED = (
    "Tôi không mở được hồ sơ với mã và con số vừa gửi. Anh/chị kiểm tra lại:\n"
    "1. Mã hồ sơ có đúng như trên giấy hẹn không.\n"
    "2. Con số có phải của người đứng tên hồ sơ không (có khi là người nộp thay).\n"
    "3. Hồ sơ vừa nộp có thể chưa lên hệ thống; anh/chị thử lại sau.\n"
    "Mỗi giờ được thử vài lần. Không được nữa thì anh/chị hỏi nơi đã nộp, hoặc xem “Hồ sơ của "
    "tôi” ở dichvucong.gov.vn."
)
LIMITED = (
    "Anh/chị đã thử nhiều lần chưa đúng, nên tôi tạm dừng tra hồ sơ cho anh/chị trong một giờ để "
    "giữ kín hồ sơ của mọi người. Trong lúc đó anh/chị xem “Hồ sơ của tôi” ở dichvucong.gov.vn "
    "hoặc hỏi nơi đã nộp."
)
UNAVAILABLE = (
    "Hệ thống hồ sơ lúc này không trả lời, nên tôi chưa xem được. Anh/chị thử lại sau ít phút, "
    "hoặc xem ở dichvucong.gov.vn."
)
NOT_DELETED = (
    "Tôi chưa xóa được hết dữ liệu của anh/chị vì một hệ thống đang bận. Anh/chị nhắn lại "
    "“xóa dữ liệu” sau ít phút."
)
TRY_AGAIN = "Thử lại"
PAY_ONLINE = "Cách nộp trên mạng"
PAID = "Đã nộp mà chưa cập nhật"
