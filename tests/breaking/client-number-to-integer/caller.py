# about: client-request-type-changed
from contract.models import Loan

half: float = 0.5
loan = Loan(days=half)
