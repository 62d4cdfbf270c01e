"""Learning to read flattened tables from tables whose reading is known."""

import random

from corpus.structure.flattened_pieces import Step
from corpus.structure.flattened_synthesis import Phrases, compose
from corpus.structure.flattened_training import Trainer, adapt, lesson, true_path
from corpus.structure.row import Column
from corpus.structure.train_flattened import mean_weights

_PHRASES = Phrases(
    cells={
        Column.GOAL: ["100% hồ sơ được giải quyết đúng hạn"],
        Column.TASK: ["Rà soát, đơn giản hóa thủ tục hành chính", "Nâng cao chất lượng đội ngũ cán bộ, công chức"],
        Column.ACTIVITY: ["Xây dựng kế hoạch kiểm tra", "Tổ chức hội nghị tập huấn cho cán bộ các xã"],
        Column.PRODUCT: ["Kế hoạch", "Báo cáo kết quả"],
        Column.LEAD: ["Sở Nội vụ", "Văn phòng UBND tỉnh"],
        Column.COORDINATE: ["Các sở, ngành", "UBND cấp huyện"],
        Column.DEADLINE: ["Năm 2025", "Quý I/2025"],
    },
    sentences=["Triển khai có hiệu quả các nhiệm vụ được giao trong năm theo kế hoạch của tỉnh đã ban hành"],
)


def test_a_lesson_has_a_step_for_every_piece() -> None:
    one = lesson(compose(random.Random(3), _PHRASES, 8))
    assert sum(piece.stop - piece.start for piece, _ in one.truth) == sum(len(line.words) for line in one.sheet.lines)
    assert one.truth[0][1][0] in (Step.ROW, Step.BANNER)
    assert len(true_path(one)) == len(one.truth)


def test_a_trainer_makes_fewer_mistakes_the_second_time() -> None:
    lessons = [lesson(compose(random.Random(seed), _PHRASES, 6)) for seed in range(5)]
    trainer = Trainer()
    rounds = []
    for _ in range(3):
        before = trainer.mistakes
        for one in lessons:
            adapt(one)
            trainer.learn(one)
        rounds.append(trainer.mistakes - before)
    assert rounds[2] < rounds[0] / 3
    assert trainer.average()


def test_a_sheet_adapted_to_a_first_reading_knows_what_was_read() -> None:
    one = lesson(compose(random.Random(2), _PHRASES, 8, plain=True))
    trainer = Trainer()
    trainer.learn(one)
    assert one.sheet.memory.empty
    trainer.adapt(one)
    assert not one.sheet.memory.empty


def test_weights_of_several_models_are_averaged_one_that_lacks_a_feature_counting_as_zero() -> None:
    assert mean_weights([{"b": 1.0, "a": 2.0}, {"b": 2.0}]) == {"a": 1.0, "b": 1.5}
