# about: client-response-enum-opened
from contract.models import Loan, State


def state(loan: Loan) -> State:
    return loan.state
