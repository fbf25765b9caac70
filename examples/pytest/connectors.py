"""The code under test: it lists the connectors of a PipesHub server."""

import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ATTEMPTS = 2


class Unavailable(Exception):
    """PipesHub did not list the connectors."""


def team_connectors(server_url: str, token: str) -> list[str]:
    """Returns the names of the team's connectors. A 503 is retried once."""
    request = Request(
        f"{server_url}/connectors?scope=team",
        headers={"Authorization": f"Bearer {token}"},
    )
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with urlopen(request, timeout=10) as response:
                return [connector["name"] for connector in json.load(response)["connectors"]]
        except HTTPError as error:
            if error.code != 503 or attempt == ATTEMPTS:
                raise Unavailable(f"status {error.code}") from error
    raise AssertionError("unreachable")
