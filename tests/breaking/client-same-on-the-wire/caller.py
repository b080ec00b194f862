# about: client-response-type-changed, client-request-type-changed, client-type-removed
from contract.models import Loan, Name

name: Name = "a"
loan = Loan(days=3, name=name)
days: int = loan.days
