"""Answers by other processes: each request gets its own reply, whatever happens to who answers."""

import asyncio
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from assistant.web.staff import Staff


def echo(line: bytes) -> bytes:
    """The line and who answered; one that says so takes its time."""
    if line.startswith(b"slow"):
        time.sleep(0.3)
    return b"%d %s" % (os.getpid(), line.strip())


def clerks_of(replies: list[bytes]) -> set[int]:
    return {int(reply.split()[0]) for reply in replies}


def test_each_request_gets_its_own_reply_from_another_process() -> None:
    staff = Staff(echo, clerks=2)

    async def ask_all() -> list[bytes]:
        return await asyncio.gather(*(staff.ask(b"slow %d\n" % n if n < 2 else b"%d\n" % n) for n in range(40)))

    replies = asyncio.run(ask_all())
    assert [reply.split()[-1] for reply in replies] == [b"%d" % n for n in range(40)]
    assert len(clerks_of(replies)) == 2
    assert os.getpid() not in clerks_of(replies)


def test_with_no_clerks_this_process_answers() -> None:
    staff = Staff(echo, clerks=0)

    async def ask_all() -> list[bytes]:
        return await asyncio.gather(*(staff.ask(b"%d\n" % n) for n in range(5)))

    replies = asyncio.run(ask_all())
    assert clerks_of(replies) == {os.getpid()}
    assert [reply.split()[-1] for reply in replies] == [b"%d" % n for n in range(5)]


def test_a_reply_nobody_waits_for_goes_to_nobody_else() -> None:
    staff = Staff(echo, clerks=1)

    async def give_up_then_ask() -> bytes:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(staff.ask(b"slow first\n"), timeout=0.05)
        return await staff.ask(b"second\n")

    assert asyncio.run(give_up_then_ask()).endswith(b"second")


def test_a_long_line_comes_back_whole() -> None:
    staff = Staff(echo, clerks=1)

    async def ask() -> bytes:
        return await staff.ask(b"x" * 3_000_000 + b"\n")

    assert len(asyncio.run(ask())) > 3_000_000


def test_what_a_killed_clerk_held_is_answered_by_another() -> None:
    staff = Staff(echo, clerks=2)

    async def kill_in_the_middle() -> list[bytes]:
        first = await asyncio.gather(staff.ask(b"slow\n"), staff.ask(b"slow\n"))
        killed, kept = sorted(clerks_of(first))
        waiting = [asyncio.create_task(staff.ask(b"slow %d\n" % n)) for n in range(4)]
        await asyncio.sleep(0.1)
        os.kill(killed, signal.SIGKILL)
        replies = [*await asyncio.gather(*waiting), *[await staff.ask(b"more\n") for _ in range(4)]]
        assert clerks_of(replies) == {kept}
        return replies

    replies = asyncio.run(kill_in_the_middle())
    assert [reply.split()[-1] for reply in replies] == [b"0", b"1", b"2", b"3", *[b"more"] * 4]


def test_where_no_clerk_is_left_this_process_answers() -> None:
    staff = Staff(echo, clerks=1)

    async def kill_the_last() -> list[bytes]:
        (last,) = clerks_of([await staff.ask(b"x\n")])
        waiting = [asyncio.create_task(staff.ask(b"slow %d\n" % n)) for n in range(6)]
        await asyncio.sleep(0.05)
        os.kill(last, signal.SIGKILL)
        return [*await asyncio.gather(*waiting), await staff.ask(b"more\n")]

    replies = asyncio.run(kill_the_last())
    assert clerks_of(replies) == {os.getpid()}
    assert [reply.split()[-1] for reply in replies] == [b"0", b"1", b"2", b"3", b"4", b"5", b"more"]


def test_clerks_end_when_nobody_is_there_to_ask_them() -> None:
    def ask_and_die() -> None:
        staff = Staff(echo, clerks=3)
        asyncio.run(staff.ask(b"x\n"))
        theirs.send_bytes(b" ".join(b"%d" % process.pid for process in multiprocessing.active_children()))
        os.kill(os.getpid(), signal.SIGKILL)

    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("fork")
    parent = context.Process(target=ask_and_die)
    parent.start()
    pids = [int(pid) for pid in ours.recv_bytes().split()]
    parent.join()
    assert len(pids) == 3
    deadline = time.monotonic() + 10
    while any(map(_lives, pids)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(_lives, pids))


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
