# about: client-type-kind-changed
from contract.models import Reader

reader = Reader(name="a", age=3)
