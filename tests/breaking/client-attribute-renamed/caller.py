# about: client-attribute-renamed
from datetime import date

from contract.models import Loan

loan = Loan(due_on=date(2026, 1, 1))
