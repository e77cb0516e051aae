"""A provider that fails: a small HTTP server on this machine that answers each client in its own provider's form.

SPDX-License-Identifier: Apache-2.0
"""

import json
import socket
import struct
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MOST_REQUESTS = 200
MOST_SECONDS = 240
REQUEST_ID = "req_011CFAKE0000000000000001"

# Scenarios without an answer of their own: what the server does is in Answers.do_deed.
DEEDS = ("works", "reset", "hang", "cut")


def anthropic(kind, message):
    return {"type": "error", "error": {"type": kind, "message": message}, "request_id": REQUEST_ID}


def openai(kind, code, message):
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def google(status, message, reason=None):
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "domain": "googleapis.com",
                "metadata": {"service": "generativelanguage.googleapis.com"}}] if reason else []
    return {"error": {"message": message, "status": status, "details": details}}


# Scenario to provider to (HTTP status, body). The error types and texts are the providers' own.
REFUSALS = {
    "invalid key": {
        "anthropic": (401, anthropic("authentication_error", "invalid x-api-key")),
        "openai": (401, openai("invalid_request_error", "invalid_api_key",
                               "Incorrect API key provided: sk-proj-********0000. You can find your API key at "
                               "https://platform.openai.com/account/api-keys.")),
        "google": (400, google("INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.",
                               "API_KEY_INVALID"))},
    "expired login": {
        "anthropic": (401, anthropic("authentication_error", "OAuth token has expired. Please obtain a new token or "
                                                             "refresh your existing token."))},
    "revoked login": {
        "anthropic": (403, anthropic("permission_error", "OAuth token has been revoked. Please obtain a new token."))},
    "region": {
        "anthropic": (403, {"error": {"type": "forbidden", "message": "Request not allowed"}}),
        "openai": (403, openai("request_forbidden", "unsupported_country_region_territory",
                               "Country, region, or territory not supported")),
        "google": (400, google("FAILED_PRECONDITION", "User location is not supported for the API use."))},
    "credit too low": {
        "anthropic": (400, anthropic("invalid_request_error",
                                     "Your credit balance is too low to access the Anthropic API. Please go to "
                                     "Plans & Billing to upgrade or purchase credits.")),
        "openai": (429, openai("insufficient_quota", "insufficient_quota",
                               "You exceeded your current quota, please check your plan and billing details. For more "
                               "information on this error, read the docs: "
                               "https://platform.openai.com/docs/guides/error-codes/api-errors."))},
    "no such model": {
        "anthropic": (404, anthropic("not_found_error", "model: claude-fake-9")),
        "openai": (404, openai("invalid_request_error", "model_not_found",
                               "The model `gpt-fake-9` does not exist or you do not have access to it.")),
        "google": (404, google("NOT_FOUND", "models/gemini-fake-9 is not found for API version v1beta, or is not "
                                            "supported for generateContent. Call ListModels to see the list of "
                                            "available models and their supported methods."))},
    "rate limit": {
        "anthropic": (429, anthropic("rate_limit_error",
                                     "This request would exceed your organization's rate limit of 50 requests per "
                                     "minute. For details, refer to: https://docs.claude.com/en/api/rate-limits.")),
        "openai": (429, openai("requests", "rate_limit_exceeded",
                               "Rate limit reached for gpt-5 in organization org-fake on requests per min (RPM): "
                               "Limit 3, Used 3, Requested 1. Please try again in 20s."))},
    "server error": {
        "anthropic": (500, anthropic("api_error", "Internal server error")),
        "openai": (500, openai("server_error", None, "The server had an error while processing your request")),
        "google": (500, google("INTERNAL", "An internal error has occurred."))},
    "overloaded": {
        "anthropic": (529, anthropic("overloaded_error", "Overloaded")),
        "openai": (503, openai("service_unavailable_error", "server_is_overloaded",
                               "The engine is currently overloaded, please try again later")),
        "google": (503, google("UNAVAILABLE", "The model is overloaded. Please try again later."))},
}


def page(title, text):
    return f"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>\n"


# Scenario to (HTTP status, page, further headers): somebody between the client and its provider answers.
PAGES = {
    "blocked page": (403, page("Access blocked", "<p>This site is not allowed by the policy of your network.</p>"), {}),
    "challenge page": (403, page("Just a moment...", "<noscript>Enable JavaScript and cookies to continue</noscript>"),
                       {"Server": "cloudflare", "CF-RAY": "0000000000000000-XXX"}),
    "bad gateway": (502, page("502 Bad Gateway", "<hr>nginx"), {"Server": "nginx"}),
    "portal": (200, page("Guest Wi-Fi sign in", '<form action="/portal/login"><input name="room"></form>'), {}),
    "login redirect": (302, "", {"Location": "/portal/login"}),
    "proxy login": (407, page("Proxy authentication required", ""), {"Proxy-Authenticate": 'Basic realm="proxy"'}),
}
SCENARIOS = (*REFUSALS, *PAGES, *DEEDS)


def provider_of(path):
    """Whose API a path belongs to; None when it is no request to a model."""
    bare = path.split("?")[0]
    if bare == "/v1/messages":
        return "anthropic"
    if bare == "/v1/responses":
        return "openai"
    if bare.startswith("/v1beta/models/") and bare.endswith((":generateContent", ":streamGenerateContent")):
        return "google"
    return None


