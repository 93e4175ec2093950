"""Which step of a guide a message surely means, and messages that only look like one."""

from __future__ import annotations

import pytest

from knowledge_base.guides import read_guide


def heard(guide: str, text: str) -> str | None:
    step = read_guide(guide).heard(text)
    return step.id if step else None


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("nộp phí trùng", "paid_twice"),
        ("nộp trùng rồi", "paid_twice"),
        ("nop trung tien", "paid_twice"),
        ("em lỡ thanh toán 2 lần", "paid_twice"),
        ("nộp lệ phí tận hai lần", "paid_twice"),
        ("nộp trung tâm hành chính công hay nộp xã", None),
        ("nop trung tam hanh chinh cong hay nop xa", None),
        ("giấy đăng ký hoạt động trung tâm hòa giải", None),
        ("chuyển trung học phổ thông", None),
        ("nộp đơn 2 lần rồi không được trả lời", None),
        ("đóng dấu 2 lần", None),
        ("chuyển nhà hai lần", None),
        ("quét mã qr không được", "qr_expired"),
        ("mã thanh toán quét hổng được", "qr_expired"),
        ("quet ma tra tien k duoc", "qr_expired"),
        ("quét mặt không được", None),
        ("quet khuon mat ko duoc", None),
        ("quét vân tay không được", None),
        ("quét nfc căn cước không lên", None),
        ("quét mã qr trên căn cước không ra", None),
        ("em nộp thiếu tiền thì sao", "wrong_amount"),
        ("nộp thiếu 20k", "wrong_amount"),
        ("chuyển thừa hai trăm nghìn", "wrong_amount"),
        ("đóng phí nhầm", "wrong_amount"),
        ("em nộp thiếu hợp đồng thuê nhà thì sao", None),
        ("em nop thieu hop dong thue nha thi sao", None),
        ("nộp thiếu giấy khai sinh có mất phí nộp lại không", None),
        ("nộp đơn thừa kế mất phí bao nhiêu", None),
        ("nop thue thua ke dat het bao nhieu phi", None),
        ("không có tài khoản ngân hàng thì nộp phí sao", "no_bank"),
        ("không có thẻ atm thì trả tiền sao", "no_bank"),
        ("nhờ con trả tiền hộ được không", "no_bank"),
        ("nhờ người khác trả hộ được không", "no_bank"),
        ("chưa có thẻ căn cước thì nộp hồ sơ được không", None),
        ("chua co the can cuoc thi nop ho so duoc khong", None),
        ("nộp hồ sơ mà chưa có thẻ căn cước", None),
        ("không có tài khoản dịch vụ công thì nộp hồ sơ sao", None),
        ("nhờ người khác nộp hồ sơ được không", None),
        ("nho nguoi khac nop ho so duoc khong", None),
        ("nhờ con nộp giúp được không", None),
        ("đã trừ tiền mà chưa cập nhật", "money_taken"),
        ("em ck rồi mà chưa cập nhật", "money_taken"),
        ("ck em làm căn cước rồi mà chưa nhận được", None),
        ("đất mặt tiền nhưng chưa được cấp sổ đỏ", None),
        ("dat mat tien nhung chua duoc cap so do", None),
        ("có được hoàn phí không", "refund"),
        ("nộp giấy học đại học có được hoãn không", None),
        ("nop giay hoc dai hoc co duoc hoan nghia vu khong", None),
    ],
)
def test_trouble_with_paying(text, step):
    assert heard("payment", text) == step


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("ảnh chụp bao nhiêu mb", "files"),
        ("ảnh tối đa mấy m", "files"),
        ("anh chup nang qua", "files"),
        ("gửi ảnh hay pdf", "files"),
        ("anh ơi file tối đa mấy mb", "files"),
        ("anh cho hỏi đất bao nhiêu m thì được tách thửa", None),
        ("anh cho hoi dat bao nhieu m thi duoc tach thua", None),
        ("anh ơi cho em xin tờ khai bản word", None),
        ("anh oi cho em xin to khai ban word", None),
        ("file word mẫu đơn", None),
        ("cho xin file word to khai", None),
        ("tiếng anh đọc thế nào", None),
        ("tình hình là em cần bản word", None),
        ("anh ơi phạt nặng quá", None),
        ("nghỉ thai sản hưởng đúng lương bao nhiêu", None),
        ("dung lượng tối đa bao nhiêu", "files"),
        ("kiểm tra hồ sơ như thế nào", "start"),
        ("trước khi nộp cần xem lại gì", "start"),
        ("kiểm tra hồ sơ của em sao chưa có kết quả", None),
        ("kiem tra ho so da nop the nao roi", None),
        ("trước nộp ở huyện, giờ cần gì", None),
        ("ngày sinh ghi thế nào cho đúng, ngày ghi kiểu gì", "dates"),
        ("ngày nhập học thế nào", None),
        ("ký tên chỗ nào trên tờ khai", "signatures"),
        ("đăng ký thế nào trên mạng", None),
        ("dang ky o dau online", None),
        ("có cần ký số không", "signatures"),
    ],
)
def test_the_look_before_sending(text, step):
    assert heard("before_sending", text) == step


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("quên mật khẩu vneid", "password"),
        ("quên mật khẩu cổng dịch vụ công", "password"),
        ("quen mat khau may tinh o cong ty", None),
        ("doi mk o cong an", None),
        ("vneid không gửi mã", "otp"),
        ("vneid gởi mã hoài không nhận được mã", "otp"),
        ("con em chưa có mã định danh", None),
        ("be chua co ma dinh danh", None),
        ("vneid em không có mà giờ phải nộp online", None),
        ("đổi số rồi vneid làm sao", "new_phone"),
        ("doi sim moi vneid khong vo duoc", "new_phone"),
        ("vneid thay máy mới", "new_phone"),
        ("làm định danh điện tử mất mấy ngày", None),
        ("lam dinh danh muc 2 mat may ngay", None),
        ("bị đổi số định danh, giấy tờ cũ không khớp", None),
        ("không thấy số định danh trên giấy khai sinh", None),
        ("mat so ho khau thi lay so dinh danh o dau", None),
        ("vneid bị lỗi", "locked"),
        ("vneid bao loi", "locked"),
        ("có tài khoản vneid thì có lợi gì", None),
        ("tai khoan vneid co loi gi", None),
        ("vneid không thấy trả lời", None),
    ],
)
def test_trouble_with_the_account(text, step):
    assert heard("vneid", text) == step
