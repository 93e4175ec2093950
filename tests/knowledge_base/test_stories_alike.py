"""Stories that another message resembles once its diacritics are gone, or a word is read alone."""

from __future__ import annotations

import pytest

from tests.knowledge_base.test_life_events import always_told, told


@pytest.mark.parametrize(
    "text",
    [
        "ba tui mới mất",
        "ba tui moi mat",
        "bố em mất rồi, giờ làm gì",
        "bo em mat roi gio lam gi",
        "mẹ em mất hôm qua",
        "má em mới mất hôm qua",
        "ma em moi mat hom qua",
        "mệ em mất rồi",
        "ông cụ nhà tôi vừa mất hôm qua, gia đình đang rối quá",
        "ông em mất 2 năm trước",
        "chồng mới mất, căn cước có phải trả lại không",
        "ck em moi mat",
        "vợ tôi mất vì tai nạn",
        "mẹ tôi mất vì ung thư",
        "ba em hôm qua mất ở bệnh viện",
        "bo me em deu mat roi",
        "cô em mất hôm qua",
        "dì ruột em vừa mất",
        "con tôi mới mất",
        "con trai toi mat roi",
        "em trai em mất rồi",
        "bà nội em vừa qua đời hôm qua",
        "chong toi qua doi",
        "ông nội em bị tai biến mất sáng nay",
        "mẹ em mất thì phải làm gì",
        "ba em mất cần làm giấy gì",
        "bố em chết đuối",
        "người nhà mới mất",
        "nhà có tang",
        "gia đình em mới có người mất",
        "bác em không may qua đời",
        "ông ngoại em ms mất sáng nay ạ",
        "tia tui mat rui",
        "nhà có đám ma",
        "ngoại em mất hôm qua",
        "con tui bị đuối nước mất",
        "ông xã tôi mất rồi",
        "bố em không còn nữa",
        "nhà tôi mất năm ngoái",
        "ba em trút hơi thở cuối cùng sáng nay",
    ],
)
def test_a_death_is_heard(text):
    assert told(text) == ["death"]


@pytest.mark.parametrize(
    "text",
    [
        "bố em mất sức lao động",
        "bo em mat suc lao dong",
        "mẹ tôi mất năng lực hành vi",
        "me toi mat nang luc hanh vi dan su",
        "con mất học bạ",
        "vợ em mất chứng minh thư",
        "vo em mat cmnd",
        "em mat dang ky xe",
        "nhà em mất điện",
        "chồng em mất sim",
        "chồng em mất hôm qua cái ví",
        "vợ em mất ngủ 3 ngày rồi",
        "nhà em mất nước 3 ngày rồi",
        "căn cước của ba mất rồi",
        "em chết mất thôi",
        "vợ em mất trí nhớ",
        "ba em mất quyền nuôi con",
        "mẹ em mất ngủ",
        "bố em mất liên lạc",
        "chồng em mất 3 ngày mới làm xong",
        "em mất rồi",
        "em mất rồi, làm lại ở đâu",
        "bằng lái chồng em mất rồi",
        "giấy khai sinh con em mất rồi",
        "the bao hiem cua me em mat roi",
        "sổ hộ khẩu nhà em bị mất rồi",
        "có em mất rồi",
        "co em mat roi",
        "có bằng lái mà em mất rồi",
        "co bang lai ma mat roi",
        "còn mất thì sao",
        "con mat thi sao",
        "ca hai phai co mat o xa",
        "can bo khong co mat gio hanh chinh",
        "vợ em thay mặt tôi được không",
        "vo em thay mat toi duoc khong",
        "chong em qua doi bang lai duoc khong",
        "vợ em qua đổi căn cước",
        "chồng em đi rồi mà họ bắt quay lại",
        "điện thoại em chết máy",
        "xe chồng em chết máy",
        "con bò nhà em chết",
        "đàn heo nhà em chết hết",
        "nhà em có tầng hầm",
        "nha em co tang ham",
        "ba mất để lại chiếc sà lan",
    ],
)
def test_no_condolences_to_the_living(text):
    assert "death" not in told(text)


