# about: client-response-union-widened
from contract.models import BookLoan, FilmLoan, Loan


def shown(loan: Loan) -> str:
    if isinstance(loan, BookLoan):
        return "a book"
    film: FilmLoan = loan
    return str(film)
