# about: client-response-type-changed
from contract.models import Loan


def days(loan: Loan) -> int:
    return loan.days
