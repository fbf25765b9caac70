"""Compares what a generated client makes of the emulator with what it makes of the real server.

For each operation of the client that tests/fixtures/recorded has an exchange for, the client sends the
recorded request twice: to a transport that responds with the real server's recorded response, and to an
emulator of its own. Prints a JSON object: `operations`, their number, and `rows`, each with `operation`,
`source`, `real` and `emulator`.

Arguments: the version of the client, the emulator's program, the folder with the recordings.
"""

import importlib
import inspect
import json
import re
import subprocess
import sys
from functools import cached_property
from pathlib import Path

import httpx
from pipeshub_sdk import errors, models
from pipeshub_sdk.sdk import Pipeshub
from pydantic import ValidationError

VERSION, PROGRAM, RECORDED = sys.argv[1], sys.argv[2], Path(sys.argv[3])
TOKEN = "emulator-session-of-the-admin"
READY = "3f2c1a44-5b0e-4c7d-8a61-0e9d5c7b1a01"
CONNECTED = "3f2c1a44-5b0e-4c7d-8a61-0e9d5c7b1a02"
KNOWLEDGE_BASE = "5eed0000-0000-4000-8000-0000000000b1"
RECORD = "5eed0000-0000-4000-8000-0000000000c1"
PDF = "5eed0000-0000-4000-8000-0000000000c3"
# The knowledge base has no folder, as the recorded one.
SEED = {
    "knowledgeBases": [
        {
            "id": KNOWLEDGE_BASE,
            "records": [
                {"id": RECORD, "path": "Leave policy.md", "content": "Everybody has 25 days of leave each year."},
                {"id": PDF, "path": "Leave policy.pdf", "content": "%PDF-1.4"},
            ],
        }
    ]
}
RECORDED_ADMIN = "65f0000000000000000000a1"
# The recorded types of connectors, and types of the emulator with the same ways to authenticate.
TYPES = {"RigDrive": "Drive", "RigToken": "Jira", "RigPersonal": "Gmail"}
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
OPTIONS = {"self", "retries", "server_url", "timeout_ms", "http_headers", "url_override", "accept_header_override"}


def plain(name):
    """Returns a name without its case and underscores: the client writes `kb_id` for `kbId`."""
    return re.sub(r"[_-]", "", name).lower()


class Operation:
    """An operation of the client, read from the source of its function."""

    def __init__(self, path, function, source):
        self.path = path
        self.id = re.search(r'operation_id="(\w+)"', source)[1]
        self.method = re.search(r'method="(\w+)"', source)[1]
        self.template = re.search(r'path="([^"]+)"', source)[1]
        parameters = inspect.signature(function).parameters
        self.required = {name for name, of in parameters.items() if of.default is of.empty} - OPTIONS
        self.keywords = {plain(name.rstrip("_")): name for name in parameters if name not in OPTIONS}
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(self.template))
        self.pattern = re.compile(f"/api/v1{pattern}")

    def function(self, client):
        for name in self.path:
            client = getattr(client, name)
        return client


def operations(kind, path=()):
    """Yields the operations of a class of the client, and of those below it."""
    for name, (module, below) in getattr(kind, "_sub_sdk_map", {}).items():
        yield from operations(getattr(importlib.import_module(module), below), (*path, name))
    for name, function in inspect.getmembers(kind, inspect.isfunction):
        source = "" if name.startswith("_") or name.endswith("_async") else inspect.getsource(function)
        if "operation_id=" in source:
            yield Operation((*path, name), function, source)


