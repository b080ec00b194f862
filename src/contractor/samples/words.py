"""What a careful person writes where nothing else is said: texts and numbers by the words of a property's name.

Takes words and a number of the instance, gives values; refuses to know schemas. Whoever asks lets the engine
judge them. Instances differ by their number; one instance is the same person throughout.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from http import HTTPStatus
from typing import Any, Final

from contractor.nouns import singular_word
from contractor.samples.moments import clock, day
from contractor.samples.named import WRAPPING, Named
from contractor.text import words

_PEOPLE: Final = (
    ("Ada", "Lovelace"),
    ("Grace", "Hopper"),
    ("Alan", "Turing"),
    ("Katherine", "Johnson"),
    ("Edsger", "Dijkstra"),
    ("Barbara", "Liskov"),
    ("Donald", "Knuth"),
    ("Frances", "Allen"),
)
#: The last words of names that tell instances apart.
TELLING: Final = frozenset("id key code number slug reference sku isbn token uuid".split())
#: Who has the name of a person.
_PERSONS: Final = frozenset(
    "author buyer cardholder contact customer driver employee guest holder member owner participant passenger "
    "patient payer person profile reader recipient seller sender shopper student teacher traveller user visitor "
    "address cardpayment card creator assignee reviewer".split()
)
PLACES: Final = (
    ("12 Mill Lane", "London", "SW1A 1AA", "England", "GB", "+441497555123", "United Kingdom"),
    ("8 Rue de Rivoli", "Paris", "75004", "Île-de-France", "FR", "+33142345678", "France"),
    ("Torstraße 40", "Berlin", "10119", "Berlin", "DE", "+493012345678", "Germany"),
    ("21 Gran Via", "Madrid", "28013", "Madrid", "ES", "+34915551234", "Spain"),
)
LANGUAGES: Final = ("en", "fr", "de", "es")
_LOCALES: Final = ("en-GB", "fr-FR", "de-DE", "es-ES")
ZONES: Final = ("Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Madrid")
CURRENCIES: Final = ("EUR", "USD", "GBP", "CHF")
COLOURS: Final = ("#336699", "#cc3333", "#339966", "#ffcc00")
_COMPANIES: Final = ("Example Ltd", "Acme Inc", "Sample GmbH", "Demo SA")
#: Who says that something went wrong, and what it says.
_PROBLEMS: Final = frozenset("problem problems error errors fault failure exception".split())
_FAILED: Final = (
    (404, "Not Found", "There is nothing under this name."),
    (409, "Conflict", "Somebody else was faster."),
    (422, "Unprocessable Content", "The request is not what is documented."),
)


def sentence(said: tuple[str, ...]) -> str:
    """Words as a sentence begins."""
    text = " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in said)
    return text[:1].upper() + text[1:]


def kebab(said: tuple[str, ...]) -> str:
    """`order-line`."""
    return "-".join(word.lower() for word in said)


def _counted(text: str, number: int) -> str:
    return text if not number else f"{text} {number + 1}"


def _person(at: Named) -> str:
    return " ".join(at.pick(_PEOPLE))


def mail(at: Named) -> str:
    """Where a person is reached."""
    first, last = at.pick(_PEOPLE)
    return f"{first}.{last}@example.com".lower()


@cache
def _place(index: int) -> Callable[[Named], str]:
    return lambda at: str(at.pick(PLACES)[index])


def _of(among: tuple[str, ...]) -> Callable[[Named], str]:
    return lambda at: str(at.pick(among))


def _thing(at: Named) -> tuple[str, ...]:
    """What a value is about: the words before its last one, else those of what has it."""
    return at.name[:-1] or at.thing or at.owner or ("example",)


def _is_person(at: Named) -> bool:
    last = _thing(at)[-1].lower()
    return last in _PERSONS or singular_word(last) in _PERSONS


def _is_problem(at: Named) -> bool:
    return any(word.lower() in _PROBLEMS for word in at.owner)


def _failed(at: Named) -> tuple[int, str, str]:
    """What went wrong: the status of the answer, in numbers and in words."""
    if at.status is not None and at.status >= HTTPStatus.BAD_REQUEST:
        known = next((one for one in HTTPStatus if one == at.status), HTTPStatus.BAD_REQUEST)
        return at.status, known.phrase, f"{known.description or known.phrase}."
    found: tuple[int, str, str] = at.pick(_FAILED)
    return found


def _called(at: Named) -> str:
    if _is_person(at):
        return _person(at)
    if _is_problem(at):
        return _failed(at)[1]
    thing = _thing(at)
    if at.name and singular_word(thing[-1].lower()) == at.name[-1].lower():
        thing = at.name
    return f"{sentence(thing)} {at.number + 1}"


def _told(at: Named) -> str:
    """What a program says to a person."""
    if _is_problem(at):
        return _failed(at)[2]
    return sentence(at.name if len(at.name) > 1 else (*at.owner, *at.name))


def _failure(at: Named) -> str:
    return _failed(at)[1].lower().replace(" ", "_")


def _about(at: Named) -> str:
    thing = " ".join(word.lower() for word in _thing(at))
    return f"A few words about the {thing}."


def web(suffix: str) -> Callable[[Named], str]:
    """A URL of what a text is about."""
    return lambda at: f"https://example.com/{path(at)}{suffix}"


_PAGES: Final = {"next": 2, "prev": 1, "previous": 1, "first": 1, "last": 9}


def path(at: Named) -> str:
    """The path of what a text is about."""
    thing = at.thing
    page = _PAGES.get(at.name[-1].lower() if at.name else "")
    if page is not None:
        return kebab(thing or ("items",)) + f"?page={page}"
    name = tuple(one for one in at.name if one.lower() not in WRAPPING)
    return kebab(thing or name or ("items",)) + f"/{at.number + 1}"


def _slug(at: Named) -> str:
    return f"{kebab(_thing(at))}-{at.number + 1}"


def _code(at: Named) -> str:
    return f"{kebab(_thing(at)).upper()}-{1000 + at.number + 1}"


def secret(at: Named) -> str:
    """What somebody chose and keeps to himself."""
    return "correct horse battery staple" + (f" {at.number + 1}" if at.number else "")


def _token(at: Named) -> str:
    return at.digest("token").hex()[:24]


def _identifier(at: Named) -> str:
    return at.digest("id").hex()[:12]


def _digits(count: int) -> Callable[[Named], str]:
    return lambda at: str(int.from_bytes(at.digest("digits")))[:count]


#: The last words of a name → what a text of it is. More words go before fewer.
_TEXTS: Final[Mapping[str, Callable[[Named], str]]] = {
    "first name": lambda at: str(at.pick(_PEOPLE)[0]),
    "given name": lambda at: str(at.pick(_PEOPLE)[0]),
    "last name": lambda at: str(at.pick(_PEOPLE)[1]),
    "family name": lambda at: str(at.pick(_PEOPLE)[1]),
    "surname": lambda at: str(at.pick(_PEOPLE)[1]),
    "full name": _person,
    "display name": _called,
    "user name": lambda at: str(at.pick(_PEOPLE)[0]).lower(),
    "username": lambda at: str(at.pick(_PEOPLE)[0]).lower(),
    "login": mail,
    "nickname": lambda at: str(at.pick(_PEOPLE)[0]),
    "company name": _of(_COMPANIES),
    "bank name": _of(("Example Bank", "Sample Bank", "Demo Bank")),
    "file name": lambda at: f"{kebab(at.owner or ('report',))}-{at.number + 1}.pdf",
    "filename": lambda at: f"{kebab(at.owner or ('report',))}-{at.number + 1}.pdf",
    "host name": lambda at: "www.example.com",
    "hostname": lambda at: "www.example.com",
    "domain": lambda at: "example.com",
    "name": _called,
    "title": _called,
    "label": _called,
    "company": _of(_COMPANIES),
    "organization": _of(_COMPANIES),
    "organisation": _of(_COMPANIES),
    "author": _person,
    "owner": _person,
    "email": mail,
    "mail": mail,
    "email address": mail,
    "phone": _place(5),
    "phone number": _place(5),
    "telephone": _place(5),
    "telephone number": _place(5),
    "mobile": _place(5),
    "house number": lambda at: str(12 + at.number),
    "house number or name": lambda at: str(12 + at.number),
    "street": _place(0),
    "street address": _place(0),
    "address": lambda at: ", ".join(at.pick(PLACES)[:2]),
    "address line1": _place(0),
    "line1": _place(0),
    "address line2": lambda at: f"Flat {at.number + 1}",
    "line2": lambda at: f"Flat {at.number + 1}",
    "city": _place(1),
    "town": _place(1),
    "postcode": _place(2),
    "post code": _place(2),
    "postal code": _place(2),
    "zip": _place(2),
    "zip code": _place(2),
    "state": _place(3),
    "region": _place(3),
    "province": _place(3),
    "country": _place(4),
    "country code": _place(4),
    "country name": _place(6),
    "nationality": _place(4),
    "language": _of(LANGUAGES),
    "lang": _of(LANGUAGES),
    "locale": _of(_LOCALES),
    "time zone": _of(ZONES),
    "timezone": _of(ZONES),
    "currency": _of(CURRENCIES),
    "currency code": _of(CURRENCIES),
    "color": _of(COLOURS),
    "colour": _of(COLOURS),
    "description": _about,
    "summary": _about,
    "details": _about,
    "url": web(""),
    "uri": web(""),
    "href": web(""),
    "link": web(""),
    "website": lambda at: "https://example.com",
    "image": web(".png"),
    "image url": web(".png"),
    "avatar": web(".png"),
    "avatar url": web(".png"),
    "logo": web(".png"),
    "icon": web(".png"),
    "photo": web(".jpg"),
    "slug": _slug,
    "id": _identifier,
    "key": _slug,
    "code": lambda at: _failure(at) if _is_problem(at) else _code(at),
    "reference": _code,
    "sku": _code,
    "password": secret,
    "secret": _token,
    "token": _token,
    "api key": _token,
    "hash": lambda at: at.digest("hash").hex(),
    "sha1": lambda at: at.digest("hash").hex()[:40],
    "sha256": lambda at: at.digest("hash").hex(),
    "md5": lambda at: at.digest("hash").hex()[:32],
    "etag": lambda at: at.digest("tag").hex()[:8],
    "iban": _of(
        ("GB33BUKB20201555555555", "DE89370400440532013000", "FR1420041010050500013M02606")
    ),
    "bic": _of(("BUKBGB22", "COBADEFF", "BNPAFRPP")),
    "number": _digits(8),
    "card number": lambda at: "4242424242424242",
    "cvc": lambda at: "123",
    "cvv": lambda at: "123",
    "sort code": lambda at: "202015",
    "isbn": _of(("9780441172719", "9780061054884", "9780547928227")),
    "version": lambda at: f"1.{at.number}.0",
    "ip": lambda at: f"192.0.2.{at.number % 250 + 1}",
    "ip address": lambda at: f"192.0.2.{at.number % 250 + 1}",
    "user agent": lambda at: "Mozilla/5.0",
    "mime type": lambda at: "application/pdf",
    "content type": lambda at: "application/pdf",
    "media type": lambda at: "application/pdf",
    "date": day,
    "time": clock,
    "cursor": _token,
    "next": _token,
    "status": lambda at: "active",
    "error": _failure,
    "error code": _failure,
    "detail": _told,
    "message": _told,
    "error message": _told,
    "reason": _told,
    "www authenticate": lambda at: 'Bearer realm="example"',
    "authorization": lambda at: f"Bearer {_token(at)}",
    "retry after": lambda at: "120",
    "cache control": lambda at: "no-cache",
    "e tag": lambda at: f'"{at.digest("tag").hex()[:8]}"',
    "if match": lambda at: f'"{at.digest("tag").hex()[:8]}"',
    "if none match": lambda at: f'"{at.digest("tag").hex()[:8]}"',
    "q": lambda at: "example",
    "query": lambda at: "example",
    "search": lambda at: "example",
    "term": lambda at: "example",
    "type": lambda at: kebab(at.owner or ("standard",)),
    "kind": lambda at: kebab(at.owner or ("standard",)),
}

_STATUSES: Final = (200, 404)
#: The last words of a name → what a number of it is; the first that fits is taken.
_NUMBERS: Final[Mapping[str, tuple[float, ...]]] = {
    "price": (19.99, 24.5, 7.95, 1999, 20),
    "amount": (49.99, 120.0, 15.5, 4999, 50),
    "value": (1000, 2500, 750, 0.5),
    "total": (49.99, 120.0, 15.5, 3, 12),
    "cost": (19.99, 24.5, 1999),
    "balance": (250.0, 1200.5, 80),
    "quantity": (2, 1, 3),
    "count": (3, 12, 1),
    "page": (1, 2, 3),
    "limit": (20, 10, 50),
    "per page": (20, 10, 50),
    "page size": (20, 10, 50),
    "offset": (0, 20, 40),
    "size": (1024, 2048, 512, 10),
    "width": (640, 800, 320, 10),
    "height": (480, 600, 240, 10),
    "weight": (350, 120.5, 800),
    "length": (120, 80, 200),
    "latitude": (51.5074, 48.8566, 52.52),
    "lat": (51.5074, 48.8566, 52.52),
    "longitude": (-0.1278, 2.3522, 13.405),
    "lng": (-0.1278, 2.3522, 13.405),
    "lon": (-0.1278, 2.3522, 13.405),
    "rating": (4, 5, 3),
    "score": (4, 5, 3, 0.8),
    "stars": (4, 5, 3),
    "percent": (25, 50, 10),
    "percentage": (25, 50, 10),
    "rate": (0.2, 0.05, 1),
    "age": (34, 27, 45),
    "year": (2026, 2027, 2028),
    "exp year": (2029, 2030, 2031),
    "expiry year": (2029, 2030, 2031),
    "month": (3, 11, 7),
    "exp month": (12, 6, 9),
    "day": (14, 21, 7),
    "hour": (9, 14, 18),
    "minutes": (30, 45, 90),
    "seconds": (60, 120, 30),
    "duration": (60, 90, 120),
    "timeout": (30, 60, 10),
    "port": (8080, 8443, 443),
    "priority": (1, 2, 3),
    "position": (1, 2, 3),
    "index": (0, 1, 2),
    "order": (1, 2, 3),
    "version": (1, 2, 3),
    "id": (1001, 1002, 1003),
    "from": (10, 20, 5),
    "min": (10, 20, 5),
    "minimum": (10, 20, 5),
    "to": (50, 60, 40),
    "max": (100, 200, 50),
    "maximum": (100, 200, 50),
    "status": _STATUSES,
    "status code": _STATUSES,
}


def _row(table: Mapping[str, Any], name: tuple[str, ...]) -> Any:
    """The row of the longest ending of a name."""
    said = [word.lower() for word in name]
    for start in range(len(said)):
        ending = " ".join(said[start:])
        for one in (ending, singular_word(ending)):
            if one in table:
                return table[one]
    return None


def said_of(at: Named) -> str | None:
    """A text by the name of what it is for; None where the name tells nothing."""
    row = _row(_TEXTS, at.name)
    return None if row is None else str(row(at))


def is_personal(at: Named) -> bool:
    """Whether a text is of one person: a name, or where they are reached."""
    row = _row(_TEXTS, at.name)
    return row in _PERSONAL or (row is _called and _is_person(at))


def is_problem(at: Named) -> bool:
    """Whether a text is of something that went wrong."""
    return _is_problem(at)


#: What is of one person, and goes together.
_PERSONAL: Final = tuple(
    _TEXTS[one]
    for one in (
        "first name",
        "last name",
        "full name",
        "company name",
        "bank name",
        "email",
        "phone",
        "street",
        "city",
        "postcode",
        "state",
        "country",
    )
)


def of(at: Named) -> str:
    """The words of a name themselves."""
    return sentence(at.name or at.owner or ("text",))


def texts(at: Named) -> Iterator[str]:
    """Texts for a name, the best one first; in the spellings that patterns ask for most."""
    told = said_of(at)
    if told is not None:
        yield told
    thing = at.name or at.owner or ("text",)
    yield _counted(of(at), at.number)
    if thing[-1].lower() in TELLING:
        yield from (_digits(count)(at) for count in (18, 10, 6))
    said = kebab(thing)
    counted = f"{said}-{at.number + 1}"
    yield from (counted, counted.replace("-", "_"), counted.replace("-", ""), counted.upper())
    yield from (said, said.replace("-", "_"), said.upper(), thing[-1].lower())
    if told is not None:
        yield from (told.lower(), told.upper(), told.replace(" ", ""), told.replace(" ", "-"))


def lettered(at: Named) -> Iterator[str]:
    """Texts for a name that tell instances apart without digits, as some patterns want it."""
    said, letters, rest = kebab(at.name or at.owner or ("text",)), "", at.number
    while rest or not letters:
        letters = chr(ord("a") + rest % 26) + letters
        rest //= 26
    for text in (f"{said}-{letters}", f"{said}_{letters}", f"{said}{letters}", letters):
        yield from (text, text.upper(), text.title())


def numbers(at: Named, used: Sequence[Any] = ()) -> list[float]:
    """Numbers for a name, the best one first; none that are `used` by instances before."""
    row = _row(_NUMBERS, at.name)
    if row is _STATUSES and (_is_problem(at) or at.status is not None):
        return [at.status if at.status is not None else _failed(at)[0], *row]
    left = [one for one in row or () if one not in used]
    turn = (at.number - bool(used)) % len(left) if left else 0
    return [*left[turn:], *left[:turn]]


def named(name: str) -> tuple[str, ...]:
    """The words of a property's name."""
    return words(name)
