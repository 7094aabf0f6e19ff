"""The event loop of a machine without sockets and processes: between two tasks there is nothing but time.

Not CPython's: its loops wait for sockets, this one sleeps. It is what the default policy makes where `_socket` is missing.
"""

__all__ = ('IdleEventLoop', 'DefaultEventLoopPolicy')

import time

from . import base_events
from . import events


class _Sleeper:
    """In the place of a selector."""

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError('the event loop waits for ever: no task can go on, and nothing is scheduled')
        if timeout > 0:
            time.sleep(timeout)
        return ()


class IdleEventLoop(base_events.BaseEventLoop):
    """Runs tasks and callbacks; transports, signals and child processes are not implemented."""

    def __init__(self):
        super().__init__()
        self._selector = _Sleeper()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        # Nobody waits but the one thread that asks for this.
        pass


class DefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    _loop_factory = IdleEventLoop
