import random
import re
import unicodedata

import pytest

from assistant.question import Facet, Intrusion, Question
from corpus.normalizer import fold, match_key


def _words(text):
    return set(re.findall(r"\w+", match_key(text)))


def _alike(wanted, found):
    a, b = _words(wanted), _words(found)
    return 2 * len(a & b) / max(len(a) + len(b), 1)


def _faults(case, understood):
    if "intrusion" in case:
        return [] if understood.intrusion == case["intrusion"] else ["intrusion"]
    faults = ["intrusion"] if understood.intrusion else []
    if set(understood.facets) != set(case["facets"]):
        faults.append("facets")
    if case["topic"] and _alike(case["topic"], understood.topic) < 0.85:
        faults.append("topic")
    lists = ("agencies", "roles", "years", "unknown_years", "places", "unknown_places")
    faults += [name for name in lists if name in case and list(getattr(understood, name)) != case[name]]
    faults += [name for name in ("term", "language") if name in case and getattr(understood, name) != case[name]]
    if "period" in case:
        period = understood.period
        if period is None or f"{period.start}..{period.end}" != case["period"]:
            faults.append("period")
    return faults


def test_questions_as_people_ask_them_are_understood(understander, cases):
    wrong = []
    for case in cases:
        question = Question(case["question"], history=tuple(case.get("history", ())))
        faults = _faults(case, understander.understand(question))
        if faults:
            wrong.append((case["question"], faults))
    assert len(cases) >= 140
    assert len(wrong) <= len(cases) * 0.07, wrong


@pytest.mark.parametrize("form", ["plain", "half", "decomposed", "upper", "lower"])
def test_the_form_of_typing_changes_nothing(understander, cases, form):
    shuffled = random.Random(11)

    def halved(word):
        return fold(word.group()) if shuffled.random() < 0.5 else word.group()

    written = {
        "plain": fold,
        "half": lambda text: re.sub(r"[^\W\d_]+", halved, text),
        "decomposed": lambda text: unicodedata.normalize("NFD", text),
        "upper": str.upper,
        "lower": str.lower,
    }[form]
    accented = [case["question"] for case in cases if match_key(case["question"]) != fold(match_key(case["question"]))]
    same = [_signature(understander, text) == _signature(understander, written(text)) for text in accented]
    assert len(same) > 80
    assert sum(same) / len(same) >= 0.95


def _signature(understander, text):
    read = understander.understand(Question(text))
    return (
        match_key(read.topic),
        read.facets,
        read.agencies,
        read.years,
        read.places,
        read.unknown_places,
        read.intrusion,
    )


def test_the_headline_question(understander):
    read = understander.understand(
        Question("Ai chủ trì các mục tiêu chính quyền điện tử năm 2025 và thời hạn khi nào?")
    )
    assert read.facets == (Facet.LEAD, Facet.DEADLINE)
    assert read.topic == "chính quyền điện tử"
    assert read.years == (2025,)
    assert read.areas == ("XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ",)


def test_a_year_of_a_thing_is_not_a_year_of_a_plan(understander):
    read = understander.understand(Question("Khi nào trình kế hoạch biên chế hành chính năm 2026?"))
    assert read.years == ()
    assert read.unknown_years == ()
    assert "2026" in read.topic


def test_a_plan_nobody_has_is_told(understander):
    read = understander.understand(Question("Kế hoạch CCHC của tỉnh Nghệ An năm 2019 đặt mục tiêu gì?"))
    assert read.unknown_places == ("Nghệ An",)
    assert read.unknown_years == (2019,)


def test_a_capital_city_district_by_pattern(understander):
    read = understander.understand(Question("Huyện Tân Xuyên chủ trì nhiệm vụ gì?"))
    assert read.unknown_places == ("huyện Tân Xuyên",)


def test_scope_chips_fill_what_the_words_leave_open(understander):
    read = understander.understand(Question("Ai chủ trì số hóa hồ sơ?", year=2024, place="luc ngan"))
    assert (read.years, read.places) == ((2024,), ("Lục Ngạn",))
    other = understander.understand(Question("Ai chủ trì số hóa hồ sơ năm 2022?", year=2024, place="Hà Nội"))
    assert (other.years, other.unknown_places) == ((2022,), ("Hà Nội",))


def test_abbreviations_go_both_ways(understander):
    short = understander.understand(Question("Ai chủ trì rà soát TTHC?"))
    assert "thủ tục hành chính" in short.expansions
    long = understander.understand(Question("Ai chủ trì rà soát thủ tục hành chính?"))
    assert "TTHC" in long.expansions


def test_document_numbers_and_figures(understander):
    read = understander.understand(Question("Theo Quyết định 468/QĐ-TTg có 95% hồ sơ phải đúng hạn không?"))
    assert read.document_numbers == ("468/QĐ-TTg",)
    assert read.figures == ("95%",)


