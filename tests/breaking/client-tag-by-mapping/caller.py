# about: client-tag-changed
from contract.models import FilmLoan

loan = FilmLoan(kind="film", length=90)
