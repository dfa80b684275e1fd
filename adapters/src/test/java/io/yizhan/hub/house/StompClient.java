package io.yizhan.hub.house;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** STOMP 1.2 written by hand over a socket, as a department without any library would. */
final class StompClient implements AutoCloseable {

    /** One frame. */
    record Frame(String command, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What the broker says in an ERROR frame. */
    static final class RefusedException extends IOException {
        RefusedException(Frame error) {
            super(error.headers().get("message"));
        }
    }

    private final Socket socket;

    StompClient(String host, int port, String user, String password) throws IOException {
        socket = new Socket(host, port);
        send("CONNECT", new byte[0], "accept-version:1.2", "host:" + host, "login:" + user, "passcode:" + password);
        Frame answer = receive(10_000);
        if (answer == null || !answer.command().equals("CONNECTED")) {
            close();
            throw new IOException("not connected");
        }
    }

    /** Returns once the broker has done it. @throws RefusedException where it won't */
    void command(String command, byte[] body, String... headers) throws IOException {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "receipt:" + command;
        send(command, body, all);
        Frame answer;
        do {
            answer = receive(10_000);
        } while (answer != null && answer.command().equals("MESSAGE"));
        if (answer == null || !answer.command().equals("RECEIPT")) {
            throw new IOException("no receipt");
        }
    }

    void send(String command, byte[] body, String... headers) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes((command + "\n" + String.join("\n", headers) + "\n").getBytes(StandardCharsets.UTF_8));
        if (body.length > 0) {
            frame.writeBytes(("content-length:" + body.length + "\n").getBytes(StandardCharsets.UTF_8));
        }
        frame.write('\n');
        frame.writeBytes(body);
        frame.write(0);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /** The next frame, or null where none comes in time. @throws RefusedException where it is an ERROR */
    Frame receive(int millis) throws IOException {
        socket.setSoTimeout(millis);
        InputStream in = socket.getInputStream();
        String command;
        try {
            do {
                command = line(in);
            } while (command.isEmpty());
        } catch (SocketTimeoutException nothing) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.putIfAbsent(header.substring(0, colon), header.substring(colon + 1).replace("\\c", ":").replace("\\\\", "\\"));
        }
        byte[] body;
        if (headers.containsKey("content-length")) {
            body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
            in.read();
        } else {
            body = upTo(0, in);
        }
        Frame frame = new Frame(command, headers, body);
        if (command.equals("ERROR")) {
            throw new RefusedException(frame);
        }
        return frame;
    }

    private static String line(InputStream in) throws IOException {
        return new String(upTo('\n', in), StandardCharsets.UTF_8).stripTrailing();
    }

    private static byte[] upTo(int end, InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != end; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the broker hung up");
            }
            bytes.write(b);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