class Emulator:
    """A running emulator."""

    def __init__(self, *options):
        self.options = options

    def __enter__(self):
        command = [PROGRAM, "--port", "0", "--seed", "/dev/stdin", *self.options]
        self.program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.program.stdin.write(json.dumps(SEED))
        self.program.stdin.close()
        for line in self.program.stdout:
            if line.startswith("ready "):
                self.url = line.split()[-1]
                break
        self.http = httpx.Client(base_url=self.url, headers={"Authorization": f"Bearer {TOKEN}"})
        return self

    def __exit__(self, *_):
        self.http.close()
        self.program.terminate()
        self.program.wait()
        self.program.stdout.close()

    def call(self, method, path, body=None, **options):
        response = self.http.request(method, path, json=body, **options)
        response.raise_for_status()
        return response.json() if "json" in response.headers.get("content-type", "") else None

    def prepare(self, operation):
        """Does what the operation needs to have been done before."""
        match operation:
            case "unarchiveConversation":
                self.call("PATCH", f"/conversations/{self.conversation['_id']}/archive")
            case "unarchiveSearch":
                self.call("PATCH", f"/search/{self.search}/archive")
            case "activateOAuthApp":
                self.call("POST", f"/oauth-clients/{self.app['id']}/suspend")
            case "getCrawlingJobStatus" | "pauseCrawlingJob" | "resumeCrawlingJob":
                body = {"scheduleConfig": {"scheduleType": "hourly", "isEnabled": True, "minute": 5, "timezone": "UTC"}}
                self.call("POST", f"/crawlingManager/Drive/{CONNECTED}/schedule", body)
                if operation == "resumeCrawlingJob":
                    self.call("POST", f"/crawlingManager/Drive/{CONNECTED}/pause")
            case "deleteKBPermissions":
                body = {"userIds": [self.user(None)], "teamIds": [], "role": "READER"}
                self.call("POST", f"/knowledgeBase/{KNOWLEDGE_BASE}/permissions", body)
            case "deleteOrganizationLogo":
                self.call("PUT", "/org/logo", files={"file": ("logo.svg", PICTURE, "image/svg+xml")})

    def consent(self):
        """Plays the user who allows the access, and returns the code and the state."""
        url = self.call("GET", f"/connectors/{READY}/oauth/authorize")["authorizationUrl"]
        request = re.search(r'name="request" value="([^"]*)"', httpx.get(url).text)[1]
        page = httpx.URL(url).join("/provider/consent")
        response = httpx.post(page, data={"request": request, "decision": "allow"})
        return dict(httpx.URL(response.headers["location"]).params)

    @cached_property
    def conversation(self):
        body = {"query": "days of leave", "chatMode": "internal_search"}
        with self.http.stream("POST", "/conversations/stream", json=body) as response:
            response.read()
        return self.call("GET", "/conversations")["conversations"][0]

    @cached_property
    def message(self):
        read = self.call("GET", f"/conversations/{self.conversation['_id']}")
        return read["conversation"]["messages"][-1]

    @cached_property
    def search(self):
        return self.call("POST", "/search", {"query": "leave", "limit": 5})["searchId"]

    @cached_property
    def group(self):
        return self.call("POST", "/userGroups", {"name": "Some group", "type": "custom"})

    @cached_property
    def app(self):
        body = {
            "name": "Some app",
            "redirectUris": ["http://127.0.0.1/callback"],
            "allowedScopes": ["connector:read"],
        }
        return self.call("POST", "/oauth-clients", body)["app"]

    @cached_property
    def toolset(self):
        body = {"instanceName": "Some toolset", "toolsetType": "jira", "authType": "API_TOKEN"}
        return self.call("POST", "/toolsets/instances", body)["instance"]

    def user(self, recorded):
        """Returns the administrator for the recorded administrator, and the member for anyone else."""
        users = self.call("GET", "/users")["users"]
        name = "ada" if recorded == RECORDED_ADMIN else "bo"
        return next(user["id"] for user in users if user["email"].startswith(name))

    def value(self, name, recorded, operation):
        """Returns the emulator's value for a recorded one."""
        match name:
            case "connectortype" | "connector":
                return TYPES.get(recorded, recorded)
            case "connectorid":
                return READY if operation == "updateConnectorAuthConfig" else CONNECTED
            case "configid":
                return self.call("GET", "/oauth/Drive")["oauthConfigs"][0]["_id"]
            case "kbid":
                return KNOWLEDGE_BASE
            case "recordid" if operation == "streamRecordBuffer":
                return PDF
            case "recordid":
                return RECORD
            case "documentid":
                return self.call("GET", f"/knowledgeBase/record/{PDF}")["record"]["externalRecordId"]
            case "recordids":
                return [RECORD]
            case "id" | "userid":
                return self.user(recorded)
            case "userids":
                return [self.user(recorded)]
            case "groupid":
                return self.group["_id"]
            case "appid":
                return self.app["id"]
            case "conversationid":
                return self.conversation["_id"]
            case "messageid":
                return self.message["_id"]
            case "searchid":
                return self.search
            case "instanceid":
                return self.toolset["_id"]
            case "tokenid":
                return self.call("POST", "/personal-access-tokens", {"name": "Some token"})["token"]["id"]
        return recorded


class Unsendable(Exception):
    """The client has no parameter for a field of the recorded request."""


