"""Kinds of things that English questions want."""

import pytest

from assistant.kinds import holds_kind, wants_ranking, wants_trader
from assistant.understanding.english_kinds import asked_in_vietnamese


def asked(question: str) -> str:
    return " ".join((question, *asked_in_vietnamese(question)))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which company supplies the boats?", "công ty nào?"),
        ("Who was the supplier of the boats?", "nhà cung cấp nào?"),
        ("Where will the boat museum be located?", "đặt ở đâu?"),
        ("Which communes were visited by the ferry?", "xã nào được chọn?"),
        ("Which departments will be merged?", "sở nào được chọn?"),
        ("Who heads the ferry inspection team?", "trưởng đoàn là ai?"),
        ("Who chairs the ferry committee?", "trưởng ban là ai?"),
        ("Who won the ferry award?", "cá nhân nào được khen thưởng?"),
        ("Which rivers in the delta are polluted?", "sông nào được chọn?"),
        ("Where are the hot spots in the harbour?", "đặt ở đâu?"),
        ("What time does the ferry leave?", "lúc mấy giờ?"),
        ("What were the results of the boat race?", "kết quả thực hiện ra sao?"),
        ("What did the boat inspection find?", "kết quả thực hiện ra sao?"),
        ("How often was the ferry down in 2031?", "bao nhiêu lần?"),
        ("Which ferries sold the most tickets?", "nào nhiều nhất?"),
        ("Which ward was the first to paint its boats?", "nào đầu tiên?"),
        ("How many points did the ferry get?", "điểm số ra sao?"),
        ("What was the share of late boats last month?", "thực tế?"),
        ("What salary does a ferryman get?", "mức lương bao nhiêu?"),
        ("How much is the mooring fee?", "mức lương bao nhiêu?"),
        ("How long does a ferry have to wait?", "kéo dài bao lâu?"),
        ("What is the maximum waiting time at the pier?", "kéo dài bao lâu?"),
        ("How often must the ferry sail?", "bao nhiêu lần?"),
        ("Who will be the trainers at the ferry course?", "tên những người nào?"),
        ("Which official keeps the ferry files?", "tên những người nào?"),
        ("Which wards will the ferry team inspect in 2031?", "xã nào được chọn?"),
        ("What discount do ferrymen get?", "giảm giá bao nhiêu?"),
        ("What are the names of the two firms?", "công ty nào?"),
        ("What can happen to a captain who sleeps?", "bị xử lý thế nào?"),
        ("What did the museum pay for the mast?", "mức lương bao nhiêu?"),
        ("What was the turnover of the ferry?", "mức lương bao nhiêu?"),
        ("What budget in million đồng stands beside the mast?", "số tiền bao nhiêu?"),
        ("What percentage of boats were late in 2031?", "thực tế?"),
        ("Which of the two firms made a loss?", "công ty nào?"),
        ("Name the six masts of the ferry.", "những điều nào?"),
        ("Who is the deputy director of the museum?", "phó giám đốc là ai?"),
        ("Which ward had the highest number of boats?", "nào cao nhất?"),
        ("What share of boats is painted?", "bao nhiêu phần trăm?"),
        ("Why was the ferry built?", "vì sao?"),
        ("Why did the boats lose points?", "vì sao bị giảm?"),
        ("What happens to a ferryman who is late?", "bị xử lý thế nào?"),
        ("What shortcomings does the ferry have?", "còn hạn chế gì?"),
        ("To what end are boats counted?", "để làm gì?"),
        ("Through which channels are trips announced?", "bằng cách nào?"),
        ("Which three boats are to be painted?", "những điều nào?"),
        ("What was the value of the shares that the ferry sold?", "mức lương bao nhiêu?"),
        ("What was the ferry's rank among the boats of 2031?", "xếp thứ mấy?"),
        ("Reports on boats: to which office do they go?", "gửi cho ai?"),
    ],
)
def test_asking_words_of_a_kind(question: str, said: str) -> None:
    assert said in asked_in_vietnamese(question)


@pytest.mark.parametrize(
    "question",
    [
        "Which districts visited the ferry?",
        "What is the money for boats taken from?",
        "Where are boats registered?",
        "Painting the boats: what time does the plan set?",
        "Which agency leads the painting of boats?",
        "What benefits does the ferry bring?",
        "Who is in charge of boats?",
        "Which salary reform is under way?",
        "By when must the highest mast be painted?",
        "What was the value of the ferry index?",
    ],
)
def test_other_questions_want_no_kind(question: str) -> None:
    assert not asked_in_vietnamese(question)


def test_the_lowest_share_that_is_allowed_is_no_last_of_many() -> None:
    assert "nào thấp nhất?" not in asked_in_vietnamese("What is the lowest acceptable share of boats?")
    assert "nào thấp nhất?" in asked_in_vietnamese("Which ferry had the lowest score?")


def test_an_english_question_is_judged_as_a_vietnamese_one() -> None:
    assert wants_trader(asked("Which company supplies the boats?")) == "công ty"
    assert wants_ranking(asked("Which ward came last in the race?"))
    assert not holds_kind("Sở Giao thông vận tải quản lý thuyền.", asked("Where is the boat museum located?"))
    assert not holds_kind("Tuyển dụng người lái đò năm 2031.", asked("What salary does a ferryman get?"))
    assert holds_kind("Mức lương của người lái đò: 9 triệu đồng.", asked("What salary does a ferryman get?"))
    allowance = asked("What monthly allowance (trợ cấp) do ferrymen get?")
    assert not holds_kind("80% người lái đò được tập huấn.", allowance)
    assert holds_kind("Người lái đò được trợ cấp bằng 30% mức lương cơ sở.", allowance)
