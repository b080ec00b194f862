# about: client-enum-member-renamed
from contract.models import LoanState

print(LoanState.OUT)
