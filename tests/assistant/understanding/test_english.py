"""English questions: what is asked, counted and looked for, in Vietnamese words."""

import pytest

from assistant.question import Facet, Question


def read(understander, text):
    return understander.understand(Question(text))


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("Which office keeps the archive, and what timing?", {Facet.LEAD, Facet.DEADLINE}),
        ("Who else is involved in appointing teachers?", {Facet.COORDINATE}),
        ("What document results from the inspection?", {Facet.PRODUCT}),
        ("No later than which month is the inspection plan due?", {Facet.DEADLINE}),
        ("Why does the Department of Finance draft the communication plan?", {Facet.LEAD}),
        ("By what means is the archive kept in order?", {Facet.PASSAGE}),
        ("Describe the tasks of the Department of Finance.", {Facet.DUTIES}),
        ("What happens when procedures are settled late?", {Facet.PASSAGE}),
        ("What share of files must be settled on time?", {Facet.TARGET}),
        ("Which bodies prepare the inspection plan, and what's the deadline?", {Facet.LEAD, Facet.DEADLINE}),
        ("Which Luc Ngan office examines the accounts?", {Facet.LEAD}),
        ("What does the appraisal of accounts produce in the 2025 annex?", {Facet.PRODUCT}),
        ("What must come out of the law promotion?", {Facet.PRODUCT}),
        ("Verification of accounts: which document is issued?", {Facet.PRODUCT}),
        ("What proves that the impact was assessed?", {Facet.PRODUCT}),
        ("What does the plan require from the Department of Finance?", {Facet.DUTIES}),
        ("Which decision covers the conversion of units?", {Facet.LEGAL_BASIS}),
        ("How often and by what hour is the demand to be reported?", {Facet.REPORTING}),
        ("Who is the campaign addressed to?", {Facet.PASSAGE}),
        ("What happens to leaders who do not carry out the plan?", {Facet.PASSAGE}),
        ("When is the survey to be run?", {Facet.DEADLINE}),
        ("Who lends support when rules are drafted?", {Facet.COORDINATE}),
        ("Who in Luc Ngan assesses initiatives?", {Facet.LEAD}),
        ("What are departments expected to hand over after registering procedures?", {Facet.PRODUCT}),
        ("How much time do departments have to register procedures?", {Facet.DEADLINE}),
        ("What does it cost to run the training classes?", {Facet.BUDGET}),
        ("Who's responsible for the archive?", {Facet.LEAD}),
        ("whats the deadline of the archive plan", {Facet.DEADLINE}),
        ("Who exactly keeps the archive?", {Facet.LEAD}),
        ("Under whose responsibility does the archive fall?", {Facet.LEAD}),
        ("Responsibility for the archive rests with whom?", {Facet.LEAD}),
        ("Is it Home Affairs or Finance that keeps the archive?", {Facet.LEAD}),
        ("Which bodies are to be merged in 2025?", {Facet.PASSAGE}),
        ("Which department has issued the archive plan?", {Facet.LEAD}),
        ("Who is entitled to free medical treatment?", {Facet.PASSAGE}),
        ("Which agencies does the Department of Finance work with on public assets?", {Facet.LEAD, Facet.COORDINATE}),
        ("What do we get at the end of the inspection?", {Facet.PRODUCT}),
        ("What must be submitted after the inspection?", {Facet.PRODUCT}),
        ("What portion of files is to be settled on time?", {Facet.TARGET}),
        ("minimum % of files settled on time", {Facet.TARGET}),
        ("How satisfied should people be with land procedures?", {Facet.TARGET}),
        ("By how much must spending fall compared with the year before?", {Facet.TARGET}),
        ("What is the quota of files at district level?", {Facet.TARGET}),
        ("What role does the Department of Finance play?", {Facet.DUTIES}),
        ("What does the plan assign to the Department of Finance?", {Facet.DUTIES}),
        ("What needs doing in March 2025?", {Facet.TASKS}),
        ("What is the legal foundation of the archive plan?", {Facet.LEGAL_BASIS}),
        ("What is the reporting regime?", {Facet.REPORTING}),
        ("Who, according to the 2025 annex, keeps the archive?", {Facet.LEAD}),
        ("Who on the provincial side keeps the archive?", {Facet.LEAD}),
        ("Name of the body in charge of the archive?", {Facet.LEAD}),
        ("Which agencies join the Department of Finance in settling accounts?", {Facet.COORDINATE}),
        ("Alongside the lead agency, who works on the archive?", {Facet.COORDINATE}),
        ("What's the latest date for sending the archive plan?", {Facet.DEADLINE}),
        ("What is issued once the archive is inspected?", {Facet.PRODUCT}),
        ("What are the satisfaction goals for schools?", {Facet.TARGET}),
        ("What is the Department of Justice's role?", {Facet.DUTIES}),
        ("How does the Department of Justice contribute?", {Facet.DUTIES}),
        ("How regularly do communes report?", {Facet.REPORTING}),
        ("For whom is the cashless payment scheme meant?", {Facet.PASSAGE}),
        ("When was Decision 12/QĐ-UBND issued?", {Facet.LEGAL_BASIS}),
        ("When it keeps the archive, what faults must the office avoid?", {Facet.PASSAGE}),
        ("Which newspapers are put in charge of telling of the archive?", {Facet.LEAD}),
        ("Units keep an archive. To whom do they send this report?", {Facet.REPORTING}),
        ("By which official letter was the archive arranged, and on what date?", {Facet.LEGAL_BASIS}),
        ('Whom does the archive plan mean when it uses the short form "units"?', {Facet.DEFINITION}),
        ("Who joins forces with the Department of Finance in settling accounts?", {Facet.COORDINATE}),
        ("When will the archive plan be issued, and by whom?", {Facet.LEAD, Facet.DEADLINE}),
        ("What completion time does the table give for the archive plan?", {Facet.DEADLINE}),
        ("Which three decrees does the archive plan carry out?", {Facet.LEGAL_BASIS}),
        ("What portion of the specific tasks has to be completed on schedule?", {Facet.TARGET}),
        ("Who keeps the archive, and what month stands in the time column?", {Facet.LEAD, Facet.DEADLINE}),
        ("Which paper does the survey yield, going by the output column?", {Facet.PRODUCT}),
        ("On which decision is the archive plan based?", {Facet.LEGAL_BASIS}),
        ("How many of the 12 tasks does the Department of Finance lead?", {Facet.COUNT}),
        ("Until which day of the month must communes send their reform report?", {Facet.REPORTING}),
        ("What is Plan No. 12/KH-UBND about, and when was it signed?", {Facet.LEGAL_BASIS}),
        ("Who issued Resolution 7/NQ-CP and when?", {Facet.LEGAL_BASIS}),
        ("Which agency amends Decision 12/2020/QĐ-UBND and when?", {Facet.LEAD, Facet.DEADLINE}),
        ("Which Politburo conclusion guides the merger of units?", {Facet.LEGAL_BASIS}),
        ("Archive plan for 2025: which department, which quarter?", {Facet.LEAD, Facet.DEADLINE}),
        ("The survey of archives: whose job, and by when?", {Facet.LEAD, Facet.DEADLINE}),
        ("Which bodies review the archives, and when is that report due?", {Facet.LEAD, Facet.DEADLINE}),
        ("Who works alongside the Department of Finance on the archives?", {Facet.COORDINATE}),
        ("List the bodies that help with the archives.", {Facet.COORDINATE}),
        ("Name the bodies that lead the archives.", {Facet.LEAD}),
        ("Who sets the bar higher for files: Luc Ngan or Bac Giang?", {Facet.COMPARISON}),
        ("What must the Department of Finance do for PAPI, and by when?", {Facet.DUTIES, Facet.DEADLINE}),
        ("Which body is named as a partner of the Department of Finance for archives?", {Facet.COORDINATE}),
    ],
)
def test_what_is_asked(understander, text, facets):
    assert set(read(understander, text).facets) == facets


