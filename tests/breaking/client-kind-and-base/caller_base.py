# about: client-type-base-changed
from contract.models import Entry, Loan

entry: Entry = Loan(days=3)
