from __future__ import annotations

import pytest
from pydantic import SecretStr

from bot.errors import KeyUnusable
from bot.keys import Pseudonyms, keep_key


def test_a_key_is_made_once_and_kept(tmp_path):
    path = tmp_path / "keys" / "pseudonym_key"
    key = keep_key(None, path)
    assert len(key) == 64
    assert keep_key(None, path) == key


def test_only_its_owner_can_read_a_kept_key(tmp_path):
    keep_key(None, tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_a_key_of_the_settings_is_used_and_no_file_is_made(tmp_path):
    assert keep_key(SecretStr("s" * 32), tmp_path / "key") == "s" * 32
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_key_is_named_with_its_file(tmp_path):
    (tmp_path / "key").write_text("short")
    with pytest.raises(KeyUnusable, match=r"key is too short"):
        keep_key(None, tmp_path / "key")


def test_a_pseudonym_is_the_same_each_time_and_tells_nothing():
    names = Pseudonyms("k" * 32)
    assert names.of_sender("web", "0912345678") == names.of_sender("web", "0912345678")
    assert "0912345678" not in names.of_sender("web", "0912345678")
    assert names.of_sender("web", "0912345678").startswith("web:")


def test_pseudonyms_differ_by_sender_channel_and_key():
    names = {
        Pseudonyms(key * 32).of_sender(channel, sender)
        for key in "kl"
        for channel in ("web", "zalo")
        for sender in ("a", "b")
    }
    assert len(names) == 8


def test_a_message_keeps_its_turn_id_and_without_an_id_each_turn_has_its_own():
    names = Pseudonyms("k" * 32)
    assert names.of_turn("web:1", "m1") == names.of_turn("web:1", "m1")
    assert names.of_turn("web:1", None) != names.of_turn("web:1", None)


def test_a_sender_that_is_no_valid_unicode_still_gets_a_pseudonym():
    assert Pseudonyms("k" * 32).of_sender("web", "\ud800").startswith("web:")
