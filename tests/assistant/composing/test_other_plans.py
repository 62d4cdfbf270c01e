"""Plans that are no reform plans: bodies of their own, tables of figures, words for the plan itself."""

from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from corpus.catalog import CatalogEntry
from tests.assistant.conftest import Ask, build_index

PLAN = """KẾ HOẠCH PHÁT TRIỂN NGHỀ CÁ TỈNH SÔNG XANH NĂM 2031

I. NỘI DUNG

1. Quan trắc vùng nuôi đột xuất

Khi vùng nuôi có dịch bệnh hoặc nước đổi màu bất thường; khi có yêu cầu của cơ quan quản lý.

2. Hình thức

- Phát tờ rơi cho hộ nuôi cá tại bến.

- Phát thanh trên loa của xã mỗi sáng.

3. Hợp tác xã

Đã thành lập mới 4 hợp tác xã nghề cá, đạt kế hoạch đề ra từ đầu năm của ngành nông nghiệp.

Toàn tỉnh có 61 HTX (hợp tác xã) nghề cá với hơn hai nghìn thành viên đang sinh sống tại các xã ven sông.

4. Đối tượng thực hiện

- Hộ nuôi cá lồng có từ hai lồng trở lên.

- Tổ hợp tác đánh bắt gần bờ.

5. Thử nghiệm và nhân rộng

- Nuôi cá tầm ở hai hồ chứa trong sáu tháng.

- Lấy ý kiến của người nuôi sau mỗi vụ.

6. Hiện trạng nuôi cá lồng

Toàn tỉnh có 240 lồng cá, phần lớn ở hạ lưu sông.

7. Các đợt hỗ trợ hội viên

- Đợt thứ nhất: 1 tỷ lệ hỗ trợ như nhau cho hội viên nghề cá, không quá 5 lần một năm.

- Đợt thứ hai: Cấp con giống cho hộ nuôi mới.

8. Tiêu chuẩn khen thưởng

a) Đối với tập thể

- Có từ một trăm hội viên trở lên.

b) Đối với cá nhân

- Vận động được nhiều hộ nuôi cá tham gia.

c) Đối với Hội Nông dân tỉnh

- Tổ chức được ba lớp dạy nghề cho hội viên.

II. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Môi trường

- Chủ trì hướng dẫn các biện pháp phòng bệnh cho người nuôi cá.

- Phối hợp với Hội Nông dân tỉnh tuyên truyền về nghề cá tại các xã ven sông.

2. Các chủ cơ sở thu mua và chế biến cá lồng

- Công khai giá thu mua cá lồng tại nơi thu mua hằng ngày.

3. Chế độ báo cáo

Định kỳ hằng năm (trước ngày 30 tháng 11) báo cáo kết quả phát triển nghề cá về Sở Nông nghiệp và Môi trường.

Cứu hộ người nuôi cá mắc kẹt trên lồng trong 24 giờ kể từ khi có tin báo.

Đối với thiết bị đo của các trại giống: Do chủ trại tự đảm bảo kinh phí.

Đến hết năm 2045: 100% tàu cá gắn thiết bị định vị.

Kinh phí khen thưởng: Từ nguồn kinh phí khen thưởng của tỉnh.

Các Trung tâm giống vệ sinh bể ương và thay lưới hằng tuần.

Chưa hỗ trợ con giống cho hộ nuôi cá trong thời gian đang xem xét xử phạt hoặc có đơn tố cáo.

Trong quá trình thực hiện nếu có khó khăn, vướng mắc, báo cáo về Sở Nông nghiệp và Môi trường để xem xét./.

PHỤ LỤC

|
STT
|
Nội dung
|
Năm 2030
|
Năm 2031
|
|
1
|
Sản lượng cá lồng
|
4.120
|
5.230
|
|
2
|
Cá tầm
|
310
|
420
|
|
3
|
Lồng bè
|
|
|
|
|
- Số chủ nuôi
|
710
|
830
|
|
4
|
Tàu đánh bắt
|
|
|
|
|
- Số chủ nuôi
|
95
|
88
|

Biểu thu của quỹ nghề cá giai đoạn 2031 - 2033

|
STT
|
Nội dung
|
Năm 2032
|
Năm 2033
|
|
1
|
Thu đóng góp
|
12.400.000
|
15.600.000
|
|
2
|
Thu tiền phạt
|
400.000
|
600.000
|

Tọa độ các điểm quan trắc

|
STT
|
Điểm quan trắc
|
Tọa độ X
|
Tọa độ Y
|
|
1
|
Bến Đò
|
2210262
|
606442
|
"""
OTHER = """KẾ HOẠCH PHÒNG, CHỐNG CHÁY RỪNG TỈNH SÔNG XANH NĂM 2031

I. NỘI DUNG

1. Nguồn lực

Bảo đảm nguồn kinh phí cho công tác phòng, chống cháy rừng từ ngân sách tỉnh và các nguồn viện trợ.
"""
FORESTS = CatalogEntry(
    "chay-rung", "Kế hoạch phòng, chống cháy rừng tỉnh Sông Xanh năm 2031", "UBND tỉnh", "Sông Xanh", "province", 2031
)
ENTRY = CatalogEntry(
    "nghe-ca", "Kế hoạch phát triển nghề cá tỉnh Sông Xanh năm 2031", "UBND tỉnh", "Sông Xanh", "province", 2031
)


