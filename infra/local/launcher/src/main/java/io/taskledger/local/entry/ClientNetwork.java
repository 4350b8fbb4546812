package io.taskledger.local.entry;

import io.undertow.server.HttpServerExchange;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What limits of one client go by: its IPv4 address, or its IPv6 network of 2⁶⁴ addresses. */
final class ClientNetwork {

    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    static InetAddress of(HttpServerExchange exchange) {
        return of(exchange.getConnection().getPeerAddress(InetSocketAddress.class).getAddress());
    }

    /** Of an IPv6 address the first of its network, without a zone. */
    static InetAddress of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }
}
