"""A web server for tests, on this machine: answers are functions of the path and the headers."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Web:
    """Answers by path; each is (status, headers, body) or a function of the request."""

    def __init__(self):
        self.answers, self.asked = {}, []
        self.url = ""

    def count(self, path):
        return sum(asked == path for asked, _ in self.asked)


@contextmanager
def web():
    served = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            headers = {key.lower(): value for key, value in self.headers.items()}
            served.asked.append((self.path, headers))
            answer = served.answers.get(self.path, (404, {}, b"not here"))
            if callable(answer):
                answer = answer(self, headers)
            if answer is None:
                return
            status, fields, body = answer
            self.send_response(status)
            for key, value in fields.items():
                self.send_header(key, value)
            if "Content-Length" not in fields:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_):  # who asks may hang up
            pass

    server = Server(("127.0.0.1", 0), Handler)
    served.server = server
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
