"""Verbs that begin work in administrative prose, and the nouns that hold the same words."""

import re
from collections.abc import Sequence

from corpus.agencies import Mention

_GAP = r"\s+"  # words of the source may stand on two lines
_VERBS = (
    "căn cứ|chủ trì|chủ động|phối hợp|tham mưu|hướng dẫn|theo dõi|đôn đốc|kiểm tra|kiểm soát|thanh tra|"
    "giám sát|đánh giá|tổng hợp|báo cáo|xây dựng|ban hành|triển khai|thực hiện|tổ chức|chỉ đạo|"
    "chịu trách nhiệm|có trách nhiệm|bố trí|rà soát|cung cấp|tuyên truyền|phổ biến|quán triệt|đẩy mạnh|"
    "tăng cường|tiếp tục|nâng cao|bảo đảm|đảm bảo|cập nhật|công khai|công bố|đề xuất|kiến nghị|trình|lập|gửi|"
    "định kỳ|thường xuyên|kịp thời|nghiêm túc|khẩn trương|tập trung|duy trì|đổi mới|hoàn thiện|hoàn thành|"
    "xong|quan tâm|giải quyết|tiếp nhận|xử lý|vận hành|khai thác|sử dụng|đầu tư|huy động|ưu tiên|hỗ trợ|"
    "phân công|phân bổ|phân cấp|giao|cử|tham gia|phát huy|phát động|vận động|quản lý|thẩm định|trong|trước|"
    "theo|tùy|tuỳ|trên cơ sở|dựa|nghiên cứu|làm|là|được|phải|cần|chú trọng|khuyến khích|chuẩn bị|đăng ký|"
    "đề nghị|xác định|thông báo|thống nhất|đưa|sẵn sàng|liên hệ|tạo|sớm|thành lập|củng cố|mở|lồng ghép|gắn|"
    "quy định|niêm yết|bám sát|xem xét|phê duyệt|quyết định|trực tiếp|lãnh đạo|nắm|chấm|xét|đăng|thông tin|"
    "truyền thông|thông qua|hưởng ứng|tiến hành|đăng tải|yêu cầu|thực thi|điều phối|điều hành|điều chỉnh|"
    "kết nối|khảo sát|tiếp thu|chấp hành|cân đối|đào tạo|bồi dưỡng|xác minh|phát hiện|ngăn chặn|nhân rộng|"
    "khắc phục|tư vấn|vận chuyển|phân phối|cấp|giới thiệu|khen thưởng|biểu dương|tự|trích|tính|cam kết|"
    "tạm ứng|thanh toán|thu|chi|phục vụ|nghiệm thu|bàn giao|thí điểm|tìm|mời|tập huấn|khuyến cáo|truyền tải|"
    "định hướng|trao đổi|đối thoại|lấy|thường trực|kêu gọi|điều động|huấn luyện|tuyển|bình chọn|sơ kết|"
    "tổng kết|kiện toàn|phản ánh|trả|lựa chọn|chọn|tích cực|nỗ lực|tuân thủ|thống kê|chi trả|vận dụng|phân tích|"
    "giúp|chịu|điều tra|phụ trách|thúc đẩy|nâng cấp|cắt giảm|rút ngắn|tái cấu trúc|"
    "gương mẫu|chia sẻ|đồng hành|có văn bản|có kế hoạch|có giải pháp|có các giải pháp|quyết liệt|thu thập|"
    "niêm phong|phân loại|bổ sung|sửa đổi|cảnh báo|truy cập|lấy ý kiến|ký kết|ký|nhập|nộp|đánh|khẳng định|"
    "tháo gỡ|vào cuộc|sử lý|lưu trữ|áp dụng|ứng dụng|số hóa|khôi phục|đăng cai|cấp phát|sắp xếp|sáp nhập|"
    "kiểm kê|đo lường|hằng ngày|hằng tuần|hằng tháng|hằng quý|hằng năm|hàng ngày|hàng tuần|hàng tháng|"
    "hàng quý|hàng năm|coi|đặc biệt là|nhất là"
)
_VERB = re.compile(rf"(?<![\w-])(?:{_VERBS.replace(' ', _GAP)})(?!\w)")
_NOUNS = re.compile(  # words of the verb list where they are part of a noun
    (
        r"tổ chức (?:chính trị|xã hội|tín dụng|đoàn thể|thành viên|phi|kinh tế|quốc tế|đảng|Đảng|cá nhân|,|và cá nhân)"
        r"|(?:các|những|cơ quan|đơn vị|doanh nghiệp|phòng|tổ chức|nhà) (?:báo chí|truyền thông|quản lý|thông tin|"
        r"chủ trì|chủ quản|thường trực|cấp|cung cấp)(?!\w)|(?<=chức\s)cung cấp|dịch vụ (?:chi trả|thanh toán)"
        # of several that do something it is told, of one kind it is the name: "các cơ quan thanh tra"
        r"|(?<!,\s)(?:các|những|cơ quan|đơn vị|doanh nghiệp|ban|phòng) (?:tổ chức|kiểm tra|thanh tra|phối hợp|"
        r"tuyên truyền)(?!\w)|[Bb]an chỉ đạo"
        r"|cấp (?:tỉnh|huyện|xã|ủy|uỷ|trung ương|cơ sở|trên|dưới|phòng|thành phố|sở|có thẩm quyền|mình)"
        r"|(?:các|mọi) cấp|nhà đầu tư|(?:Xúc tiến|Hỗ trợ|Thu hút|Quản lý) đầu tư"
        r"|giao (?:dịch|thông)|chi (?:nhánh|cục|phí)"
        r"|liên quan đến[^;.:]{0,120}(?=:)"
        r"|được (?:phân công|giao)[^,;.]{0,90}?(?= (?:có|chịu) trách nhiệm)"
        r"|được (?:kiểm tra|thanh tra|giám sát|khảo sát)(?=:)"
        r"|có tên (?:trong|tại|ở) (?:các )?(?:[Pp]hụ lục|[Dd]anh (?:sách|mục)|[Kk]ế hoạch|[Bb]iểu)(?: kèm theo| này)?"
    ).replace(" ", _GAP)
)


def begins_with_verb(text: str) -> bool:
    """Whether a point says what to do, rather than naming something: "Tổ chức …", not "Dự án 2: …"."""
    return bool(_VERB.match(text.lstrip(' \n*_"“').lower()))


def first_verb(raw: str, mentions: Sequence[Mention], begin: int, end: int) -> re.Match[str] | None:
    """The first verb of `raw[begin:end)` outside names and nouns."""
    taken = [(found.start(), found.end()) for found in _NOUNS.finditer(raw, max(0, begin - 20), end)]
    taken += [(one.start, one.end) for one in mentions if one.start < end and begin < one.end]
    for verb in _VERB.finditer(raw, begin, end):
        if not any(start <= verb.start() < stop for start, stop in taken):
            return verb
    return None
