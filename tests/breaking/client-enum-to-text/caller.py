# about: client-type-removed
from contract.models import LoanState

print(LoanState)
