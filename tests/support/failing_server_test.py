"""The failing server answers as it says, to each provider's client, and stops by itself.

SPDX-License-Identifier: Apache-2.0
"""

import http.client
import json
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import failing_server  # noqa: E402
from failing_server import FailingServer, RefusedPort, REFUSALS, PAGES  # noqa: E402

PATHS = {"anthropic": "/v1/messages?beta=true", "openai": "/v1/responses",
         "google": "/v1beta/models/gemini-3-pro:streamGenerateContent?alt=sse"}


def ask(server, path, method="POST", seconds=5):
    """Status, headers and body of one request."""
    connection = http.client.HTTPConnection("127.0.0.1", int(server.url.rsplit(":", 1)[1]), timeout=seconds)
    try:
        connection.request(method, path, body="{}" if method == "POST" else None)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode()
    finally:
        connection.close()


class FailingServerTest(unittest.TestCase):
    def test_each_refusal_has_its_providers_form(self):
        for scenario, answers in REFUSALS.items():
            with FailingServer(scenario) as server:
                for provider, (status, _) in answers.items():
                    with self.subTest(scenario=scenario, provider=provider):
                        got, headers, body = ask(server, PATHS[provider])
                        error = json.loads(body)["error"]
                        self.assertEqual((got, headers["Content-Type"]), (status, "application/json"))
                        self.assertTrue(error["message"])
                        self.assertIn({"anthropic": "type", "openai": "param", "google": "status"}[provider], error)
                        self.assertEqual(error.get("code") if provider == "google" else status, status)

    def test_pages_are_html_for_every_provider(self):
        for scenario, (status, text, headers) in PAGES.items():
            with FailingServer(scenario) as server:
                for path in PATHS.values():
                    with self.subTest(scenario=scenario, path=path):
                        got, sent, body = ask(server, path)
                        self.assertEqual((got, body), (status, text))
                        self.assertLessEqual(headers.items(), sent.items())

    def test_the_redirect_leads_to_a_page(self):
        with FailingServer("login redirect") as server:
            status, _, body = ask(server, "/portal/login", "GET")
        self.assertEqual(status, 200)
        self.assertIn("<!DOCTYPE html>", body)

    def test_what_is_no_request_to_a_model_is_not_found(self):
        with FailingServer("invalid key") as server:
            self.assertEqual(ask(server, "/v1/v1/messages")[0], 404)
            self.assertEqual(ask(server, "/v1/models", "GET")[0], 404)
            self.assertEqual(server.requests, [("POST", "/v1/v1/messages"), ("GET", "/v1/models")])

    def test_works_streams_to_the_end_and_cut_does_not(self):
        for provider, path in PATHS.items():
            with FailingServer("works") as server, FailingServer("cut") as cut:
                with self.subTest(provider=provider):
                    self.assertIn("pong", ask(server, path)[2])
                    self.assertRaises(http.client.IncompleteRead, ask, cut, path)

    def test_reset_resets_and_hang_hangs(self):
        with FailingServer("reset") as server:
            self.assertRaises(ConnectionResetError, ask, server, "/v1/messages")
        with FailingServer("hang") as server:
            self.assertRaises(TimeoutError, ask, server, "/v1/messages", "POST", 0.5)

    def test_a_proxy_lets_nobody_through(self):
        for scenario, status in (("proxy login", 407), ("invalid key", 502)):
            with FailingServer(scenario) as server:
                self.assertEqual(ask(server, "api.example:443", "CONNECT")[0], status)

    def test_a_refused_port_refuses(self):
        with RefusedPort() as port:
            self.assertRaises(ConnectionRefusedError, ask, port, "/v1/messages")

    def test_it_stops_after_its_time(self):
        with FailingServer("invalid key", seconds=0.3) as server:
            self.assertEqual(ask(server, "/v1/messages")[0], 401)
            server.thread.join(5)
            self.assertRaises(ConnectionRefusedError, ask, server, "/v1/messages")

    def test_it_answers_only_so_many_requests(self):
        kept, failing_server.MOST_REQUESTS = failing_server.MOST_REQUESTS, 2
        try:
            with FailingServer("invalid key") as server:
                self.assertEqual([ask(server, "/v1/messages")[0] for _ in range(2)], [401, 401])
                self.assertRaises(http.client.RemoteDisconnected, ask, server, "/v1/messages")
                self.assertEqual(len(server.requests), 2)
        finally:
            failing_server.MOST_REQUESTS = kept

    def test_leaving_ends_a_hanging_request(self):
        started = time.monotonic()
        with FailingServer("hang") as server:
            self.assertRaises(TimeoutError, ask, server, "/v1/messages", "POST", 0.2)
        self.assertLess(time.monotonic() - started, 5)

    def test_an_unknown_scenario_is_refused(self):
        self.assertRaises(ValueError, FailingServer, "nonsense")


if __name__ == "__main__":
    unittest.main()