def test_too_long_is_told_at_once(understander):
    read = understander.understand(Question("cơ quan nào " * 1000))
    assert read.intrusion is Intrusion.TOO_LONG
    assert len(read.original) <= 2000


@pytest.mark.parametrize("unit", ["a ", "cơ quan ", "kế hoạch năm 2024 ", "((((", "1/", "tháng 1 ", "ai ", "'s "])
def test_long_strange_questions_end(understander, unit):
    read = understander.understand(Question((unit * 2000)[:1990]))
    assert read.language in ("vi", "en")


def test_nothing_is_asked(understander):
    assert understander.understand(Question("")).intrusion is Intrusion.EMPTY
    assert understander.understand(Question("🙂 !!!")).intrusion is Intrusion.EMPTY


def test_the_same_question_twice_is_understood_the_same(understander):
    question = Question("so noi vu chu tri viec gi quy 2 nam 2025")
    assert understander.understand(question) == understander.understand(question)


def test_history_longer_than_the_memory_is_bounded(understander):
    history = ("Ai chủ trì cải cách thể chế năm 2022?", *["Sở Nội vụ làm gì năm 2025?"] * 8)
    read = understander.understand(Question("còn Sở Tư pháp?", history=history))
    assert read.agencies == ("Sở Tư pháp",)
    assert read.years == (2025,)


def test_a_follow_up_to_another_place_keeps_only_a_year_it_has_a_plan_of(understander):
    asked = Question("Vậy ở huyện Lục Ngạn thì ai làm?", history=("Năm 2025 ai xây dựng kế hoạch tuyên truyền?",))
    assert (understander.understand(asked).years, understander.understand(asked).places) == ((), ("Lục Ngạn",))
    asked = Question("Vậy ở huyện Lục Ngạn thì ai làm?", history=("Năm 2024 ai xây dựng kế hoạch tuyên truyền?",))
    assert understander.understand(asked).years == (2024,)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Sở Nội vụ chủ trì, phối hợp những nhiệm vụ nào?", "any"),
        ("Sở Nội vụ phối hợp và chủ trì những nhiệm vụ nào?", "any"),
        ("Sở Nội vụ chủ trì phối hợp với các sở những nhiệm vụ nào?", "lead"),
        ("Sở Nội vụ phối hợp những nhiệm vụ nào?", "coordinate"),
    ],
)
def test_both_roles_of_an_agency(understander, text, role):
    assert understander.understand(Question(text)).roles[0] == role


@pytest.mark.parametrize(
    ("text", "topic", "facets"),
    [
        ("việc của sở nội vụ tháng 10 năm 2025", "", {Facet.DUTIES}),
        ("quý 2 năm 2025 có gì đến hạn?", "", {Facet.TASKS}),
        ("Từ tháng 1 đến tháng 3 năm 2025 phải làm gì?", "", {Facet.TASKS}),
        ("Quý III và quý IV năm 2025 Sở Nội vụ có những đầu việc nào?", "", {Facet.DUTIES}),
        ("Vì sao kế hoạch biên chế phải xong vào tháng 6/2025?", "kế hoạch biên chế", {Facet.DEADLINE}),
        ("Kế hoạch biên chế xong trong quý II phải không?", "Kế hoạch biên chế", {Facet.DEADLINE}),
    ],
)
def test_a_period_is_no_topic(understander, text, topic, facets):
    read = understander.understand(Question(text))
    assert (read.topic, set(read.facets)) == (topic, facets)
    assert read.period is not None


def test_the_day_of_a_decision_is_no_time_that_anything_is_due(understander):
    read = understander.understand(Question("Ai chủ trì sửa Quyết định 16/2021/QĐ-UBND ngày 18/5/2021?"))
    assert read.period is None


def test_a_follow_up_to_small_talk_is_no_follow_up(understander):
    read = understander.understand(Question("ai phối hợp?", history=("xin chào",)))
    assert read.facets == (Facet.COORDINATE,)
    assert read.topic == ""


def test_who_asks_is_whom_it_is_about(understander):
    read = understander.understand(Question("Tôi là cán bộ mới ở Sở Tư pháp, cần nắm những việc gì?"))
    assert read.agencies == ("Sở Tư pháp",)
    assert read.topic == ""
    assert "Tội" not in read.text


