"""Futures, tasks, the event loop. After CPython's Lib/asyncio (base_events, futures, tasks, runners)."""

from _collections import deque
from _contextvars import copy_context
from _heapq import heappop, heappush
from time import monotonic, sleep as _stand_still

__all__ = (
    "CancelledError", "EventLoop", "Future", "Handle", "InvalidStateError", "Runner", "Task", "TimeoutError",
    "all_tasks", "create_task", "current_task", "ensure_future", "get_event_loop", "get_running_loop", "iscoroutine",
    "iscoroutinefunction", "isfuture", "new_event_loop", "run", "set_event_loop", "sleep",
)

TimeoutError = TimeoutError


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


CancelledError.__module__ = InvalidStateError.__module__ = "asyncio.exceptions"

_running = None
_current = None


class Handle:
    def __init__(self, callback, args, loop, context):
        self._context = copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler(
                {"message": f"Exception in callback {self._callback!r}", "exception": exc, "handle": self})


class EventLoop:
    _clock_resolution = 1e-09

    def __init__(self):
        self._ready = deque()
        self._scheduled = []
        self._count = 0
        self._tasks = set()
        self._stopping = self._closed = False
        self._exception_handler = None

    def __repr__(self):
        return f'<{self.__class__.__name__} running={self.is_running()} closed={self._closed} debug=False>'

    def time(self):
        return monotonic()

    def get_debug(self):
        return False

    def is_running(self):
        return _running is self

    def is_closed(self):
        return self._closed

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._count += 1
        heappush(self._scheduled, (when, self._count, handle))
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        return Task(coro, loop=self, name=name, context=context)

    def run_forever(self):
        global _running
        self._check_closed()
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _running is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        _running = self
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            _running = None

    def _run_once(self):
        ready, scheduled = self._ready, self._scheduled
        while scheduled and scheduled[0][2]._cancelled:
            heappop(scheduled)
        if not ready and not self._stopping:
            if not scheduled:
                raise RuntimeError('the event loop waits for ever: no task can go on, and nothing is scheduled')
            delay = scheduled[0][0] - self.time()
            if delay > 0:
                _stand_still(delay)
        end_time = self.time() + self._clock_resolution
        while scheduled and scheduled[0][0] < end_time:
            ready.append(heappop(scheduled)[2])
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def run_until_complete(self, future):
        self._check_closed()
        new_task = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop)
        try:
            self.run_forever()
        except:
            if new_task and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        pass

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        import sys
        lines = [context.get('message') or 'Unhandled exception in event loop']
        lines += [f'{key}: {context[key]!r}' for key in sorted(context) if key not in ('message', 'exception')]
        sys.stderr.write('\n'.join(lines) + '\n')
        exc = context.get('exception')
        if exc is not None:
            sys.excepthook(type(exc), exc, exc.__traceback__)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
        else:
            self._exception_handler(self, context)


def _stop_loop(fut):
    if not fut.cancelled() and isinstance(fut.exception(), (SystemExit, KeyboardInterrupt)):
        return
    fut._loop.stop()


def get_running_loop():
    if _running is None:
        raise RuntimeError('no running event loop')
    return _running


_policy_loop = None


def get_event_loop():
    if _running is not None:
        return _running
    if _policy_loop is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _policy_loop


def set_event_loop(loop):
    global _policy_loop
    _policy_loop = loop


def new_event_loop():
    return EventLoop()


