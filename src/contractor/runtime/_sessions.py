# Made by contractor. Changes made here are lost.
"""A unit of work for each request: one session, whose changes are kept where the request goes well, and only then.

What a database refuses, or cannot do now, becomes a refusal that the contract documents.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Literal, Protocol, TypeAlias

import sqlalchemy as sa
from sqlalchemy import exc, orm
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from starlette.requests import Request

from ._failures import StaleRow, Violation, is_unavailable
from ._repositories import OtherKind, UnknownCursor
from ._tables import READING

Reason: TypeAlias = Literal["bad-request", "conflict", "stale", "unavailable"]
"""What `Refused` of the application knows these as."""
Violated: TypeAlias = Callable[[BaseException], Violation | None]
ANSWERED = "contract.answered"
"""Where the scope of a request holds the status of its reply, once there is one."""
#: Methods that change nothing (RFC 9110 §9.2.1).
_READS = frozenset({"GET", "HEAD", "OPTIONS", "QUERY"})


class Refuse(Protocol):
    """What makes a refusal, such as the class `Refused` of the application."""

    def __call__(
        self,
        reason: Reason,
        detail: str,
        pointer: str = "",
        *,
        retry_after: int | None = None,
    ) -> Exception:
        """The refusal, to be raised."""
        ...


class _Refusing:
    """What both kinds of units of work have in common."""

    def __init__(
        self, violated: Violated, refuse: Refuse, *, retry_after: int = 1
    ) -> None:
        self._violated = violated
        self._refuse = refuse
        self._retry_after = retry_after

    @contextmanager
    def refusing(self, request: Request | None = None) -> Iterator[None]:
        """Refuse for what a database does; what it fails at for no reason of the request's stays a failure."""
        asked = request is not None and "if-match" in request.headers
        try:
            yield
        except orm.exc.StaleDataError as stale:
            raise self._stale(StaleRow(asked=asked)) from stale
        except (exc.SQLAlchemyError, OverflowError) as error:
            why = self._refused(error)
            if why is None:
                raise
            raise why from error
        except StaleRow as stale:
            raise self._stale(StaleRow(asked=asked or stale.asked)) from stale
        except OtherKind as other:
            raise self._refuse("conflict", str(other)) from other
        except UnknownCursor as unknown:
            raise self._refuse("bad-request", str(unknown)) from unknown

    def _stale(self, why: StaleRow) -> Exception:
        """Who said which version they saw is told that it is not the one; others, that somebody was quicker."""
        return self._refuse("stale" if why.asked else "conflict", str(why))

    def _refused(self, error: Exception) -> Exception | None:
        if is_unavailable(error):
            detail = "the database is not available"
            return self._refuse("unavailable", detail, retry_after=self._retry_after)
        found = self._violated(error)
        if found is None:
            return None
        if found.is_conflict:
            return self._refuse("conflict", found.detail, found.pointer)
        return self._refuse("bad-request", found.detail, found.pointer)


class UnitOfWork(_Refusing):
    """A dependency of FastAPI that gives a session. Commits before the answer is sent, if it is one of success.

    `Depends(work, scope="function")`: with another scope, the answer is sent before anybody knows whether what it
    says was kept.
    """

    def __init__(
        self,
        engine: sa.Engine,
        violated: Violated,
        refuse: Refuse,
        *,
        retry_after: int = 1,
    ) -> None:
        super().__init__(violated, refuse, retry_after=retry_after)
        self._engine = engine
        self._reading = engine.execution_options(**READING)

    def __call__(self, request: Request) -> Iterator[orm.Session]:
        """The session of a request."""
        engine = self._reading if request.method in _READS else self._engine
        with (
            self.refusing(request),
            orm.Session(engine, expire_on_commit=False) as session,
        ):
            yield session
            if _went_well(request):
                session.commit()


class AsyncUnitOfWork(_Refusing):
    """The same for `await`."""

    def __init__(
        self,
        engine: AsyncEngine,
        violated: Violated,
        refuse: Refuse,
        *,
        retry_after: int = 1,
    ) -> None:
        super().__init__(violated, refuse, retry_after=retry_after)
        self._engine = engine
        self._reading = engine.execution_options(**READING)

    async def __call__(self, request: Request) -> AsyncIterator[AsyncSession]:
        """The session of a request."""
        engine = self._reading if request.method in _READS else self._engine
        with self.refusing(request):
            async with AsyncSession(engine, expire_on_commit=False) as session:
                yield session
                if _went_well(request):
                    await session.commit()


def _went_well(request: Request) -> bool:
    status = request.scope.get(ANSWERED, 200)
    return isinstance(status, int) and status < 400
