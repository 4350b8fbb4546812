package io.taskledger.platform.admission;

import jakarta.servlet.ServletRequest;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Where a request comes from: the address that the entry point saw, else that of the connection. Of
 * an IPv6 address only the network counts: a single host has 2⁶⁴ of them.
 */
public final class Origin {

    private static final int NETWORK_BYTES = 8;

    private Origin() {}

    /** Names the origin, such as {@code address:192.0.2.7}. */
    public static String of(ServletRequest request) {
        String address = request.getRemoteAddr();
        if (address.indexOf(':') < 0) {
            return "address:" + address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? "network:" + HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES)
                    : "address:" + parsed.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return "address:unknown";
        }
    }
}
