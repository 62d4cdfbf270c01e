"""The staff: processes that answer, so that every core is used and the page's own process stays free for people.

The page itself must live in one process: the sessions of Gradio, of gradio_client and of MCP are kept in it. What costs
time is answering, and an answer needs nothing but its question (see docs/adr/0005). Clerks are forked once the index is
loaded and share its memory; each end of a pair of sockets knows that the other is gone by the end of the stream.
"""

import asyncio
import contextlib
import gc
import logging
import multiprocessing
import os
import signal
import socket
from collections.abc import Callable

import anyio.to_thread

_log = logging.getLogger(__name__)
_LONGEST_REPLY = 1 << 26  # bytes; an answer with its HTML has some hundred thousand at most
Reply = Callable[[bytes], bytes]


class Staff:
    """A number of clerks, each with one request at a time; requests wait in the order they came.

    A clerk that was killed is not replaced: its share is answered in this process, in a thread. Made before there are
    threads in this process, then used in one event loop.
    """

    def __init__(self, reply: Reply, clerks: int) -> None:
        """`reply` takes one line and gives one line, without the line's end. With no clerks everything is answered in
        this process.
        """
        self._reply = reply
        self._slots: asyncio.Queue[_Clerk | None] = asyncio.Queue()
        self._running: set[asyncio.Task[bytes]] = set()
        if clerks:
            # What is there now is shared with the clerks as long as nobody writes to it, and collecting garbage does.
            gc.collect()
            gc.freeze()
        hired: list[_Clerk] = []
        for _ in range(clerks):
            hired.append(_Clerk(reply, hired))
        for clerk in hired:
            self._slots.put_nowait(clerk)
        if not hired:
            self._slots.put_nowait(None)

    async def ask(self, line: bytes) -> bytes:
        """The reply to `line`, which ends with its line's end. One that is no longer waited for is finished all the
        same: the next request must not get its reply.
        """
        task = asyncio.create_task(self._ask(line))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def _ask(self, line: bytes) -> bytes:
        clerk = await self._slots.get()
        try:
            if clerk is not None:
                try:
                    return await clerk.ask(line)
                except (OSError, EOFError):
                    _log.warning("a process that answers is gone; its share is answered by the page's own")
                    clerk = None
            return await anyio.to_thread.run_sync(self._reply, line)
        finally:
            self._slots.put_nowait(clerk)


class _Clerk:
    """One process, seen from the page's."""

    def __init__(self, reply: Reply, others: "list[_Clerk]") -> None:
        self._socket, theirs = socket.socketpair()
        held = [self._socket, *(other._socket for other in others)]
        work = multiprocessing.get_context("fork").Process(target=_work, args=(theirs, held, reply), daemon=True)
        work.start()
        theirs.close()
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, line: bytes) -> bytes:
        """Raises `OSError` or `EOFError` where the process is gone."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(sock=self._socket, limit=_LONGEST_REPLY)
        reader, writer = self._streams
        writer.write(line)
        await writer.drain()
        return (await reader.readuntil(b"\n"))[:-1]


def _work(requests: socket.socket, held: list[socket.socket], reply: Reply) -> None:
    """A clerk's life: until the other end is closed, by intent or because its process is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches every process; the page's own ends the others
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # its threads stayed behind, and so would a warning
    for other in held:
        other.close()  # or this process would keep open what another waits to see closed
    with requests, contextlib.suppress(ConnectionError), requests.makefile("rwb") as stream:
        for line in stream:
            stream.write(reply(line) + b"\n")
            stream.flush()
