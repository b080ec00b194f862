# about: client-request-property-became-required
from contract.models import Loan

loan = Loan(copy_="a", reader="b")
