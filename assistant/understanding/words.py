"""Words that carry no topic: what a topic may not begin or end with, and what it may not consist of."""

EDGES = frozenset(
    """
    ạ ấy bằng bị bởi các cái cần chỉ cho chúng có con còn cũng của do dùng đã đang đây đấy để đến đều đi đó đối được
    em gì giúp hay hãy hiện hết hoặc kể khi kia làm là lại lên mà mình mọi mỗi một mới nào này nay nên nếu ngay nhé nhỉ
    nhưng những như ở o phải qua ra rằng rồi sao sau sẽ so tại theo thế thì tôi từ từng tới trên trong trước tuy và vậy
    vẫn về vì việc với vào xin anh chị bạn biết hỏi ai đâu hả không bao nhiêu mấy đặt xong ghi muốn
    """.split()  # noqa: SIM905
)
# Phrases that head or end a topic without saying anything about it, in words.
GENERIC = tuple(
    sorted(
        (
            tuple(phrase.split())
            for phrase in """
nhiệm vụ
mục tiêu
hoạt động
công việc
nội dung
lĩnh vực
công tác
thực hiện
triển khai
hoàn thành
tổ chức thực hiện
triển khai thực hiện
liên quan
liên quan đến
đối với
cụ thể
nêu trên
chung
nói chung
trên địa bàn
địa bàn
đề ra
đặt ra
được giao
quy định
theo quy định
chi tiết
đầy đủ
tất cả
toàn bộ
chính
thông tin
tài liệu
văn bản này
bao gồm
gồm
nằm
thuộc
chỉ tiêu
đạt
năm
nhóm
phấn đấu
lần lượt
dự kiến
có mặt
góp mặt
yêu cầu
trọng tâm
đảm bảo
bảo đảm
diễn ra
kéo dài
bắt đầu
kết thúc
đặc điểm
đặc trưng
tính chất
yếu tố
khía cạnh
phương diện
""".strip().splitlines()
        ),
        key=len,
        reverse=True,
    )
)

# Runs of words that are no topic by themselves.
ALONE = frozenset(
    {
        "kế hoạch",
        "phụ lục",
        "văn bản",
        "tài liệu",
        "thời gian",
        "thời hạn",
        "hạn",
        "ngày",
        "gửi",
        "nộp",
        "sản phẩm",
        "kết quả",
        "kế hoạch cchc",
        "cơ quan",
    }
)
