"""STOMP 1.2 with nothing but Python's own library, as a department or consumer without Java would.

stomp.py HOST PORT USER send QUEUE   sends what stands on standard input behind the first line
stomp.py HOST PORT USER take QUEUE   takes one message, acknowledges it, prints it
The first line of standard input is the token.
"""
import socket
import sys


def frame(command, headers, body=b""):
    head = command + "\n" + "".join(f"{name}:{value}\n" for name, value in headers.items())
    return head.encode() + (f"content-length:{len(body)}\n".encode() if body else b"") + b"\n" + body + b"\0"


def receive(stream):
    command = stream.readline().decode().strip()
    while not command:
        command = stream.readline().decode().strip()
    headers = {}
    for line in iter(lambda: stream.readline().decode().rstrip("\r\n"), ""):
        name, _, value = line.partition(":")
        headers.setdefault(name, value.replace("\\c", ":"))
    if "content-length" in headers:
        body = stream.read(int(headers["content-length"]))
        stream.read(1)
    else:
        body = b"".join(iter(lambda: stream.read(1), b"\0"))
    if command == "ERROR":
        sys.exit("refused: " + headers.get("message", ""))
    return command, headers, body


host, port, user, action, queue = sys.argv[1:]
token = sys.stdin.buffer.readline().decode().strip()
with socket.create_connection((host, int(port)), timeout=60) as broker, broker.makefile("rb") as stream:
    broker.sendall(frame("CONNECT", {"accept-version": "1.2", "host": host, "login": user, "passcode": token}))
    assert receive(stream)[0] == "CONNECTED"
    if action == "send":
        broker.sendall(frame("SEND", {"destination": queue, "receipt": "kept"}, sys.stdin.buffer.read()))
        assert receive(stream)[:1] == ("RECEIPT",)
    else:
        broker.sendall(frame("SUBSCRIBE", {"id": "1", "destination": queue, "ack": "client-individual"}))
        _, headers, body = receive(stream)
        broker.sendall(frame("ACK", {"id": headers["ack"], "receipt": "acknowledged"}))
        answer = receive(stream)[0]
        while answer == "MESSAGE":  # the next ones, which go back when this connection ends
            answer = receive(stream)[0]
        assert answer == "RECEIPT"
        sys.stdout.buffer.write(body)
