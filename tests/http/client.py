"""HTTP over TLS for tests: Raw sends bytes as they are, Client is a small browser without a screen."""
import re
import socket
import ssl
import urllib.parse


def context(**kw):
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)     # without the certificates of the system, which take 50 ms
    c.check_hostname = False
    c.verify_mode = ssl.CERT_NONE
    for name, value in kw.items():
        setattr(c, name, value)
    return c


class Response:
    def __init__(self, status, headers, body, version="HTTP/1.1"):
        self.status, self.headers, self.body, self.version = status, headers, body, version

    def header(self, name):
        """The value of a field; of several lines all, with ", " between; None: there is none."""
        found = [v for n, v in self.headers if n == name.lower()]
        return ", ".join(found) if found else None

    def lines(self, name):
        return [v for n, v in self.headers if n == name.lower()]

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def location(self):
        return self.header("location")

    def __repr__(self):
        return f"<{self.status} {self.headers} {self.body[:300]!r}>"


class Closed(Exception):
    """The server closed the connection before an answer was complete."""


class Raw:
    """One connection: Raw(port).send(b"GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n").response()"""

    def __init__(self, port, timeout=10, ctx=None, tls=True, host="localhost"):
        self.tcp = socket.create_connection((host, port), timeout)
        self.tcp.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock = self.tcp
        self.got = b""
        if tls:
            self.shake(ctx)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def shake(self, ctx=None):
        self.sock = (ctx or context()).wrap_socket(self.tcp, server_hostname="localhost")
        return self

    def timeout(self, seconds):
        self.sock.settimeout(seconds)
        return self

    def send(self, data):
        self.sock.sendall(data.encode() if isinstance(data, str) else data)
        return self

    def more(self):
        try:
            data = self.sock.recv(65536)
        except (ConnectionError, ssl.SSLError) as e:
            if isinstance(e, (ssl.SSLWantReadError, TimeoutError)):
                raise
            data = b""
        if not data:
            raise Closed(self.got[:200])
        self.got += data

    def until(self, mark):
        while mark not in self.got:
            self.more()
        data, _, self.got = self.got.partition(mark)
        return data

    def take(self, n):
        while len(self.got) < n:
            self.more()
        data, self.got = self.got[:n], self.got[n:]
        return data

    def response(self, head=False):
        """The next answer; head: it answers a HEAD, so no body comes."""
        lines = self.until(b"\r\n\r\n").decode("latin-1").split("\r\n")
        version, status, *_ = lines[0].split(" ", 2)
        headers = [(n.strip().lower(), v.strip()) for n, v in (x.split(":", 1) for x in lines[1:])]
        r = Response(int(status), headers, b"", version)
        if not head and r.status >= 200 and r.status not in (204, 304):
            r.body = self.take(int(r.header("content-length")))
        return r

    def closed(self, seconds=5):
        """Whether the server closes within that time, saying nothing more."""
        self.sock.settimeout(seconds)
        try:
            return self.got == b"" and self.sock.recv(1) == b""
        except TimeoutError:
            return False
        except (ConnectionError, ssl.SSLError):
            return True

    def close(self):
        self.sock.close()


class Client:
    """Keeps cookies and the connection; follows nothing by itself. get("/x"), post("/x", {…})."""

    def __init__(self, port, host="localhost", timeout=20, headers=None):
        self.port, self.host, self.timeout = port, host, timeout
        self.cookies, self.headers, self.raw = {}, dict(headers or {}), None

    @property
    def origin(self):
        return f"https://{self.host}:{self.port}"

    def request(self, method, path, body=b"", headers=None):
        h = {"host": f"{self.host}:{self.port}", **self.headers}
        if self.cookies:
            h["cookie"] = "; ".join(f"{n}={v}" for n, v in self.cookies.items())
        if method in ("POST", "PUT", "PATCH"):
            h["content-length"] = str(len(body))
        h.update(headers or {})
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{n}: {v}\r\n" for n, v in h.items() if v is not None)
        data = head.encode() + b"\r\n" + body
        for attempt in (1, 2):
            fresh = self.raw is None
            if fresh:
                self.raw = Raw(self.port, self.timeout)
            try:
                r = self.raw.send(data).response(head=method == "HEAD")
                break
            except (Closed, ConnectionError):
                self.close()
                if fresh or attempt == 2:   # a kept connection may have ended meanwhile
                    raise
        if r.header("connection") == "close":
            self.close()
        for line in r.lines("set-cookie"):
            name, _, value = line.split(";")[0].partition("=")
            if "max-age=0" in line.lower():
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        return r

    def get(self, path, headers=None):
        return self.request("GET", path, headers=headers)

    def head(self, path, headers=None):
        return self.request("HEAD", path, headers=headers)

    def post(self, path, fields=(), headers=None, csrf=None, files=None):
        """fields: dict or list of pairs; csrf: the token, put before them. files: {name: (filename, type, bytes)}."""
        pairs = list(fields.items()) if isinstance(fields, dict) else list(fields)
        if csrf is not None:
            pairs.insert(0, ("csrf", csrf))
        h = {"origin": self.origin, "sec-fetch-site": "same-origin"}
        if files is None:
            body = urllib.parse.urlencode(pairs).encode()
            h["content-type"] = "application/x-www-form-urlencoded"
        else:
            mark = "----mingbiaoTest7f3a"
            body = b""
            for n, v in pairs:
                body += f'--{mark}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode()
            for n, (filename, kind, data) in files.items():
                body += (f'--{mark}\r\nContent-Disposition: form-data; name="{n}"; filename="{filename}"\r\n'
                         f"Content-Type: {kind}\r\n\r\n").encode() + data + b"\r\n"
            body += f"--{mark}--\r\n".encode()
            h["content-type"] = f"multipart/form-data; boundary={mark}"
        h.update(headers or {})
        return self.request("POST", path, body, h)

    def follow(self, r, limit=5):
        """Goes where redirects lead, within this origin."""
        while r.status in (301, 303) and limit:
            where = urllib.parse.urljoin(self.origin + "/", r.location)
            if not where.startswith(self.origin + "/"):
                raise AssertionError(f"leads away to {where}")
            r, limit = self.get(where[len(self.origin):]), limit - 1
        return r

    def close(self):
        if self.raw:
            self.raw.close()
        self.raw = None


def csrf(r):
    """The token in a page's first form."""
    m = re.search(r'name="csrf" value="([0-9a-f]+)"', r.text)
    return m[1] if m else None
