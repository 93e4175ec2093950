"""The sentences of the action server that no record supplies. One place, so that all are read."""

from __future__ import annotations

PORTAL_SEARCH = "https://dichvucong.gov.vn/tim-kiem-thu-tuc-hanh-chinh"

ASK_PROCEDURE = (
    "Anh/chị đang hỏi về việc nào? Anh/chị ghi tên thủ tục hoặc kể việc cần làm, "
    "ví dụ: “khai sinh cho con”, “đăng ký tạm trú”."
)
ASK_PROCEDURE_FOR_FACET = (
    "Anh/chị hỏi {facet} của thủ tục nào? Ví dụ: “đăng ký kết hôn”, “đổi bằng lái xe”."
)
CHOOSE = "Anh/chị cần việc nào? Bấm nút hoặc gõ số."
SHORT_FORM = "“{short}” có thể là {senses}. Anh/chị cần việc nào? Bấm nút hoặc gõ số."
DIFFERENCES = "Các việc này khác nhau ở chỗ sau. Cần việc nào, anh/chị bấm nút hoặc gõ số:"
CHOOSE_ONE = "Có phải anh/chị cần việc này? Đúng thì bấm nút, không phải thì nói rõ hơn giúp tôi."
OR_ANOTHER = "Nếu anh/chị hỏi việc khác, bấm chọn:"
NOT_COVERED = (
    "Thủ tục này tôi chưa có trong danh mục, nên không dám trả lời. "
    "Anh/chị tra tại {portal} hoặc gọi tổng đài Cổng Dịch vụ công quốc gia 18001096 "
    "(số ghi trên Cổng, nên kiểm tra lại)."
)
NOT_COVERED_BY_NAME = (
    "Có lẽ anh/chị hỏi thủ tục “{name}”. Tôi chưa có nội dung thủ tục này, nên không dám trả lời. "
    "Anh/chị tra tên đó tại {portal} hoặc gọi tổng đài Cổng Dịch vụ công quốc gia 18001096 "
    "(số ghi trên Cổng, nên kiểm tra lại)."
)
NOT_UNDERSTOOD = (
    "Tôi chưa hiểu ý anh/chị. Anh/chị nói ngắn gọn việc cần làm giúp tôi, "
    "ví dụ: “làm lại căn cước bị mất cần giấy gì”."
)
HAND_OVER = (
    "Tôi vẫn chưa hiểu đúng ý, xin lỗi anh/chị. Anh/chị có thể hỏi cán bộ: "
    "Trung tâm Phục vụ hành chính công xã, phường nơi gần nhất (giờ hành chính), "
    "hoặc tổng đài Cổng Dịch vụ công quốc gia 18001096 (số ghi trên Cổng, nên kiểm tra lại)."
)
OUT_OF_SCOPE = (
    "Việc này tôi không giúp được. Tôi chỉ giúp về thủ tục hành chính và dịch vụ công. "
    "Anh/chị cần làm giấy tờ gì không?"
)
CHITCHAT = "Tôi vẫn ở đây. Tôi là máy, chỉ rành chuyện giấy tờ. Anh/chị đang cần làm việc gì?"
CANCELLED = "Vâng, tôi dừng việc đang hỏi. Khi nào cần, anh/chị cứ nhắn."
STARTED_OVER = "Vâng, tôi bắt đầu lại từ đầu. Anh/chị cần làm việc gì?"
NO_CHOICE = "Tôi chưa đưa ra lựa chọn nào có số đó. Anh/chị nói tên việc cần làm giúp tôi nhé."
CHOICE_RANGE = "Anh/chị chọn một số từ 1 đến {count} giúp tôi."
NO_FORMER = "Trước đó anh/chị chưa hỏi thủ tục nào khác. Anh/chị cần hỏi việc gì?"
NO_MORE = "Phần này tôi đã nói hết. Anh/chị muốn hỏi thêm gì về **{name}**?"
REPORTED = (
    "Tôi đã ghi lại rằng câu trả lời về **{name}** có chỗ chưa đúng. Người phụ trách sẽ xem lại. "
    "Trước khi nộp, anh/chị hỏi lại nơi nhận hồ sơ."
)
REPORTED_NOTHING = "Anh/chị báo câu trả lời nào chưa đúng? Anh/chị ghi tên thủ tục giúp tôi."
YES_TO_NOTHING = "Vâng. Anh/chị muốn hỏi thêm việc gì?"
NO_TO_NOTHING = "Vâng. Khi nào cần làm giấy tờ gì, anh/chị cứ nhắn."
NO_TO_CHOICE = (
    "Vâng, vậy không phải các việc đó. Anh/chị tả rõ hơn giúp tôi: việc gì, cho ai, "
    "làm lần đầu hay làm lại?"
)
CORRECT_WHAT = "Tôi hiểu chưa đúng, xin lỗi anh/chị. Ý anh/chị là việc nào?"
ASK_DOSSIER = (
    "Để biết hồ sơ làm đến đâu, anh/chị vào dichvucong.gov.vn, mục “Tra cứu hồ sơ”, "
    "gõ mã hồ sơ ghi trên giấy hẹn (ví dụ H56.14-240823-0001), hoặc đăng nhập VNeID rồi mở "
    "“Hồ sơ của tôi”. Tôi chưa được nối với hệ thống hồ sơ nên chưa tra giúp được. "
    "Anh/chị cũng có thể hỏi nơi đã nộp hồ sơ."
)
DELETED = (
    "Tôi đã xóa dữ liệu của cuộc trò chuyện này ở phía tôi: lịch sử trao đổi và các ghi chú của "
    "anh/chị. Nhật ký chung không có tên hay lời nhắn của anh/chị."
)
UNAVAILABLE = (
    "Kho dữ liệu thủ tục đang bảo trì, tôi chưa trả lời được. Anh/chị thử lại sau ít phút, "
    "hoặc tra tại dichvucong.gov.vn."
)
SIBLINGS_HINT = "Nếu không phải việc này, anh/chị nói “không phải” để chọn việc gần giống."