def test_every_phrase_carries_its_renderings(understander):
    found = read(understander, "Who vets draft resolutions?")
    assert found.senses
    assert all(sense[0] in found.topic for sense in found.senses)


def test_a_phrase_is_not_cut_in_two(understander):
    assert read(understander, "What share of files is settled ahead of time?").topic.count("trước hạn") == 1


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("How many citizens were interviewed?", "người dân"),
        ("In how many districts was the survey held?", "cấp huyện"),
        ("How many percent of files are late?", None),
        ("How many provincial specialised agencies are to be merged?", "cơ quan chuyên môn"),
        ("What share of how many files?", None),
    ],
)
def test_what_is_counted(understander, text, noun):
    counted = read(understander, text).counted
    assert noun in counted if noun else not counted


def test_the_plans_own_money(understander):
    assert read(understander, "Where does the money for carrying out the plan come from?").topic == (
        "kinh phí thực hiện kế hoạch"
    )


def test_a_newspaper_has_its_provinces_name(understander):
    found = read(understander, "What are the duties of the Bac Giang Newspaper?")
    assert found.agencies == ("Báo Bắc Giang",)


def test_either_of_two_words_says_what_is_meant(understander):
    senses = read(understander, "Which units are merged or streamlined?").senses
    assert any({"sáp nhập", "tinh gọn"} <= set(sense) for sense in senses)


def test_a_code_that_reads_as_a_small_word_is_put_into_words(understander):
    assert "trí tuệ nhân tạo" in read(understander, "What is planned for the AI centre?").topic