class Future:
    _state = 'PENDING'
    _result = _exception = _exception_tb = _cancel_message = _cancelled_exc = None
    _asyncio_future_blocking = False
    _log_traceback = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []

    def __repr__(self):
        return f'<{self.__class__.__name__} {" ".join(self._repr_info())}>'

    def _repr_info(self):
        info = [self._state.lower()]
        if self._state == 'FINISHED':
            info.append(f'exception={self._exception!r}' if self._exception is not None else f'result={self._result!r}')
        return info

    def __del__(self):
        if self._log_traceback:
            self._loop.call_exception_handler({
                'message': f'{self.__class__.__name__} exception was never retrieved',
                'exception': self._exception, 'future': self})

    def get_loop(self):
        return self._loop

    def _make_cancelled_error(self):
        exc, self._cancelled_exc = self._cancelled_exc, None
        if exc is None:
            exc = CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)
        return exc

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != 'PENDING':
            return False
        self._state = 'CANCELLED'
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, ctx in callbacks:
            self._loop.call_soon(callback, self, context=ctx)

    def cancelled(self):
        return self._state == 'CANCELLED'

    def done(self):
        return self._state != 'PENDING'

    def result(self):
        if self._state == 'CANCELLED':
            raise self._make_cancelled_error()
        if self._state != 'FINISHED':
            raise InvalidStateError('Result is not set.')
        self._log_traceback = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_tb)
        return self._result

    def exception(self):
        if self._state == 'CANCELLED':
            raise self._make_cancelled_error()
        if self._state != 'FINISHED':
            raise InvalidStateError('Exception is not set.')
        self._log_traceback = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != 'PENDING':
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        kept = [(f, ctx) for f, ctx in self._callbacks if f != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def set_result(self, result):
        if self._state != 'PENDING':
            raise InvalidStateError('invalid state')
        self._result = result
        self._state = 'FINISHED'
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != 'PENDING':
            raise InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = 'FINISHED'
        self._schedule_callbacks()
        self._log_traceback = True

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def isfuture(obj):
    return hasattr(obj.__class__, '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


async def _coroutine(): pass
_coroutine = _coroutine()
_Coroutine = type(_coroutine)
_coroutine.close()
_Generator = type((lambda: (yield))())


def iscoroutine(obj):
    return isinstance(obj, _Coroutine)


def iscoroutinefunction(func):
    return bool(getattr(getattr(func, '__code__', None), 'co_flags', 0) & 0x80)


class Task(Future):
    _names = 0

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            Task._names += 1
            name = f'Task-{Task._names}'
        self._name = str(name)
        self._num_cancels_requested = 0
        self._must_cancel = False
        self._fut_waiter = None
        self._coro = coro
        self._context = copy_context() if context is None else context
        self._loop._tasks.add(self)
        self._loop.call_soon(self._step, context=self._context)

    def _repr_info(self):
        info = super()._repr_info()
        if self._must_cancel:
            info[0] = 'cancelling'
        code = self._coro.cr_code
        frame = self._coro.cr_frame
        if frame is None:
            state = f'done, defined at {code.co_filename}:{code.co_firstlineno}'
        else:
            state = f'running at {code.co_filename}:{frame.f_lineno}'
        info.insert(1, f'name={self._name!r}')
        info.insert(2, f'coro=<{self._coro.__qualname__}() {state}>')
        return info

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def cancel(self, msg=None):
        self._log_traceback = False
        if self.done():
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
        return self._num_cancels_requested

    def _schedule_callbacks(self):
        self._loop._tasks.discard(self)
        super()._schedule_callbacks()

    def _step(self, exc=None):
        global _current
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        _current = self
        try:
            self._go_on(exc)
        finally:
            _current = None

    def _go_on(self, exc):
        try:
            result = self._coro.send(None) if exc is None else self._coro.throw(exc)
        except StopIteration as exc:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(exc.value)
        except CancelledError as exc:
            self._cancelled_exc = exc
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as exc:
            super().set_exception(exc)
            raise
        except BaseException as exc:
            super().set_exception(exc)
        else:
            self._wait_for(result)

    def _wait_for(self, result):
        blocking = getattr(result, '_asyncio_future_blocking', None)
        if blocking is not None:
            if result._loop is not self._loop:
                error = f'Task {self!r} got Future {result!r} attached to a different loop'
            elif not blocking:
                error = f'yield was used instead of yield from in task {self!r} with {result!r}'
            elif result is self:
                error = f'Task cannot await on itself: {self!r}'
            else:
                result._asyncio_future_blocking = False
                result.add_done_callback(self._wakeup, context=self._context)
                self._fut_waiter = result
                if self._must_cancel and result.cancel(msg=self._cancel_message):
                    self._must_cancel = False
                return
        elif result is None:
            self._loop.call_soon(self._step, context=self._context)
            return
        elif isinstance(result, _Generator):
            error = f'yield was used instead of yield from for generator in task {self!r} with {result!r}'
        else:
            error = f'Task got bad yield: {result!r}'
        self._loop.call_soon(self._step, RuntimeError(error), context=self._context)

    def _wakeup(self, future):
        try:
            future.result()
        except BaseException as exc:
            self._step(exc)
        else:
            self._step()


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


def current_task(loop=None):
    if loop is None:
        loop = get_running_loop()
    return _current if loop is _running else None


def all_tasks(loop=None):
    return set((get_running_loop() if loop is None else loop)._tasks)


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')

        async def _wrap_awaitable(awaitable):
            return await awaitable
        coro_or_future = _wrap_awaitable(coro_or_future)
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


class _Turn:
    def __await__(self):
        yield


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


async def sleep(delay, result=None):
    if delay <= 0:
        await _Turn()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    h = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        h.cancel()


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._loop = self._context = None
        self._closed = False
        self._factory = loop_factory or new_event_loop

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        loop = self._loop
        if self._closed or loop is None:
            return
        try:
            _cancel_all_tasks(loop)
        finally:
            set_event_loop(None)
            loop.close()
            self._loop = None
            self._closed = True

    def get_loop(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is None:
            self._loop = self._factory()
            set_event_loop(self._loop)
            self._context = copy_context()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError("a coroutine was expected, got {!r}".format(coro))
        if _running is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self.get_loop()
        return loop.run_until_complete(loop.create_task(coro, context=self._context if context is None else context))


def run(main, *, debug=None, loop_factory=None):
    if _running is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    to_cancel = all_tasks(loop)
    if not to_cancel:
        return
    for task in to_cancel:
        task.cancel()
    from asyncio import gather
    loop.run_until_complete(gather(*to_cancel, return_exceptions=True))
    for task in to_cancel:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                'message': 'unhandled exception during asyncio.run() shutdown',
                'exception': task.exception(), 'task': task})
