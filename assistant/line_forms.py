"""Forms of lines that say of what, or after what, their words are to be read."""

import re

# Sentences that go on with what the sentence before them says.
LEANING = re.compile(
    r"^(?:Trường hợp|Trong đó|Đồng thời|Thời gian|Thời hạn|Mỗi|Riêng|Cụ thể|Theo đó|Từ đó|Phấn đấu|Hoàn thành"
    r"|Các (?:nội dung|nhiệm vụ|cơ quan) (?:này|trên|nêu trên)|Nội dung (?:này|kế hoạch|báo cáo))(?!\w)"
)
# "Số lượng: 5.000 cuốn." says of what its heading and the points beside it name.
LABELLED = re.compile(
    r"^\W*(?:Thời gian|Số lượng|Nội dung|Hình thức|Địa điểm|Thành phần|Đối tượng|Phạm vi|Kinh phí|Tần suất|Quy mô"
    r"|Chủ đề|Sản phẩm|Kết quả|Phương thức|Cơ quan|Đơn vị)[^:.;,()\d]{0,30}:\s+\S"
)
# Sentences that open or close a document repeat its title and say nothing of their own.
FRAME = re.compile(r"^Trên đây là|như sau\s*:$")
# A deadline can say where to send what is due ("Tháng 3 (gửi về Sở Nội vụ)").
SENDING = re.compile(r"\b(?:gửi|nộp)\b", re.IGNORECASE)