@pytest.mark.parametrize(
    "text",
    ["chồng em mới mất việc", "chong em moi mat viec", "vợ em mất việc rồi", "em bị mất việc làm"],
)
def test_who_lost_work_is_told_of_work(text):
    assert told(text) == ["lost_job"]


@pytest.mark.parametrize(
    "text",
    [
        "mẹ em mất tích 2 ngày rồi",
        "chong em mat tich may nam nay",
        "ba em bị mất tích",
        "mẹ em bị lẫn đi lạc từ sáng chưa về",
        "con gái em mất liên lạc 3 hôm nay",
        "nhà em có người mất tích",
        "chong di lam mat tich ben campuchia",
        "con tôi bỏ nhà đi 2 ngày nay",
        "bé nhà em đi lạc từ sáng",
        "tuyên bố một người mất tích làm ở đâu",
    ],
)
def test_a_missing_person_is_no_dead_one(text):
    assert always_told(text) == ["missing_person"]
    assert told(text) == ["missing_person"]


@pytest.mark.parametrize(
    "text",
    [
        "hồ sơ của mẹ em mất tích rồi",
        "bố là liệt sĩ mất tích",
        "cha mẹ mất tích thì nhận cháu làm con nuôi được không",
        "mất liên lạc với cán bộ",
        "sim của mẹ em mất liên lạc",
        "cho tàu nước ngoài vô tìm người mất tích",
        "vợ bỏ nhà đi mấy năm rồi, con chưa khai sinh",
        "giấy tờ thất lạc 2 ngày rồi",
    ],
)
def test_what_only_sounds_like_a_missing_person(text):
    assert "missing_person" not in always_told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("vợ em mới sinh con đầu tiên, giờ làm gì", "birth"),
        ("bé sinh hôm qua", "birth"),
        ("vo em moi de", "birth"),
        ("vợ em mới đẻ ở bệnh viện huyện", "birth"),
        ("vợ em vừa sanh xong", "birth"),
        ("nhà em mới có em bé", "birth"),
        ("sắp xây nhà thì làm gì vậy", "build_house"),
        ("sap xay nha thi lam gi vay", "build_house"),
        ("em sắp cất nhà, hướng dẫn em với", "build_house"),
        ("ck em sap xay nha", "build_house"),
        ("vợ chồng em mới mua đất", "buy_land"),
        ("em sap ban nha", "buy_land"),
        ("em mới mua xe máy", "buy_vehicle"),
        ("em muốn cưới vợ", "getting_married"),
        ("em sap cuoi", "getting_married"),
        ("em bị mất ví", "lost_wallet"),
        ("em bi mat vi roi", "lost_wallet"),
        ("rớt bóp", "lost_wallet"),
        ("rơi ví trên xe buýt, mất luôn căn cước", "lost_wallet"),
        ("bị giật ví mất giấy tờ tùy thân", "lost_wallet"),
        ("vợ tôi mất ví rồi", "lost_wallet"),
        ("mở quán trong chung cư", "open_shop"),
        ("em làm rơi cái ví trên xe buýt", "lost_wallet"),
        ("bị giật túi xách hết giấy tờ", "lost_wallet"),
        ("nha em chay mat het giay to", "lost_wallet"),
        ("em mới dọn trọ", "moving_home"),
        ("vừa thuê phòng", "moving_home"),
        ("em thuê được mặt bằng, muốn mở quán nhậu", "open_shop"),
        ("mo quan cafe", "open_shop"),
        ("em muốn bán xe", "sell_vehicle"),
        ("tôi cho con chiếc xe máy", "sell_vehicle"),
        ("em mới nghỉ việc", "lost_job"),
    ],
)
def test_a_story_is_heard_with_its_little_words(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "vợ mất bằng vì lũ",
        "bà nội mất, cháu muốn nhận thừa kế",
        "cha mẹ cháu đều mất, bà ngoại đang nuôi",
        "cán bộ làm tôi mất việc, tôi đòi bồi thường",
        "xây nhà máy giấy",
        "lắp còi ưu tiên cho xe cứu thương",
        "con em sinh năm 2010 làm căn cước",
        "con học sinh lớp 9 làm căn cước",
        "con la sinh vien dang ky tam tru",
        "còn sinh viên thì sao",
        "con sinh ở nước ngoài về Việt Nam",
        "em mới để hồ sơ ở xã",
        "em da de ho so o xa",
        "em đã sinh sống ở đây 5 năm",
        "nhà có em bé 3 tuổi đi máy bay",
        "em muốn mở nhà hàng",
        "em muốn làm nhà nghỉ",
        "em muốn làm nha",
        "muốn dùng nhà để thế chấp",
        "em mới chuyển tiền nha",
        "em moi chuyen tien nha",
        "mới chuyển trợ cấp",
        "mới mua xe đạp",
        "muốn hỏi cuối tuần có làm việc không",
        "muon hoi cuoi tuan co lam khong",
        "sắp cuối năm rồi",
        "mất căn cước vì cháy nhà",
        "mat can cuoc vi chay nha",
        "em nộp rồi vì sao chưa có",
        "em nop roi vi sao chua co",
        "làm xong rồi cho tui hỏi",
        "lam xong roi cho tui hoi",
        "mất giấy rồi tui phải làm sao",
        "văn phòng mở ở quận nào",
        "van phong mo o quan nao",
        "làm đăng ký cho xe máy",
        "mua bảo hiểm cho xe",
        "em nghỉ việc rồi muốn rút bhxh một lần",
        "vừa mua vé xe",
    ],
)
def test_no_story_is_heard_in_what_only_looks_like_one(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("em sắp về hưu thì làm thế nào", "retirement"),
        ("bo em sap ve huu thi lam the nao", "retirement"),
        ("bố em sắp về hưu, có chuyện gì phải làm", "retirement"),
        ("nhà em có bà ngoại 80 tuổi không có giấy tờ gì", "old_parent"),
        ("má em già rồi, chưa có giấy tờ gì", "old_parent"),
        ("ông cụ không có giấy tờ gì", "old_parent"),
        ("dạ ly hôn cần giấy tờ gì ạ", "divorce"),
        ("muốn ly hôn", "divorce"),
        ("xây nhà có phải xin phép không vậy", "build_house"),
        ("cho con đất thì công chứng ở đâu rồi thuế sao", "buy_land"),
        ("bán đất phải công chứng trước rồi mới nộp thuế hả", "buy_land"),
    ],
)
def test_a_situation_is_heard_with_its_little_words(text, event):
    assert always_told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "cho em hỏi nhà em muốn đăng ký tạm trú các bước thế nào",
        "cho em hoi nha em muon tach ho trinh tu the nao",
        "cho em hỏi nhà em công chứng hợp đồng thuê xe ở đâu",
        "bản sao sổ đất công chứng rồi có mất thuế không",
        "em làm căn cước mà không có giấy tờ gì",
        "lam can cuoc ma em khong co giay to gi",
        "xe cũ không có giấy tờ gì thì đăng ký sao",
        "xe cu khong co giay to gi thi dang ky sao",
        "con mới sinh, mẹ không có giấy tờ tùy thân thì làm sao",
        "nhà ở Tây Ban Nha muốn nhận con nuôi thì các bước thế nào",
        "xin ủy ban nhà nước cấp phép theo trình tự nào",
        "em muốn làm nhà nghỉ có cần giấy phép không",
    ],
)
def test_no_situation_is_heard_in_what_only_looks_like_one(text):
    assert always_told(text) == []