def arguments(operation, exchange, emulator):
    """Returns the arguments with which the client sends the recorded request."""
    url = httpx.URL(exchange["target"])
    values = operation.pattern.fullmatch(url.path).groupdict()
    # The ids of a request that found nothing, or was not allowed to, stay as they are.
    keeps = list(values) if exchange["status"] in (403, 404) else []
    values |= url.params
    body = exchange.get("json")
    if isinstance(body, dict):
        values |= body
    elif body is not None or exchange.get("body"):
        raise Unsendable("a body that is no object")
    given = {}
    for name, value in values.items():
        keyword = operation.keywords.get(plain(name))
        if keyword is None:
            raise Unsendable(f"`{name}`")
        if name in url.params and value.isdigit():
            value = int(value)
        given[keyword] = value if name in keeps else emulator.value(plain(name), value, operation.id)
    missing = operation.required - given.keys()
    if missing:
        raise Unsendable(f"a request without `{min(missing)}`")
    return given


def outcome(call, client):
    """Returns what a call comes to, and the status of the last response, `None` if nothing was sent."""
    status = None

    def note(response):
        nonlocal status
        status = response.status_code

    client.sdk_configuration.client.event_hooks["response"].append(note)
    try:
        result = call(client)
        if hasattr(result, "response") and hasattr(result, "__iter__"):
            for _ in result:
                pass
        return "works", status
    except errors.ResponseValidationError as error:
        return f"validation error: {places(error.cause)}", status
    except errors.PipeshubError as error:
        kind = error.headers.get("content-type", "").split(";")[0]
        what = "unexpected status" if error.status_code < 400 else "status"
        return f"{what} {error.status_code} {kind}".strip(), status
    except ValidationError as error:
        # The events of a stream are validated as they are read.
        return f"validation error: {places(error)}", status
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return type(error).__name__, status


def places(cause):
    """Returns the fields that a validation error names, without the indices of lists."""
    if not isinstance(cause, ValidationError):
        return type(cause).__name__
    found = set()
    for error in cause.errors():
        place = [part for part in error["loc"] if isinstance(part, str) and part[:1].islower()]
        found.add(f"`{'.'.join(place)}` {error['type']}")
    return ", ".join(sorted(found))


class Recorded(httpx.BaseTransport):
    """A transport that responds with the recorded response."""

    def __init__(self, exchange):
        self.exchange = exchange
        self.expected = self.sent = fields(httpx.Request("GET", exchange["target"], json=exchange.get("json")))

    def handle_request(self, request):
        exchange = self.exchange
        self.sent = fields(request)
        # The real server refuses each request without a token that it expects one with.
        if "authorization" in exchange.get("headers", {}) and "authorization" not in request.headers:
            error = {"code": "HTTP_UNAUTHORIZED", "message": "No token provided"}
            return httpx.Response(401, json={"error": error})
        headers = {
            name: value
            for name, value in exchange.get("reply_headers", {}).items()
            if name.lower() not in ("content-length", "transfer-encoding", "content-encoding")
        }
        if "reply" in exchange:
            content = json.dumps(exchange["reply"]).encode()
        elif "chunks" in exchange:
            content = "".join(exchange["chunks"]).encode()
        else:
            content = exchange.get("reply_text", "").encode()
        return httpx.Response(exchange["status"], headers=headers, content=content)


def fields(request):
    """Returns the names of the parameters of a request, and of the fields of its JSON."""
    is_json = request.headers.get("content-type", "").startswith("application/json")
    body = json.loads(request.read()) if is_json else None
    return {*request.url.params, *(body if isinstance(body, dict) else ())}


def client_of(url, transport=None, **security):
    http = httpx.Client(follow_redirects=True, transport=transport)
    security = models.Security(**security or {"bearer_auth": TOKEN})
    return Pipeshub(server_url=url, security=security, client=http)


def recordings(all_operations):
    """Returns the usable exchanges of each operation, the successful ones first."""
    found = {}
    for file in sorted(RECORDED.glob("*.json")):
        recording = json.loads(file.read_text())
        for exchange in recording["exchanges"]:
            exchange |= {"file": file.stem, "stand_in": recording["stand_in"]}
            path = httpx.URL(exchange["target"]).path if is_usable(exchange) else ""
            fitting = [
                operation
                for operation in all_operations
                if operation.method == exchange["method"] and operation.pattern.fullmatch(path)
            ]
            if fitting:
                # `/connectors/registry` fits `/connectors/{connectorId}`, too.
                best = min(fitting, key=lambda operation: operation.template.count("{"))
                found.setdefault(best.id, (best, []))[1].append(exchange)
    for _, fitting in found.values():
        fitting.sort(key=lambda exchange: exchange["status"] >= 300)
    return found


