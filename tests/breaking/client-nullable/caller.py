# about: client-response-property-became-nullable
from contract.models import Loan


def shown(loan: Loan) -> str:
    return loan.reader.upper()
