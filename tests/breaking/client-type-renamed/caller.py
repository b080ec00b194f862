# about: client-type-renamed
from contract.models import Loan

loan = Loan(copy_="a", reader="b")
