# about: client-response-type-changed
from contract.models import Loan, LoanPlace

loan = Loan(place=LoanPlace(row=1))
