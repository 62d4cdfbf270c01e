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
from collections import deque
from collections.abc import Callable

import anyio.to_thread

_log = logging.getLogger(__name__)
_AHEAD = 4  # requests given to a clerk at once: with one, it would idle until this process has had its turn
_LONGEST_REPLY = 1 << 26  # bytes; an answer with its HTML has some hundred thousand at most
Reply = Callable[[bytes], bytes]


class Staff:
    """A number of clerks; requests beyond what they hold wait here, in the order they came.

    A clerk that was killed is not replaced: the others answer instead, and this process where none is left. Made before
    there are threads in this process, then used in one event loop.
    """

    def __init__(self, reply: Reply, clerks: int) -> None:
        """`reply` takes one line and gives one line, without the line's end. With no clerks everything is answered in
        this process.
        """
        self._reply = reply
        self._clerks: list[_Clerk] = []
        self._room = asyncio.Semaphore(_AHEAD * max(clerks, 1))
        self._opening: asyncio.Future[list[None]] | None = None
        if clerks:
            # What is there now is shared with the clerks as long as nobody writes to it, and collecting garbage does.
            gc.collect()
            gc.freeze()
        for _ in range(clerks):
            self._clerks.append(_Clerk(reply, tuple(self._clerks)))

    async def ask(self, line: bytes) -> bytes:
        """The reply to `line`, which ends with its line's end."""
        if self._opening is None:
            self._opening = asyncio.gather(*(clerk.open() for clerk in self._clerks))
        await asyncio.shield(self._opening)
        async with self._room:
            while self._clerks:
                clerk = min(self._clerks, key=lambda clerk: clerk.load)
                try:
                    return await clerk.ask(line)
                except EOFError:
                    if clerk in self._clerks:
                        self._clerks.remove(clerk)
                        _log.warning("a process that answers is gone; %d left", len(self._clerks))
            return await anyio.to_thread.run_sync(self._reply, line)


class _Clerk:
    """One process, seen from the page's. Its replies come in the order of the requests."""

    def __init__(self, reply: Reply, others: "tuple[_Clerk, ...]") -> None:
        self._socket, theirs = socket.socketpair()
        held = [self._socket, *(other._socket for other in others)]
        work = multiprocessing.get_context("fork").Process(target=_work, args=(theirs, held, reply), daemon=True)
        work.start()
        theirs.close()
        self._waited_for: deque[asyncio.Future[bytes]] = deque()

    @property
    def load(self) -> int:
        """How many replies are still to come."""
        return len(self._waited_for)

    async def open(self) -> None:
        """Begin to listen, once, in the event loop that asks."""
        reader, self._writer = await asyncio.open_connection(sock=self._socket, limit=_LONGEST_REPLY)
        self._listening = asyncio.create_task(self._listen(reader))

    async def ask(self, line: bytes) -> bytes:
        """The reply to `line`. Raises `EOFError` where the process is gone."""
        if self._listening.done():
            raise EOFError
        reply: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        # Both or neither: the reply of a request that nobody waits for any longer still comes, and is no other's.
        self._waited_for.append(reply)
        self._writer.write(line)
        return await reply

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(OSError, EOFError):
            while True:
                line = await reader.readuntil(b"\n")
                reply = self._waited_for.popleft()
                if not reply.done():
                    reply.set_result(line[:-1])
        while self._waited_for:
            reply = self._waited_for.popleft()
            if not reply.done():
                reply.set_exception(EOFError())


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
