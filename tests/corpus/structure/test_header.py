from corpus.structure.header import column_of, is_heading, read_columns, same_heading
from corpus.structure.row import Column


def test_names_mean_the_same_in_many_words() -> None:
    wanted = {
        Column.NUMBER: ["TT", "**STT**", "Số TT"],
        Column.GOAL: ["Mục tiêu", "Mục tiêu, chỉ tiêu"],
        Column.TASK: ["Nhiệm vụ", "Nội dung công việc", "Nội dung/nhiệm vụ", "Tên nhiệm vụ", "Nhiệm vụ, giải pháp"],
        Column.ACTIVITY: ["Hoạt động", "Giải pháp thực hiện"],
        Column.PRODUCT: ["Sản phẩm", "Kết quả/ Sản phẩm", "Kết quả/ Sản\nphẩm", "Sản phẩm dự kiến"],
        Column.LEAD: ["Chủ trì", "Cơ quan chủ trì", "Đơn vị chủ trì", "Cơ quan, đơn vị thực hiện", "Cơ quan\nchủ trì"],
        Column.COORDINATE: ["Phối hợp", "Đơn vị phối hợp", "Cơ quan phối hợp thực hiện"],
        Column.DEADLINE: ["Thời gian", "Thời gian hoàn thành", "Lộ trình", "Thời hạn", "Thời gian thực hiện"],
        Column.BUDGET: ["Kinh phí (triệu đồng)", "Nguồn kinh phí"],
        Column.OTHER: ["Ghi chú"],
    }
    for column, names in wanted.items():
        assert [column_of(name) for name in names] == [column] * len(names)
    assert column_of("Ước thực hiện") is None
    assert column_of("Địa điểm quan trắc") is None


def test_a_second_content_column_is_the_finer_one() -> None:
    assert read_columns(["TT", "Nội dung", "Nhiệm vụ", "Đơn vị", "Thời gian"]) == (
        Column.NUMBER,
        Column.TASK,
        Column.ACTIVITY,
        Column.OTHER,
        Column.DEADLINE,
    )


def test_a_letterhead_is_no_heading() -> None:
    assert not is_heading(["**ỦY BAN NHÂN DÂN** TỈNH CÀ MAU -------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    assert not is_heading(["*Nơi nhận:* - Bộ Tài chính; - Lưu: VT.", "**TM. ỦY BAN NHÂN DÂN**"])
    assert is_heading(["Cơ quan chủ trì", "Nhiệm vụ"])
    assert same_heading(["**TT**", "Mục  tiêu", ""], ["TT", "MỤC TIÊU"])
