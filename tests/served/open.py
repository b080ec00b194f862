"""The bookshop as somebody wrote it, open and with one customer: `contractor test tests.served.open:app`."""

from datetime import UTC, datetime
from uuid import UUID

from bookshop.models import Customer

from tests.served.shop import Shop, application

#: Who is signed in; the session is the id.
CUSTOMER = UUID("3f0c2a52-8a4e-4a55-9c1c-5d3b7f0e9a11")

shop = Shop()
shop.customers[CUSTOMER] = Customer(
    id=CUSTOMER,
    email="ada@wong.example",
    name="Ada Wong",
    joined_at=datetime(2026, 1, 1, tzinfo=UTC),
)
app = application(shop)