ASK_PROVINCE = (
    "Anh/chị ở tỉnh, thành phố nào? Mức này do từng tỉnh quy định, tôi xem mức của tỉnh mình. "
    "Tôi chỉ nhớ trong cuộc trò chuyện này."
)
DISTRICT_GONE = (
    "Từ 1/7/2025 không còn huyện, quận, thị xã. Việc trước đây nộp ở huyện nay nộp tại "
    "Trung tâm Phục vụ hành chính công cấp xã hoặc cấp tỉnh, tùy thủ tục."
)
PROVINCE_OF_DISTRICT = "Anh/chị cho tôi tên tỉnh, thành phố nhé."
COMMUNE_UNKNOWN = (
    "Xã, phường này tôi chưa biết thuộc tỉnh nào. Tên tỉnh ghi ở nơi thường trú trên VNeID. "
    "Anh/chị cho tôi tên tỉnh, thành phố nhé."
)
COMMUNE_OFFICE = "Nơi nhận cấp xã ở đó là Trung tâm Phục vụ hành chính công {name}."
POLICE_OFFICE = "Nơi đó là Công an {name}."
NEW_NAME_ON_VNEID = "Tên xã, phường hiện nay của nơi ở ghi trên VNeID."
NO_TABLE_OF_UNITS = (
    "Tôi chưa có bảng đối chiếu xã, huyện cũ với xã, phường mới. Anh/chị xem nơi thường trú trên "
    "VNeID, hoặc hỏi công an xã, phường nơi ở."
)
NOW_PART_OF = "{name} nay thuộc {now}, từ 1/7/2025."
KEPT_ITS_NAME = "Từ 1/7/2025 {name} vẫn giữ tên cũ, không nhập với tỉnh nào."
WAS_JOINED = "Từ 1/7/2025 {name} gồm thêm: {joined}."
NOW_CALLED = "Nay có {now}, nhưng chưa chắc nơi ở của anh/chị thuộc xã, phường đó."
LIES_IN = "{name} nay thuộc {now}."
MAY_BE = "“{name}” có thể là {meanings}."
WHAT_THERE = "Anh/chị cần làm giấy tờ gì ở đó?"
SAME_NAME = (
    "“{name}” vừa là tên xã, phường hiện nay, vừa là tên huyện, quận cũ. Anh/chị nói nơi nào?"
)
WHICH_PLACE = "“{name}” có thể là {meanings}. Anh/chị ở tỉnh, thành phố nào?"

FACET_NAMES = {
    "overview": "thông tin chung",
    "documents": "giấy tờ",
    "online": "cách nộp trên mạng",
    "fee": "lệ phí",
    "payment": "cách nộp tiền",
    "time": "thời gian giải quyết",
    "where": "nơi nộp",
    "steps": "cách làm",
    "forms": "tờ khai",
    "result": "kết quả",
    "conditions": "điều kiện",
    "legal": "căn cứ pháp lý",
}
FACET_BUTTONS = {
    "documents": "Giấy tờ cần có",
    "online": "Làm trên mạng được không",
    "fee": "Lệ phí",
    "payment": "Nộp tiền thế nào",
    "time": "Bao lâu xong",
    "where": "Nộp ở đâu",
    "steps": "Cách làm",
    "forms": "Tờ khai",
    "result": "Nhận được gì",
    "conditions": "Điều kiện",
    "legal": "Căn cứ pháp lý",
}
CASE_WHY = "Tôi hỏi để lọc đúng giấy cần mang."
CASE_SKIP = "Xem hết các trường hợp"
CASE_AGAIN = "Tôi chưa rõ câu trả lời. Anh/chị bấm một nút giúp tôi."
MORE = "Xem thêm"
REPORT_WRONG = "Báo sai"
SEARCH_ON_PORTAL = "Tìm trên Cổng DVCQG"
MEET_OFFICER = "Gặp cán bộ"
