"""Words by which names and places are told from other words; folded unless said otherwise."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> frozenset[str]:
    return frozenset(" ".join(pair.split()) for pair in text.split("|"))


SURNAMES = _words(
    """nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn
    lương mai cao lâm trương tô hà phùng tạ đào thái quách lưu chu châu kiều nghiêm tống vương
    triệu thạch giang văn bạch khuất mạc doãn tăng lại lục thân vi lò quàng cầm lường nông ma
    sùng giàng vàng thào mùa lầu hờ cư ksor rơ siu kpă y danh sơn kim trà đàm ninh phí ông ung
    ứng âu khổng lều la nhâm cù bàn đèo tòng chẩu hứa từ tiêu viên thiều tôn hoa đới đồng quản
    khúc mẫn bành khương"""
)
"""With their marks, in lower case."""

SURE = _words(
    """nguyễn trần lê phạm huỳnh phan võ vũ đặng bùi đỗ ngô trịnh đinh trương hoàng phùng quách
    nghiêm khuất lường giàng sùng ksor"""
)
"""Surnames, with their marks, that are hardly any other word in a message to an office."""

SURE_BARE = _words(
    """nguyen tran pham huynh phan bui ngo trinh dinh truong hoang phung quach vu vo le dang do ta
    ho cao ly mai luong duong doan"""
)
"""The same without marks, as far as a given name behind them makes them sure."""

MIDDLES = _words(
    """van thi huu duc ngoc quoc dinh xuan thanh minh kim hong thuy bich phuong bao gia anh hoang
    tuan quang cong the trong viet nhu my khanh thu dieu mong cam tran tuyet hai manh ba dang
    phu thuc tan duy nhat tien hoai thao quynh thien an tri cao song sy si dac vinh le truc yen
    lan tu be nguyen phuoc chi hoa ha"""
)

STRONG = _words("""van thi huu duc ngoc quoc dinh""")
"""Middle names that make a name of nearly everything around them."""

STRONG_MARKED = _words("""văn thị hữu đức ngọc quốc đình""")
"""The same with their marks."""

GIVEN = _words(
    """an anh bach bao bich binh cam canh chau chi chien cuong cuc dai dan dao dat diem diep dieu
    dinh doan dong du duc dung duong duy giang gia ha hai han hang hanh hao hau hien hieu hoa
    hoai hoan hoang hong hop hue hung huong huu huy huyen khai khang khanh khoa khoi khue khoe
    kien kiet kieu kim lam lan lanh le lien linh loan loc loi long luan luc luong ly mai man
    manh mien minh muoi my na nam nga ngan nghi nghia ngoan ngoc nguyen nguyet nha nhan nhat
    nhi nhien nhu nhung oanh phat phi phong phu phuc phung phuoc phuong quan quang que quoc quy
    quyen quyet quynh sang sau sen son su suong sy tai tam tan tao thach thai thang thanh thao
    the thien thinh tho thoa thong thom thu thuan thuc thuong thuy thy tien tin tinh toan trang
    tram tri trieu trinh trong truc trung truong tu tuan tue tung tuoi tuyen tuyet uyen van vi
    viet vinh vu vuong vy xuan xuyen y yen bay ti teo bong tran men thi cu luyen ngu tham them
    khiem lai lich mau mui nghe nhai nhanh nhon ninh no rang ro sam sinh ta thoi toai ut xe
    xinh duyen"""
)

CALLED = _words(
    """tuấn dũng hương huệ hằng nga thảo trang linh huyền nhung oanh yến thủy thúy quỳnh loan
    phượng tuyết vy nhi ngân khánh khang tùng thắng cường kiên hùng lan hoa hạnh hà hải hòa mai
    cúc đào hồng phúc lộc thọ tâm toàn hiếu nghĩa bình đức huy quân vinh khoa đạt tú trâm my
    vân tám chín mười sáu bảy tư tuan huong hue hang thao huyen yen thuy quynh phuong tuyet
    ngan khanh tung cuong kien hung tram tam chin bay"""
)
"""Given names in small letters that a title before them makes a name."""

TITLES = _words(
    """anh chị ông bà cô chú bác dì cậu cháu bé thầy mợ thím cụ vợ chồng mẹ bố ba má con em e o mệ
    tên gái trai rể nội ngoại ruột họ giáo bạn chi ong co chu bac di cau chau be thay cu vo
    chong me bo ma"""
)

STOPS = _words(
    """o tai sinh ngay muon can xin la co khong ko k hong hok thi va voi cho cua bi duoc dc di lam
    cap doi mat hoi hay hoac nay kia roi chua da se nen ma de tren duoi trong ngoai den tu ve
    ra vao gio bay hien truoc sau nhung cung thuoc phai lay nhan nop ghi sai chet vo chong me
    em toi minh chau ong ba bo chu bac thang tuoi quoc tich dan toc que quan thuong tru tam ho
    khau ten cu moi nhu vay nao gi dau bao nhieu sao the luc khi neu vi gap nha vang dang len
    xuong qua mang giay to so dien thoai sdt cccd cmnd gks ket hon ly lai them vua van con
    chuyen sang song mua ban thue cai nam hom cach nghe ad a oi nhe nhen giup tro thanh dong
    viec cong ty chung dung trung khac tuy lan xac"""
)
"""Words, folded, at which a name ends in a text without marks."""

STOPS_MARKED = _words(
    """ở tại sinh ngày muốn cần xin là có không thì và với cho của bị được đi làm cấp đổi mất hỏi
    hay hoặc này kia rồi chưa đã sẽ nên mà để trên dưới trong ngoài đến từ về ra vào giờ bây
    hiện trước sau nhưng cũng thuộc phải lấy nhận nộp ghi sai chết vợ chồng mẹ tôi mình cháu
    ông bà bố cô chú bác tháng tuổi quốc tịch dân tộc quê quán thường trú tạm hộ khẩu tên cũ
    mới như vậy nào gì đâu nhiêu sao thế lúc khi nếu vì gặp nhà vâng dạ lên xuống quá giấy tờ
    thẻ số điện thoại kết hôn lý lại thêm vừa vẫn còn chuyển sống mua bán thuê cái năm hôm cách
    ơi nhé nhen giúp trợ thành việc công chung đúng chứng khác tùy xác báo đứng đang đăng ký
    phường xã bên đưa thôi nuôi hưởng dạy đòi nói gọi bảo hẹn mở xây thất trả"""
)
"""The same in a text with marks."""

SOFT = _words(
    """anh chi sinh nam ba vi con thu bao dung trung thanh tu van lan quoc dong dang minh hien tam
    ly dien cong the lai ho hoa bay"""
)
"""Stops that are names as well: taken when nothing that goes on follows."""

NOT_NAMES = _pairs(
    """nguyen nhan| nguyen tac| nguyen quan| nguyen lieu| nguyen don| nguyen ban|
    nguyen trang| nguyen gia| nguyen van| pham vi| pham nhan| pham toi| pham phap|
    pham luat| pham bao| phan mem| phan anh| phan dau| phan bo| phan bon| phan cap|
    phan chia| phan loai| phan hoi| phan biet| phan ung| phan doi| phan cong| truong hop|
    truong hoc| truong phong| truong ban| truong thon| truong thanh| truong muc|
    truong trung| truong tieu| truong nghe| hoang hon| hoang sa| dinh cu| dinh danh|
    dinh ky| dinh gia| dinh kem| dinh chinh| dinh muc| dinh huong| le phi| le tan| le hoi|
    vu viec| vu an| vu trang| vu truong| vo chong| dang ky| dang ki| dang kiem| dang o|
    dang lam| dang bo| dang vien| do thi| do vay| do dac| do luong| do an| do mat| ho so|
    ho khau| ho tich| ho tro| ho ngheo| ho chieu| ngo doc| bui phan| tran lan| tran nha|
    vu luong| ly do| ly hon| ly lich| cao tuoi| cao toc| cao bang| cao hoc| luong huu|
    luong thang| duong bo| duong day| duong truyen| duong sat| duong thuy| doan the|
    doan vien| mai tang| ta dien| ho kinh| ho ca| ho can| ho gia| ho dan| ho khac|
    ho thuong| ho nhu"""
)
"""Two words that only look like the beginning of a name."""

PROVINCES = _pairs(
    """an giang| ba ria vung tau| ba ria| vung tau| bac giang| bac kan| bac lieu| bac ninh|
    ben tre| binh dinh| binh duong| binh phuoc| binh thuan| ca mau| can tho| cao bang|
    da nang| dak lak| dak nong| dac lac| dien bien| dong nai| dong thap| gia lai|
    ha giang| ha nam| ha noi| ha tinh| hai duong| hai phong| hau giang| hoa binh|
    ho chi minh| hung yen| khanh hoa| kien giang| kon tum| lai chau| lam dong| lang son|
    lao cai| long an| nam dinh| nghe an| ninh binh| ninh thuan| phu tho| phu yen|
    quang binh| quang nam| quang ngai| quang ninh| quang tri| soc trang| son la| tay ninh|
    thai binh| thai nguyen| thanh hoa| thua thien hue| hue| tien giang| tra vinh|
    tuyen quang| vinh long| vinh phuc| yen bai| sai gon| sg| hcm| hn| viet nam| nhat ban|
    han quoc| trung quoc| dai loan| thai lan| hoa ky| ha noi tp| gia rai"""
)
"""Provinces and countries are no address: they stay."""

OFFICIAL = _words(
    """bo so cuc chi tong uy ban ubnd hoi dong nhan dan cong an giay chung dang ky can cuoc ho
    khai sinh ket hon tam tru thuong chieu khau tich luat nghi dinh thong tu quyet trung phuc
    vu hanh chinh dich quoc gia viet nam dat dai the bao hiem xa y te thue nha nuoc kinh doanh
    nghiep xac phep lai xe quan ly xuat nhap canh toa vien kiem sat ngan hang buu dien chuc chu
    phap lao tai nguyen moi truong giao duc dao tao van xay dung tren mang online vneid zalo
    facebook chao xin em toi cho muon lam da vang gui thu tuc co khong nao gi o dau nhieu thang
    ngay tet luong huu don to sao mau do hong va cap doi mat"""
)
"""Words that people write with capitals though they name nobody."""

NOT_ALONE = _words(
    """viet uy cong thu so bo xin can hoi sinh dang cap lam o tu dien giay ho xe hai mau the manh
    lai su cu moi that goi khai dem thuong ty may con nay"""
)
"""What is no name behind a title or a word for names, unless more follows."""

UNITS_NUMBERED = _words(
    """phường quận thôn ấp xóm ngõ hẻm ngách kiệt tổ khóm khu đội lô phuong quan thon ap xom ngo
    hem ngach kiet to khom p q kp tdp"""
)
"""What a number behind makes a place."""

NOT_BEHIND = _words(
    """hoi phuong xa nao nay do minh em toi co thi khong cu moi khac de lam noi hay hoac ho tien
    an phap thuc cham huong ly su he ao dung bo luat khai chuc cong gia dan trinh dang khu vuc
    lon nho cua cho bao ai dau gan ben tren duoi ra vao ve cap cung van la ma nhu sap nhap tru
    tham sat toan sao chinh tich nghi san tu binh thuong truc tuyen doi voi so vi gi tot ban
    huyen tinh quan thon sach nhieu it hien nhau ngoai trong lo doan tro uong thue giao tra
    tiep nghinh chong xe day bay nhan xu duong pho nguoi nha ky xac chung doc xem hen tim mat
    cach lien goi chua da se duoc bi can muon xin biet bat yeu cau mien vung dao bien xom nong
    dac ngheo kho khan loai"""
)
"""What stands behind the name of a kind of place without being its name."""

NOT_HOMES = _words(
    """viet bo so cong ubnd uy trung cuc chi phong toa ngan kho my nhat han duc phap uc dai lao
    campuchia thai singapore nga anh canada ban hoi cang nuoc vneid zalo facebook thanh tinh tp"""
)
"""What is written with a capital behind "at", and is no home."""
