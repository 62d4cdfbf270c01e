"""The courtesy that a question begins with, and its asking words."""

import pytest

from assistant.question import Facet, Question
from assistant.understanding.asking import Asking


@pytest.mark.parametrize(
    "opening",
    [
        "Đồng chí cho biết",
        "Đề nghị đồng chí cho biết",
        "Kính nhờ quý cơ quan cho biết",
        "Các đồng chí cho tôi hỏi",
        "Thưa đồng chí,",
        "Ông/bà cho biết",
        "Cô chú cho cháu hỏi",
        "Kính gửi Ban biên tập, xin cho biết",
        "Đề nghị Sở Nội vụ cho biết",
        "Phiền anh chị tra giúp",
        "Nhờ trợ lý cung cấp thông tin về",
        "Nhờ anh chị tư vấn giúp em",
        "Sếp tôi vừa hỏi",
        "Cử tri hỏi",
        "Theo đồng chí,",
        "Em chào anh chị, em muốn hỏi",
    ],
)
def test_courtesy_is_no_part_of_a_question(opening: str) -> None:
    asked = "bộ chỉ số DDCI do ai chủ trì"
    assert Asking("vi").without_courtesy(f"{opening} {asked}").text == asked


@pytest.mark.parametrize(
    "question",
    [
        "Gửi báo cáo quý, các sở làm trước ngày nào?",
        "Sở Nội vụ cho biết kết quả thế nào?",
        "Cơ quan nào chủ trì cho hỏi đáp trực tuyến?",
        "Dân muốn biết thông tin đất đai thì hỏi ai?",
        "Hướng dẫn thực hiện Luật Hộ tịch do ai chủ trì?",
    ],
)
def test_what_only_looks_like_courtesy_stays(question: str) -> None:
    assert Asking("vi").without_opening(question) == question


def test_a_question_keeps_its_capitals_after_its_courtesy() -> None:
    assert Asking("vi").without_courtesy("Cho tôi biết DDCI là gì").text == "DDCI là gì"
    assert Asking("vi").without_opening("Cho tôi hỏi") == "Cho tôi hỏi"


@pytest.mark.parametrize(
    "question",
    [
        "Who is named as the coordinating agency for painting the ferry?",
        "Who is listed as coordinator for painting the ferry?",
        "Which office acts as the supporting body for painting the ferry?",
    ],
)
def test_who_is_put_down_as_coordinator_is_not_who_leads(question: str) -> None:
    asking = Asking("en")
    assert asking.find(asking.without_courtesy(question)).facets == (Facet.COORDINATE,)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Kế hoạch 2024 của tỉnh nói rằng ngành y tế phải làm gì?", "ngành y tế"),
        ("Nếu máy bơm hỏng thì bên mình xử lý thế nào?", "máy bơm hỏng"),
        ("Liệt kê tên các giống lúa cần thay", "giống lúa cần thay"),
        ("Những giống lúa nào cần thay (lúa nếp, lúa tẻ...)?", "giống lúa thay"),
        ("Ba giống lúa mà tỉnh xác định thay là gì?", "Ba giống lúa thay"),
    ],
)
def test_how_something_is_told_and_asked_is_no_matter(understander, question: str, topic: str) -> None:
    assert understander.understand(Question(question)).topic == topic


@pytest.mark.parametrize(
    "opening",
    [
        "kinh nho quy co quan cho biet",
        "quy vi vui long cho biet",
        "thua dong chi,",
        "co chu cho chau hoi",
        "phien dong chi tra giup",
        "kinh thua quy co quan, toi muon hoi",
    ],
)
def test_courtesy_typed_without_marks_is_no_part_of_a_question(understander, opening: str) -> None:
    assert understander.understand(Question(f"{opening} ai chu tri cai cach the che")).topic == "cải cách thể chế"
