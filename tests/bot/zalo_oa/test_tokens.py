from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.channels.zalo_oa.accounts import Account
from bot.channels.zalo_oa.consent import unpadded
from bot.channels.zalo_oa.token_store import Tokens, TokenStore
from bot.channels.zalo_oa.tokens import EARLY_S, Rotation
from bot.database import open_database, transaction
from bot.errors import StoreUnavailable, TokenLost
from bot.sealing import Seal

pytestmark = pytest.mark.anyio

ACCOUNT = Account("oa", "360", "OA_SECRET", "APP_SECRET", refresh_token="refresh-0")
LASTS_S = 90_000.0


@pytest.fixture
async def rotations(settings, clock, zalo, zalo_url):
    """Two processes that share a database."""
    made, closed = [], []
    for _ in range(2):
        client = httpx.AsyncClient(trust_env=False)
        store = TokenStore(open_database(settings.database_url, to_the_disk=True), Seal("k" * 32))
        made.append(Rotation(store, client, zalo_url, clock))
        closed.append((client, store))
    yield made
    for client, store in closed:
        await client.aclose()
        store.close()


async def test_the_first_refresh_token_is_used_once_and_then_what_was_kept(rotations, zalo, clock):
    assert await rotations[0].access(ACCOUNT) == "access-oa-1"
    assert await rotations[1].access(ACCOUNT) == "access-oa-1"
    clock.advance(LASTS_S - EARLY_S)
    assert await rotations[1].access(ACCOUNT) == "access-oa-2"
    assert zalo.rotations == 2


async def test_a_pair_that_cannot_be_written_down_is_not_used(rotations, zalo, monkeypatch):
    def full(*_: object) -> None:
        raise StoreUnavailable("the disk is full")

    monkeypatch.setattr(rotations[0]._store, "write", full)
    with pytest.raises(StoreUnavailable):
        await rotations[0].access(ACCOUNT)
    assert zalo.requests == []


async def test_a_pair_that_the_database_did_not_take_is_written_down_when_it_is_back(
    rotations, zalo, monkeypatch
):
    def away(*_: object) -> None:
        raise StoreUnavailable("the server is restarted")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(rotations[0]._store, "write", away)
        with pytest.raises(StoreUnavailable):
            await rotations[0].access(ACCOUNT)
    assert await rotations[0].access(ACCOUNT) == "access-oa-1"
    assert await rotations[1].access(ACCOUNT) == "access-oa-1"
    assert zalo.rotations == 1


async def test_a_pair_that_waits_for_the_database_is_written_down_at_the_end(
    rotations, zalo, monkeypatch
):
    def away(*_: object) -> None:
        raise StoreUnavailable("the server is restarted")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(rotations[0]._store, "write", away)
        with pytest.raises(StoreUnavailable):
            await rotations[0].access(ACCOUNT)
    await rotations[0].close()
    assert await rotations[1].access(ACCOUNT) == "access-oa-1"


async def test_a_rotation_that_has_begun_is_written_down_though_we_are_told_to_stop(
    rotations, zalo
):
    zalo.rotation_delay_s = 0.3
    asked = asyncio.create_task(rotations[0].access(ACCOUNT))
    await asyncio.sleep(0.15)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert await rotations[1].access(ACCOUNT) == "access-oa-1"
    assert zalo.rotations == 1


async def test_whoever_rotates_too_long_is_not_buried_by_the_one_who_came_after(
    rotations, zalo, clock
):
    """The second is refused the used token while the first writes down what it got for it."""
    read, bury = rotations[1]._read, rotations[1]._store.bury
    slow = await read(ACCOUNT)
    await rotations[0].access(ACCOUNT)
    assert not bury("oa", "used", slow.version)
    assert (await read(ACCOUNT)).dead is None


async def test_a_refresh_token_given_anew_is_not_undone_by_a_rotation_of_the_former(
    rotations, zalo
):
    former = await rotations[0]._read(ACCOUNT)
    zalo.grant("oa", "refresh-new")
    given = replace(ACCOUNT, refresh_token="refresh-new")
    await rotations[1]._read(given)
    late = Tokens("access-late", "refresh-late", 9e9, former.version + 1)
    rotations[0]._store.write("oa", late, 0.0)
    assert await rotations[1].access(given) == "access-oa-1"


async def test_many_at_once_rotate_once(rotations, zalo):
    zalo.rotation_delay_s = 0.1
    got = await asyncio.gather(*(rotations[n % 2].access(ACCOUNT) for n in range(10)))
    assert (set(got), zalo.rotations) == ({"access-oa-1"}, 1)


async def test_whoever_comes_late_with_the_first_token_does_not_undo_a_rotation(rotations, clock):
    store, seed = rotations[0]._store, Tokens(access=None, refresh="refresh-0")
    await rotations[1].access(ACCOUNT)
    with transaction(store._engine) as connection:  # as if it had found no row before
        digest = hashlib.sha256(b"refresh-0").hexdigest()
        store._plant(connection, "oa", seed, digest)
    assert await rotations[0].access(ACCOUNT) == "access-oa-1"


async def test_a_token_that_another_has_rotated_is_taken_over(rotations, zalo):
    first = await rotations[0].access(ACCOUNT)
    second = await rotations[0].renewed(ACCOUNT, first)
    assert await rotations[1].renewed(ACCOUNT, first) == second
    assert zalo.rotations == 2


async def test_a_refused_refresh_token_is_the_end_until_a_new_one_is_given(rotations, zalo):
    zalo.grant("oa", "refresh-new")
    dead = replace(ACCOUNT, refresh_token="never-given-out")
    with pytest.raises(TokenLost, match="BOT_ZALO_OA_REFRESH_TOKEN"):
        await rotations[0].access(dead)
    with pytest.raises(TokenLost):
        await rotations[1].access(dead)
    assert await rotations[0].access(replace(dead, refresh_token="refresh-new")) == "access-oa-1"


async def test_a_token_that_still_works_is_used_when_the_next_is_refused(rotations, zalo, clock):
    await rotations[0].access(ACCOUNT)
    zalo._refresh.clear()
    clock.advance(LASTS_S - EARLY_S)
    assert await rotations[0].access(ACCOUNT) == "access-oa-1"
    clock.advance(EARLY_S)
    with pytest.raises(TokenLost):
        await rotations[0].access(ACCOUNT)


async def test_tokens_sealed_with_another_key_are_lost_and_the_code_of_a_consent_brings_new_ones(
    rotations, zalo
):
    await rotations[0].access(ACCOUNT)
    rotations[1]._store._seal = Seal("t" * 32)
    with pytest.raises(TokenLost, match=r"sealed with another key.*zalo-connect"):
        await rotations[1].access(ACCOUNT)
    verifier = "v" * 43
    zalo._codes["code-1"] = ("oa", unpadded(hashlib.sha256(verifier.encode()).digest()))
    await rotations[1].connect(ACCOUNT, "code-1", verifier)
    assert await rotations[1].access(ACCOUNT) == "access-oa-2"


async def test_no_token_can_be_read_in_the_database_or_in_a_representation(rotations, settings):
    await rotations[0].access(ACCOUNT)
    path = settings.database_url.removeprefix("sqlite:///")
    for suffix in ("", "-wal"):
        held = Path(path + suffix).read_bytes()
        assert b"access-oa" not in held
        assert b"refresh-" not in held
    assert "refresh-0" not in repr(ACCOUNT)