def is_usable(exchange):
    """Whether the administrator sent the request, and the response was kept."""
    caller = exchange.get("headers", {}).get("authorization", "")
    return ("admin" in caller or not caller) and "reply_not_kept" not in exchange and not exchange.get("cut")


def recorded_rows(all_operations):
    for operation, fitting in recordings(all_operations).values():
        yield {"operation": operation.id} | compared(operation, fitting)


def compared(operation, fitting):
    """Compares the outcomes for the first exchange whose request the client can send."""
    missing = None
    for exchange in fitting:
        with Emulator() as emulator:
            try:
                given = arguments(operation, exchange, emulator)
            except Unsendable as unsendable:
                missing = missing or f"cannot send {unsendable}"
                continue
            emulator.prepare(operation.id)
            call = lambda client: operation.function(client)(**given)
            transport = Recorded(exchange)
            real, status = outcome(call, client_of("http://recorded.invalid/api/v1", transport))
            got, got_status = outcome(call, client_of(emulator.url))
        if status is None:
            missing = missing or f"cannot send the recorded request: {real}"
            continue
        if transport.expected - transport.sent:
            missing = missing or f"cannot send `{min(transport.expected - transport.sent)}`"
            continue
        if exchange["stand_in"]:
            # The gateway is real, and the fields are those of a stand-in behind it.
            real, got = f"status {status}", f"status {got_status}"
        source = f"{exchange['file']}: {exchange['title']}"
        more = ", ".join(sorted(transport.sent - transport.expected))
        source = f"{source}; the client also sends {more}" if more else source
        return {"source": source, "real": real, "emulator": got}
    return {"source": "", "real": missing, "emulator": ""}


def measured_rows():
    """Yields the outcomes that were measured with version 1.0.0 on a real server."""
    html = "unexpected status 200 text/html"
    for case, connector, security, real in [
        ("a session token", READY, {}, "works"),
        ("a personal access token", READY, {"bearer_auth": "phpat_emulator-personal"}, "works"),
        ("client credentials", READY, {"oauth2": True}, "status 403 application/json"),
        ("the connector `a/b`", "a/b", {}, html),
        ("an empty connector", "", {}, html),
        ("the connector `a?b#c`", "a?b#c", {}, "status 404 application/json"),
        ("a line break in the connector", "a\nb", {}, "InvalidURL"),
    ]:
        with Emulator() as emulator:
            if "oauth2" in security:
                security["oauth2"] = models.SchemeOauth2(
                    client_id="emulator-app",
                    client_secret="emulator-app-secret",
                    token_url=f"{emulator.url}/oauth2/token",
                )
            call = lambda client: client.connector_o_auth.get_o_auth_authorization_url(connector_id=connector)
            got, _ = outcome(call, client_of(emulator.url, **security))
        yield measured("getOAuthAuthorizationUrl", case, real, got)
    header = {"Authorization": f"Bearer {TOKEN}"}
    unexpected = "unexpected status 200 application/json"
    for case, options, code, headers, real in [
        ("as it is", [], None, {}, "status 401 application/json"),
        ("with the token as a header", [], None, header, unexpected),
        ("with the token as a header, the provider fails", [], "wrong", header, unexpected),
        # The client follows the redirect, and reads the page.
        ("the documented redirect", ["--documented-redirect"], None, header, "unexpected status 200 text/html"),
    ]:
        with Emulator(*options) as emulator:
            query = emulator.consent()
            query = {"code": code or query["code"], "state": query["state"]}
            call = lambda client: client.connector_o_auth.handle_o_auth_callback(**query, http_headers=headers)
            got, _ = outcome(call, client_of(emulator.url))
        yield measured("handleOAuthCallback", case, real, got)


def measured(operation, case, real, got):
    return {"operation": operation, "source": f"measured: {case}", "real": real, "emulator": got}


if __name__ == "__main__":
    known = list(operations(Pipeshub))
    rows = list(recorded_rows(known))
    if VERSION == "1.0.0":
        rows += measured_rows()
    print(json.dumps({"operations": len({operation.id for operation in known}), "rows": rows}))