def events(*named):
    return "".join(f"event: {body['type']}\ndata: {json.dumps(body)}\n\n" for body in named)


def pong(provider):
    """The text of a stream that says 'pong', the way the provider sends it."""
    if provider == "anthropic":
        message = {"id": "msg_01FAKE", "type": "message", "role": "assistant", "model": "claude-fake-9", "content": [],
                   "stop_reason": None, "stop_sequence": None, "usage": {"input_tokens": 1, "output_tokens": 1}}
        return events({"type": "message_start", "message": message},
                      {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
                      {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "pong"}},
                      {"type": "content_block_stop", "index": 0},
                      {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None},
                       "usage": {"output_tokens": 1}},
                      {"type": "message_stop"})
    if provider == "openai":
        item = {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
                "content": [{"type": "output_text", "text": "pong", "annotations": []}]}
        usage = {"input_tokens": 1, "output_tokens": 1, "total_tokens": 2}
        return events({"type": "response.created", "response": {"id": "resp_1"}},
                      {"type": "response.output_item.done", "output_index": 0, "item": item},
                      {"type": "response.completed", "response": {"id": "resp_1", "output": [item], "usage": usage}})
    answer = {"candidates": [{"content": {"role": "model", "parts": [{"text": "pong"}]}, "finishReason": "STOP"}]}
    return f"data: {json.dumps(answer)}\n\n"


class Answers(BaseHTTPRequestHandler):
    """One connection. `server.scenario` says how a request to a model ends; every other path is not found."""

    protocol_version = "HTTP/1.1"
    timeout = MOST_SECONDS

    def log_message(self, *_):
        pass

    def take_request(self):
        """Reads the body and notes the request. False when the server has answered enough."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        return self.server.owner.note(self.command, self.path)

    def answer(self, status, body, content_type, headers=None):
        data = body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def answer_json(self, status, body):
        self.answer(status, json.dumps(body), "application/json",
                    {"request-id": REQUEST_ID, "x-request-id": REQUEST_ID})

    def do_deed(self, provider):
        deed = self.server.scenario
        if deed == "works":
            self.answer(200, pong(provider), "text/event-stream")
            return
        self.close_connection = True
        if deed == "hang":
            self.server.owner.stopped.wait(MOST_SECONDS)
        elif deed == "reset":
            # Lingering zero seconds makes close() send RST instead of FIN.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            whole = pong(provider)
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Content-Length", str(len(whole)))
            self.end_headers()
            self.wfile.write(whole[:len(whole) // 2].encode())

    def do_POST(self):
        if not self.take_request():
            self.close_connection = True
            return
        scenario, provider = self.server.scenario, provider_of(self.path)
        if self.path == "/portal/login":
            self.answer(200, PAGES["portal"][1], "text/html; charset=utf-8")
        elif provider is None:
            self.answer_json(404, anthropic("not_found_error", "Not found"))
        elif scenario in PAGES:
            status, text, headers = PAGES[scenario]
            self.answer(status, text, "text/html; charset=utf-8", headers)
        elif scenario in DEEDS and self.command == "GET":  # a stream of another kind than the one that is spoken here
            self.answer_json(404, openai("invalid_request_error", None, f"Invalid URL (GET {self.path})"))
        elif scenario in DEEDS:
            self.do_deed(provider)
        else:
            status, body = REFUSALS[scenario][provider]
            if provider == "google":
                body = {"error": {"code": status, **body["error"]}}
            self.answer_json(status, body)

    do_GET = do_HEAD = do_POST

    def do_CONNECT(self):
        """As a proxy it lets nobody through."""
        self.close_connection = True
        if self.server.owner.note(self.command, self.path):
            status, text, headers = PAGES["proxy login" if self.server.scenario == "proxy login" else "bad gateway"]
            self.answer(status, text, "text/html", headers)


class Listener(ThreadingHTTPServer):
    """`owner` is the FailingServer, `scenario` one of SCENARIOS."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address):
        """A client that goes away early is nothing to report."""


class FailingServer:
    """Listens between `with` and its end, for at most `seconds` and MOST_REQUESTS requests.

    `requests` holds (method, path) of each request that was answered. `url` has no slash at its end.
    """

    def __init__(self, scenario, seconds=MOST_SECONDS):
        if scenario not in SCENARIOS:
            raise ValueError(f"no such scenario: {scenario}")
        self.requests, self.stopped, self.lock = [], threading.Event(), threading.Lock()
        self.listener = Listener(("127.0.0.1", 0), Answers)
        self.listener.owner, self.listener.scenario = self, scenario
        self.url = f"http://127.0.0.1:{self.listener.server_address[1]}"
        self.ends = time.monotonic() + seconds
        self.thread = threading.Thread(target=self.serve, daemon=True)

    def serve(self):
        self.listener.timeout = 0.1
        while not self.stopped.is_set() and time.monotonic() < self.ends:
            self.listener.handle_request()
        self.stopped.set()
        self.listener.server_close()

    def note(self, method, path):
        with self.lock:
            if len(self.requests) >= MOST_REQUESTS or self.stopped.is_set():
                return False
            self.requests.append((method, path))
            return True

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        self.thread.join()


class RefusedPort:
    """A port that belongs to this process, so that nobody else listens there, and refuses every connection."""

    def __init__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.requests = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()
