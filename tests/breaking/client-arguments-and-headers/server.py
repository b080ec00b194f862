# about: client-parameter-became-optional, client-parameter-default-removed
from contract.api import AApi
from contract.api.a import GetA200


class Server:
    async def get_a(self, *, x: str, size: int) -> GetA200:
        return GetA200(body=x * size)


api: AApi = Server()