@pytest.fixture(scope="module")
def ask_plan(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder: Path = tmp_path_factory.mktemp("other") / "index"
    build_index(folder, [(ENTRY, PLAN), (FORESTS, OTHER)])
    pipeline = open_pipeline(Settings(index=str(folder)))

    def ask(text: str) -> Answer:
        return pipeline.answer(Question(text))

    return ask


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Chủ cơ sở chế biến cá lồng phải làm gì?", "Công khai giá thu mua"),
        ("Khó khăn khi thực hiện kế hoạch nghề cá thì báo cáo về đâu?", "báo cáo về Sở Nông nghiệp và Môi trường"),
        ("Khi nào phải quan trắc vùng nuôi đột xuất?", "nước đổi màu bất thường"),
        ("Tỉnh Sông Xanh có bao nhiêu hợp tác xã nghề cá?", "61 HTX"),
        ("Cá tầm năm 2031 bao nhiêu?", "420"),
        ("Phát triển nghề cá bằng những hình thức nào?", "Phát thanh trên loa"),
        ("Đối tượng nào được phát triển nghề cá?", "Tổ hợp tác đánh bắt gần bờ"),
        ("Sông Xanh thử nghiệm phát triển nghề cá như thế nào?", "Lấy ý kiến của người nuôi"),
        ("Cá nhân ở Sông Xanh được khen thưởng theo tiêu chuẩn gì?", "Vận động được nhiều hộ nuôi cá"),
        ("Hiện trạng nuôi cá lồng ở Sông Xanh ra sao?", "240 lồng cá"),
        ("Đợt thứ hai hỗ trợ hội viên nghề cá gồm những gì?", "Cấp con giống"),
        ("Hội Nông dân tỉnh Sông Xanh được khen thưởng theo tiêu chuẩn gì?", "ba lớp dạy nghề"),
        ("Sở Nông nghiệp và Môi trường Sông Xanh phối hợp với Hội Nông dân làm gì?", "tuyên truyền về nghề cá"),
        ("Kết quả phát triển nghề cá hằng năm báo cáo về đâu, trước ngày bao nhiêu?", "30 tháng 11"),
        ("Báo cáo hằng năm về nghề cá Sông Xanh gửi sở nào?", "về Sở Nông nghiệp và Môi trường"),
        ("Người nuôi cá mắc kẹt trên lồng phải được cứu hộ trong vòng bao nhiêu giờ?", "24 giờ"),
        ("thiet bi do cua trai giong o song xanh thi ai bo kinh phi", "chủ trại tự đảm bảo kinh phí"),
        ("Trường hợp nào thì chưa hỗ trợ con giống cho hộ nuôi cá?", "có đơn tố cáo"),
        ("Phát triển nghề cá Sông Xanh: đơn vị nào vệ sinh bể ương, theo chu kỳ nào?", "hằng tuần"),
        ("Đến hết năm nào thì 100% tàu cá ở Sông Xanh gắn thiết bị định vị?", "2045"),
        ("Sông Xanh dự kiến thu đóng góp năm 2033 bao nhiêu đồng?", "15.600.000"),
        ("Sở Nông nghiệp và Môi trường phối hợp với ai để tuyên truyền về nghề cá?", "Hội Nông dân tỉnh"),
    ],
)
def test_what_such_a_plan_says(ask_plan: Ask, question: str, said: str) -> None:
    answer = ask_plan(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert said in answer.text


def test_a_share_is_no_sum_of_money(ask_plan: Ask) -> None:
    assert ask_plan("Mức hỗ trợ hội viên nghề cá là bao nhiêu tiền?").status is Status.NOT_FOUND


def test_coordinates_are_no_sum_of_money(ask_plan: Ask) -> None:
    assert ask_plan("Quan trắc Bến Đò tốn tổng cộng bao nhiêu tiền?").status is Status.NOT_FOUND


def test_money_for_one_thing_is_not_told_from_a_plan_for_another(ask_plan: Ask) -> None:
    assert "ngân sách tỉnh" in ask_plan("Kinh phí phòng, chống cháy rừng lấy từ đâu?").text
    other = ask_plan("Kinh phí quan trắc vùng nuôi lấy từ đâu?")
    assert "cháy rừng từ ngân sách" not in other.text


@pytest.mark.parametrize(("group", "number"), [("lồng bè", "830"), ("tàu đánh bắt", "88")])
def test_a_row_of_figures_is_told_by_the_line_it_stands_under(ask_plan: Ask, group: str, number: str) -> None:
    answer = ask_plan(f"Sông Xanh năm 2031: {group}: số chủ nuôi là bao nhiêu?")
    assert answer.status == "answered"
    assert number in answer.text.split("\n- ")[1]
