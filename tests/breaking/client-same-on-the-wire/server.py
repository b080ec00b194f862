# about: client-request-type-changed, client-reply-removed
from contract.api import LoansApi
from contract.api.loans import CreateLoan201, ListLoans200
from contract.models import Loan


class Loans:
    async def list_loans(self) -> ListLoans200:
        return ListLoans200(body=[])

    async def create_loan(self, *, body: Loan) -> CreateLoan201:
        return CreateLoan201(body=body)


api: LoansApi = Loans()
