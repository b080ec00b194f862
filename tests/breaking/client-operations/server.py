# about: client-operation-renamed, client-operation-group-changed, client-parameter-renamed
from contract.api import LoansApi
from contract.api.loans import GetLoan200, GetLoan404, GetLoan410
from contract.models import GetLoanResponse


class Loans:
    async def get_loan(
        self, *, id: str, lang: str | None, page: int | None
    ) -> GetLoan200 | GetLoan404 | GetLoan410:
        if lang is None:
            return GetLoan404()
        return GetLoan200(body=GetLoanResponse(days=page or 1), e_tag="a")


api: LoansApi = Loans()
