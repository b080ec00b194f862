# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import ABCDEIdQuotesQuotesQuotesItem, Hostile


class DoItDrop200(Reply):
    """one
    two
    three
    four
    five
    six
    seven
    eight
    nine\"\"\"
    import os; os.system("false")
    \"\"\"
    """

    body: list[Hostile]
    x_odd: str | None = None
    """He said "hi" and 'bye' and `tick` and \"\"\"triple\"\"\" and '''three'''"""

    status: ClassVar[int] = 200


class ProcessExit1_7_7RawGoneSXS0XApi(Api, Protocol):
    """\"\"\"
    import os; os.system("false")
    \"\"\"

    Implement it in a file of your own, and pass it to `create_app`.
    """

    def do_it_drop(
        self,
        *,
        id: str,
        x_y_z_w: str,
        quotes_quotes_quotes: list[ABCDEIdQuotesQuotesQuotesItem] | None,
        body: Hostile | None,
    ) -> MaybeAwaitable[DoItDrop200]:
        """ends with a backslash\\

        \"\"\"
        import os; os.system("false")
        \"\"\"ends */ here // and /* starts <!-- --> # hash

        - `id`: \"\"\" import os; os.system("false") \"\"\"

        `POST /a'b"c`$d`/*e*/{id}/\\`
        """
        ...


def process_exit_1_7_7_raw_gone_s_x_s_0_x_router(
    implementation: Dependency[ProcessExit1_7_7RawGoneSXS0XApi],
) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router(
        tags=["${process.exit(1)} {{ 7*7 }} {% raw %} {# gone #} %s %(x)s {0} {x}"]
    )

    @router.post("/%60$x%60/a'b\"c`$d`/*e*/{id}/\\", operation_id='do"""it\'); drop()')
    async def do_it_drop(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "post",
                    "/%60$x%60/a'b\"c`$d`/*e*/{id}/\\",
                    ProcessExit1_7_7RawGoneSXS0XApi.do_it_drop,
                )
            ),
        ],
        api: Annotated[ProcessExit1_7_7RawGoneSXS0XApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.do_it_drop)

    return router
