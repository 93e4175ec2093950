"""Words by which names and places are told from other words; folded unless said otherwise."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SURNAMES = _words(
    """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Lương
    Mai Cao Lâm Trương Tô Hà Phùng Tạ Đào Thái Quách Lưu Chu Châu Kiều Nghiêm Tống Vương Triệu Thạch
    Giang Văn Bạch Khuất Mạc Doãn Tăng Lại Lục Thân Vi Lò Quàng Cầm Lường Hà Nông Hoàng Ma Sùng Giàng
    Vàng Thào Mùa Lầu Hờ Cư Ksor Rơ Siu Kpă Y Hồ Danh Sơn Kim Trà Đàm Ninh Phí Ông Ung Ứng Âu Khổng
    Lều La Nhâm Cù Bàn Triệu Đèo Tòng Chẩu Hứa Từ Tiêu Viên Thiều Tôn Hoa Đới Đồng Quản Khúc Mẫn""".lower()
)
"""With their marks, in lower case."""

SURE = _words(
    """nguyễn trần lê phạm huỳnh phan võ vũ đặng bùi đỗ ngô trịnh đinh trương hoàng phùng quách
    nghiêm khuất lường giàng sùng ksor"""
)
"""Surnames, with their marks, that are hardly any other word in a message to an office."""

SURE_BARE = _words(
    "nguyen tran pham huynh phan bui ngo trinh dinh truong hoang phung quach vu vo le dang do"
)
"""The same without marks, as far as a given name behind them makes them sure."""

MIDDLES = _words(
    """van thi huu duc ngoc quoc dinh xuan thanh minh kim hong thuy bich phuong bao gia anh hoang
    tuan quang cong the trong viet nhu my khanh thu dieu mong cam tran tuyet hai manh ba dang phu
    thuc tan duy nhat tien hoai thao quynh thien an tri cao song sy si dac vinh le truc yen lan tu"""
)
STRONG_MIDDLES = _words("van thi huu duc ngoc quoc dinh")

GIVEN = _words(
    """an anh bach bao bich binh cam canh chau chi chien cuong cuc dai dan dao dat diem diep dieu dinh
    doan dong du duc dung duong duy giang gia ha hai han hang hanh hao hau hien hieu hoa hoai hoan
    hoang hong hop hue hung huong huu huy huyen khai khang khanh khoa khoi kien kiet kieu kim lam lan
    lanh le lien linh loan loc loi long luan luc luong ly mai man manh mien minh muoi my na nam nga
    ngan nghi nghia ngoan ngoc nguyen nguyet nha nhan nhat nhi nhien nhu nhung oanh phat phi phong phu
    phuc phung phuoc phuong quan quang que quoc quy quyen quyet quynh sang sau sen son su suong sy tai
    tam tan tao thach thai thang thanh thao the thien thinh tho thoa thong thom thu thuan thuc thuong
    thuy thy tien tin tinh toan trang tram tri trieu trinh trong truc trung truong tu tuan tue tung
    tuoi tuyen tuyet uyen van vi viet vinh vu vuong vy xuan xuyen y yen bay hanh cuc ti teo bong"""
)
CALLED = _words(
    """tuấn dũng hương huệ hằng nga thảo trang linh huyền nhung oanh yến thủy thúy quỳnh loan phượng
    tuyết vy nhi ngân khánh khang tùng thắng cường kiên hùng lan hoa hạnh hà hải dung hòa mai cúc đào
    hồng phúc lộc thọ tâm toàn trung hiếu nghĩa bình minh đức huy quân vinh khoa đạt tú trâm my vân
    tuan dung huong hue hang nga thao trang linh huyen nhung oanh yen thuy quynh loan phuong tuyet
    ngan khanh tung cuong kien hung khoa tram hien"""
)
"""Given names in lower case that a title before them makes a name."""

TITLES = _words(
    "anh chị ông bà cô chú bác dì cậu cháu bé thầy mợ thím cụ vợ chồng mẹ bố ba má con em o mệ "
    "chi ong ba co chu bac di cau chau be thay cu vo chong me bo ma"
)

STOPS = _words(
    """o tai sinh ngay muon can xin la co khong ko k hong hok thi va voi cho cua bi duoc dc di lam
    cap doi mat hoi hay hoac nay kia roi chua da se nen ma de tren duoi trong ngoai den tu ve ra vao
    gio bay hien truoc sau nhung cung thuoc phai lay nhan nop ghi sai chet vo chong me em toi minh
    chau ong ba bo co chu bac thang tuoi quoc tich dan toc que quan thuong tru tam ho khau ten cu moi
    nhu vay nao gi dau bao nhieu sao the luc khi neu vi gap nha vang da dang lên len xuong qua toi
    mang giay to the so dien thoai sdt cccd cmnd gks ket hon ly lai them vua van con chuyen sang song
    mua ban thue cai nam hom cach nghe ad ạ a oi nhe nhen nha minh vo giup tro thanh dong chu viec cong
    ty chung nhan dung trung khac tuy lan xac vua bao nam o"""
)
SOFT = _words("anh chi sinh nam ba vi con thu bao dung trung thanh tu van lan quoc dong dang")
"""Stops that are names as well: taken when nothing that goes on follows."""

NOT_NAMES = frozenset(
    ["nguyen nhan", "nguyen tac", "nguyen quan", "nguyen lieu", "nguyen don", "nguyen ban", "nguyen trang", "nguyen gia", "nguyen van", "pham vi", "pham nhan", "pham toi", "pham phap", "pham luat", "phan mem", "phan anh", "phan dau", "phan bo", "phan bon", "phan cap", "phan chia", "phan loai", "phan hoi", "phan biet", "phan ung", "phan doi", "phan cong", "truong hop", "truong hoc", "truong phong", "truong ban", "truong thon", "truong thanh", "hoang hon", "hoang sa", "dinh cu", "dinh danh", "dinh ky", "dinh gia", "dinh kem", "dinh chinh", "dinh muc", "dinh huong", "le phi", "le tan", "vu viec", "vu an", "vu trang", "vo chong", "dang ky", "dang kiem", "dang o", "dang lam", "dang bo", "dang vien", "do thi", "do vay", "do dac", "do luong", "ho so", "ho khau", "ho tich", "ho tro", "ho ngheo", "ho chieu", "ngo doc", "bui phan", "dang vien", "tran lan", "do an", "le hoi", "vu luong", "phan thi cong", "dang thi cong", "dang van hanh", "le thi hanh"]
)
"""Two words that only look like the beginning of a name."""

PROVINCES = frozenset(
    """an giang|ba ria vung tau|ba ria|vung tau|bac giang|bac kan|bac lieu|bac ninh|ben tre
    |binh dinh|binh duong|binh phuoc|binh thuan|ca mau|can tho|cao bang|da nang|dak lak|dak nong
    |dac lac|dien bien|dong nai|dong thap|gia lai|ha giang|ha nam|ha noi|ha tinh|hai duong
    |hai phong|hau giang|hoa binh|ho chi minh|hung yen|khanh hoa|kien giang|kon tum|lai chau
    |lam dong|lang son|lao cai|long an|nam dinh|nghe an|ninh binh|ninh thuan|phu tho|phu yen
    |quang binh|quang nam|quang ngai|quang ninh|quang tri|soc trang|son la|tay ninh|thai binh
    |thai nguyen|thanh hoa|thua thien hue|hue|tien giang|tra vinh|tuyen quang|vinh long|vinh phuc
    |yen bai|sai gon|sg|hcm|hn""".replace("\n    ", "").split("|")
)
"""Provinces are no address: they stay."""
