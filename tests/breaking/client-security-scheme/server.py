# about: client-principal-changed
from contract.api import LoansApi
from contract.api.loans import ListLoans204


class Loans:
    async def list_loans(self) -> ListLoans204:
        return ListLoans204()


api: LoansApi = Loans()
