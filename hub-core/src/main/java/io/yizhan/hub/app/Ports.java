package io.yizhan.hub.app;

import io.yizhan.hub.config.HubConfig.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports of one run, each checked before anything is started on it; 0 becomes a free one.
 *
 * @param host address all of them are on
 */
public record Ports(String host, int api, int management, int broker) {

    /** A port that another program holds. */
    public static final class PortTakenException extends IOException {
        private final int port;
        private final String option;

        PortTakenException(int port, String option) {
            super("port " + port + " is taken by another program; stop it, or choose another port with " + option
                    + " (0 picks a free one)");
            this.port = port;
            this.option = option;
        }

        int port() {
            return port;
        }

        /** The option that chooses another. */
        String option() {
            return option;
        }
    }

    /** @throws PortTakenException naming the port and the option that changes it */
    public static Ports choose(Settings settings) throws IOException {
        // All are held until all are chosen, so that no two are the same.
        List<ServerSocket> held = new ArrayList<>();
        try {
            return new Ports(settings.host(), hold(held, settings.host(), settings.port(), "--port"),
                    hold(held, settings.host(), settings.managementPort(), "--management-port"),
                    hold(held, settings.host(), settings.brokerPort(), "--broker-port"));
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private static int hold(List<ServerSocket> held, String host, int port, String option) throws IOException {
        ServerSocket socket = new ServerSocket();
        held.add(socket);
        socket.setReuseAddress(true);
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (java.net.BindException taken) {
            throw new PortTakenException(port, option);
        }
        return socket.getLocalPort();
    }

    /** Base URL of API and console. */
    public String apiUrl() {
        return "http://" + host + ":" + api;
    }

    /** Base URL of health and metrics. */
    public String managementUrl() {
        return "http://" + host + ":" + management;
    }

    /** URL for Core, AMQP 1.0 and STOMP clients. */
    public String brokerUrl() {
        return "tcp://" + host + ":" + broker;
    }
}