def test_two_plans_are_compared_from_one_year_to_the_other(understander):
    found = read(understander, "How did the goal for work files change from 2022 to 2024?")
    assert set(found.years) == {2022, 2024}
    assert not read(understander, "What is planned from 2022 to 2024?").years
    assert set(read(understander, "How did it move from the 2022 plan to the 2025 appendix?").years) == {2022, 2025}
    assert set(read(understander, "Surveys: the province's 2024 plan against its 2025 one").years) == {2024, 2025}


def test_plans_that_are_compared_are_no_matter(understander):
    found = read(understander, "Compare the 2024 reform plan and the index improvement plan on surveys.")
    assert Facet.COMPARISON in found.facets
    assert "kế hoạch" not in found.topic


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("What share of districts is to be surveyed?", "cấp huyện"),
        ("How many per cent of the citizens were asked?", "người dân"),
        ("How many districts were surveyed?", None),
    ],
)
def test_what_a_share_is_of(understander, text, noun):
    shared = read(understander, text).shared
    assert noun in shared if noun else not shared


@pytest.mark.parametrize(
    "text",
    [
        "Who inspects communes under the index improvement plan?",
        "Who reports to communes on the index improvement plan?",
        "In the plan to improve PAPI, who inspects communes?",
        "What does the index improvement plan say on communes?",
        "What does the index improvement plan still admit of communes?",
    ],
)
def test_a_plan_called_by_a_part_of_its_title(understander, text):
    found = read(understander, text)
    assert found.documents == ("bac-giang-chi-so-2024",)
    assert "kế hoạch" not in found.topic


def test_a_plan_that_is_made_is_looked_for(understander):
    found = read(understander, "Who issues the inspection plan?")
    assert not found.documents
    assert "kế hoạch kiểm tra" in found.topic


def test_a_part_of_a_year_is_no_topic(understander):
    assert read(understander, "Who drafts the archive scheme in early 2025?").topic.count("hạn") == 0


def test_the_year_of_an_index_is_no_year_of_a_plan(understander):
    assert not read(understander, "Who scores the 2023 provincial reform index?").years


def test_a_phrase_carries_the_wordings_of_its_words(understander):
    found = read(understander, "Who supervises investing in medical infrastructure?")
    (words,) = dict(found.parts).values()
    assert [wordings[0] for wordings in words] == ["hạ tầng", "đầu tư", "y tế"]


def test_a_year_that_no_plan_is_for_is_told_by_the_plan_that_is_named(understander):
    found = read(understander, "Which problems were found in 2023 according to the index improvement plan?")
    assert found.documents == ("bac-giang-chi-so-2024",)
    assert not found.unknown_years
    assert "năm 2023" in found.topic


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("What share of inspections takes place on line?", "bố trí"),
        ("What training did local staff get prior to 2024?", "địa phương"),
        ("What is fed into the report on hand?", "bàn tay"),
    ],
)
def test_words_of_idle_phrases_are_not_looked_for(understander, text, lost):
    assert lost not in read(understander, text).topic


def test_what_is_fined_is_looked_for(understander):
    assert "phạt" in read(understander, "What fine do officials pay for late files?").topic


def test_an_ordinal_that_is_no_day(understander):
    assert "ngày" not in read(understander, "Of how many provinces is it the 38th in SIPAS?").topic


@pytest.mark.parametrize(
    "text",
    [
        "Since when, presumably, is the archive envisaged to be ready?",
        "By when must the archive, according to the time column, be ready?",
    ],
)
def test_words_that_only_join_are_not_looked_for(understander, text):
    assert read(understander, text).topic == read(understander, "When is the archive?").topic


def test_a_body_that_a_question_rests_on_is_said_to_lead(understander):
    found = read(understander, "Since the Department of Finance runs the archive, when must it be ready?")
    assert (found.agencies, found.roles, found.facets) == (("Sở Tài chính",), ("lead",), (Facet.DEADLINE,))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("What share of land dossiers must be settled early in 2024?", ["đất đai", "hồ sơ"]),
        ("What satisfaction with public education services is aimed for?", ["dịch vụ giáo dục công"]),
        ("How many districts were surveyed?", []),
    ],
)
def test_every_phrase_of_what_is_measured(understander, text, first):
    assert [wordings[0] for wordings in read(understander, text).measured] == first


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Which two forestry companies are to be reorganised?", "2 công ty lâm nghiệp nào?"),
        ("List the 05 groups of utilities of the project one by one.", "5 nhóm tiện ích nào?"),
    ],
)
def test_members_of_a_number_of_things_are_asked_for_in_vietnamese_too(understander, text, asked):
    assert asked in read(understander, text).text


def test_who_leads_asks_for_no_members(understander):
    assert "2 " not in read(understander, "Which two departments lead the survey?").text
