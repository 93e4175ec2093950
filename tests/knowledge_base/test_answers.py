from __future__ import annotations

from knowledge_base.answers import FIRST_BUBBLE, NEXT_BUBBLE, lay_out


def test_the_first_bubble_is_at_most_500_characters_and_nothing_is_lost():
    lines = [f"{n}. {'giấy tờ số ' * 9}" for n in range(1, 13)]
    said = lay_out("**Tên**:", lines, ["Nộp được: trực tiếp."], "Nguồn: thử.")
    whole = "\n".join([said.text, *said.more])
    assert len(said.text) <= FIRST_BUBBLE
    assert all(len(bubble) <= NEXT_BUBBLE + 100 for bubble in said.more)
    assert all(line in whole for line in lines)


def test_a_paragraph_longer_than_a_bubble_is_cut_at_blanks_and_kept_whole():
    long = "chữ " * 2000
    said = lay_out("**Tên**:", [long.strip()], [], "Nguồn: thử.")
    assert len(said.text) <= FIRST_BUBBLE
    assert all(len(bubble) <= 2000 for bubble in said.more)
    assert " ".join(said.more).split().count("chữ") == 2000
