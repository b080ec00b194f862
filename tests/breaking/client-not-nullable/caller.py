# about: client-request-property-became-not-nullable
from contract.models import Loan

loan = Loan(copy_="a", reader=None)
