"""Names and addresses are masked on 202 messages of our own, and little else is (quality.md)."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from bot.learning.names import mask_names
from tests.bot.learning.measuring import lines_of, planted, touched

RECALL, TOUCHED = 0.9, 0.01
EVERYDAY = Path(__file__).parents[2] / "evaluation" / "everyday.jsonl"


def recall(lines: list[str]) -> float:
    found = planted(lines)
    return sum(one.is_masked() for one in found) / len(found)


def test_nine_in_ten_planted_names_and_addresses_are_masked_wholly():
    lines = lines_of("named.txt")
    assert (len(lines) >= 200, len(planted(lines)) >= 250) == (True, True)
    assert recall(lines) >= RECALL


def test_and_so_are_those_in_the_half_that_nobody_looked_at():
    assert recall(lines_of("named.txt")[1::2]) >= RECALL


def test_at_most_one_in_a_hundred_messages_without_a_name_is_changed():
    lines = lines_of("untouched.txt")
    talks = EVERYDAY.read_text("utf-8").splitlines()
    lines += [turn["text"] for talk in talks for turn in json.loads(talk)["turns"]]
    assert len(lines) >= 450
    assert len(touched(lines)) <= TOUCHED * len(lines), touched(lines)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("em tên Nguyễn Văn Mẫu ạ", "em tên [TÊN] ạ", id="capitals"),
        pytest.param("chong em la tran van mau", "chong em la [TÊN]", id="no-marks"),
        pytest.param("nhà em số 12/3 đường Lê Lợi", "nhà em [ĐỊA CHỈ]", id="house"),
        pytest.param("ở thôn 4, xã Hòa Mẫu thì sao", "ở [ĐỊA CHỈ] thì sao", id="parts-are-one"),
        pytest.param("quê Nghệ An ra Hà Nội", "quê Nghệ An ra Hà Nội", id="provinces-stay"),
        pytest.param("hồ sơ ở xã phường nào", "hồ sơ ở xã phường nào", id="no-name"),
        pytest.param("anh [ĐIỆN THOẠI] gọi", "anh [ĐIỆN THOẠI] gọi", id="labels-stay"),
    ],
)
def test_a_name_becomes_a_label(text, masked):
    assert mask_names(text) == masked


LABELS = ("[CCCD]", "[CMND]", "[BHXH]", "[HỘ CHIẾU]", "[SỐ THẺ]", "[ĐIỆN THOẠI]", "[DÃY SỐ]",
          "[BIỂN SỐ]", "[MÃ RIÊNG]", "[EMAIL]", "[BHYT]")  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("text", ["em tên {}", "nhà số {}", "anh {} gọi", "xe {} ở Đông Anh"])
def test_what_stands_for_a_number_is_no_name(text, label):
    assert label in mask_names(text.format(label))


@pytest.mark.parametrize("part", ["xã ", "Nguyễn ", "[TÊN] ", "tên là ", "12/3", "- "])
def test_no_text_makes_masking_of_names_slow(part):
    began = time.process_time()
    mask_names((part * 300)[:1000])
    assert time.process_time() - began < 0.5
