"""As much of the remote control of Mozilla's programs as is needed to run scripts in them."""
import json
import socket


class Marionette:
    def __init__(self, port, timeout):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self.stream = self.socket.makefile("rb")
        self.number = 0
        self.read()  # it presents itself
        self.call("WebDriver:NewSession")
        self.call("WebDriver:SetTimeouts", script=timeout * 1000)
        self.call("Marionette:SetContext", value="chrome")

    def read(self):
        """A message: its length, a colon, JSON."""
        length = b""
        while (byte := self.stream.read(1)) != b":":
            if not byte:
                raise EOFError("the program has ended")
            length += byte
        return json.loads(self.stream.read(int(length)))

    def call(self, command, **parameters):
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self.read()
        if error:
            raise RuntimeError(f"{command}: {error}")
        return result

    def run(self, script, *arguments):
        """What the body of an asynchronous function returns in the window of the program."""
        answer = self.call("WebDriver:ExecuteAsyncScript", args=list(arguments), script="const done = arguments[arguments.length - 1];"
                           "(async (...args) => {" + script + "})(...arguments).then(value => done({ value }),"
                           "error => done({ error: `${error} ${error.stack}` }));")["value"]
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["value"]