def test_who_is_asked_for_amid_a_question(understander):
    assert Facet.LEAD in understander.understand(Question("biên chế 2026 ai trình, khi nào")).facets
    assert understander.understand(Question("Ai giúp Sở Nội vụ làm chỉ số CCHC?")).facets == (Facet.COORDINATE,)


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("Hội Phụ nữ tham gia trồng rừng thế nào?", Facet.DUTIES),
        ("Việc trồng rừng làm từ năm nào?", Facet.DEADLINE),
        ("Đoàn Thanh niên báo cáo kết quả trồng rừng với cơ quan nào?", Facet.REPORTING),
        ("Trong kế hoạch 12/KH-UBND, Sở Y tế làm gì?", Facet.DUTIES),
        ("Quyết định số 338/QĐ-TTg quy định về gì?", Facet.LEGAL_BASIS),
        ("Những địa phương nào trồng rừng ngập mặn?", Facet.PASSAGE),
        ("Các xã báo cáo kết quả trồng rừng mấy lần một năm?", Facet.REPORTING),
    ],
)
def test_what_is_asked_beside_other_cues(understander, text, facet):
    assert understander.understand(Question(text)).facets == (facet,)


def test_a_verb_inside_a_place_or_a_word_is_no_asking_word(understander):
    assert understander.understand(Question("Sở Nội vụ Nam Định có nhiệm vụ gì?")).unknown_places == ("Nam Định",)
    assert "quy định" in understander.understand(Question("Luật này quy định mức phạt gì?")).topic


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bao cao cchc 6 thang nop ngay nao", "báo cáo CCHC 6 tháng nộp ngày nào"),
        ("bao cao cchc quy nop ngay nao", "báo cáo CCHC quý nộp ngày nào"),
        ("so noi vu lam gi quy 1 2024", "Sở Nội vụ làm gì quý 1 2024"),
        ("nang cao cchc o huyen", "nâng cao CCHC ở huyện"),
    ],
)
def test_abbreviations_and_quarters_amid_words_without_diacritics(understander, typed, meant):
    assert understander.understand(Question(typed)).text == meant


def test_a_tier_after_a_body_typed_without_marks(understander):
    read = understander.understand(Question("so tai chinh tinh lam gi nam 2024"))
    assert read.agencies == ("Sở Tài chính",)
    assert read.topic == ""


def test_a_plan_that_must_be_made_is_the_topic(understander):
    asked = Question("Kế hoạch CCHC năm 2024 của UBND cấp xã phải ban hành trong tháng nào?")
    assert match_key(understander.understand(asked).topic) == "xây dựng kế hoạch cchc"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Để nâng chỉ số PAPI năm 2024, cơ quan nào chủ trì công khai quy hoạch đất?", "PAPI công khai quy hoạch đất"),
        ("Làm gì để nâng PAPI?", "nâng PAPI"),  # nothing else is named
        ("Cuối năm, ai chủ trì báo cáo rà soát vị trí việc làm?", "báo cáo rà soát vị trí việc làm"),
    ],
)
def test_that_an_index_is_raised_is_not_what_is_looked_for(understander, text, topic):
    assert understander.understand(Question(text)).topic == topic


def test_bodies_that_share_a_word_are_all_asked_about(understander):
    asked = understander.understand(Question("so noi vu va tu phap phai lam gi nam 2024?"))
    assert asked.agencies == ("Sở Nội vụ", "Sở Tư pháp")


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("Việc quan trắc do sở nào chủ trì, làm theo định kỳ nào?", (Facet.LEAD, Facet.DEADLINE)),
        ("Vệ sinh bể lọc mấy tháng một lần?", (Facet.DEADLINE,)),
        ("Kết quả thực hiện kế hoạch bảo vệ rừng báo cáo về đâu, qua phòng nào?", (Facet.REPORTING,)),
        ("Hộ dân phải được di dời trong vòng bao nhiêu giờ?", (Facet.DEADLINE,)),
        ("Khi nào thì không được xét khen thưởng?", (Facet.PASSAGE,)),
        ("Tổng chi ngân sách địa phương năm 2027 là bao nhiêu?", (Facet.TARGET,)),
    ],
)
def test_what_is_asked_of_any_plan(understander, text, facets):
    assert understander.understand(Question(text)).facets == facets


def test_a_decimal_with_its_unit_is_no_date(understander):
    asked = understander.understand(Question("Năm 2022 số cán bộ giảm 1.8% so với năm trước đúng không?"))
    assert asked.period is None
    assert asked.facets == (Facet.TARGET,)
    assert understander.understand(Question("Ai phải nộp báo cáo trước 1.8?")).period is not None


def test_who_after_those_it_tells_of_asks_for_nobody(understander):
    text = "What share of businesses who pay fees online does the plan want in 2025?"
    assert understander.understand(Question(text)).facets == (Facet.TARGET,)


def test_a_word_that_opens_what_is_said_stays_as_typed(understander):
    read = understander.understand(Question("Trong khen thưởng thi đua, Sở Y tế được tặng mấy Bằng khen?"))
    assert read.text.startswith("Trong khen")
    assert "trong lúc" in understander.understand(Question("bao ve ho so the nao trong luc chuyen tru so")).text
