"""The fixture `pipeshub`: an emulator that runs as long as one test."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

SEED = {"connectors": [{"id": "wiki", "type": "Notion", "name": "Wiki", "authenticated": True}]}


class PipesHub:
    """A running emulator."""

    def __init__(self, admin_url: str) -> None:
        self._admin_url = admin_url
        about = self._admin("GET", "/")
        self.server_url: str = about["serverUrl"]
        self.token: str = about["token"]

    def fault(self, **fault: object) -> None:
        """Queues a fault, with the keys of the admin endpoint."""
        self._admin("POST", "/faults", fault)

    def requests(self) -> list[dict]:
        """Returns the journal."""
        return self._admin("GET", "/requests")["requests"]

    def _admin(self, method: str, path: str, body: object = None) -> dict:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._admin_url + path, data, method=method)
        request.add_header("Content-Type", "application/json")
        with urlopen(request, timeout=10) as response:
            return json.load(response)


@pytest.fixture
def pipeshub(tmp_path: Path) -> Iterator[PipesHub]:
    seed = tmp_path / "seed.json"
    seed.write_text(json.dumps(SEED))
    command = ["pipeshub-emulator", "--port", "0", "--admin", "0", "--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        try:
            admin_url = ""
            for line in program.stdout:
                if line.startswith("admin URL"):
                    admin_url = line.split()[-1]
                if line.startswith("ready "):
                    break
            else:
                pytest.fail(f"the emulator ended with {program.wait()}")
            yield PipesHub(admin_url)
        finally:
            program.terminate()
    assert program.returncode == 0
