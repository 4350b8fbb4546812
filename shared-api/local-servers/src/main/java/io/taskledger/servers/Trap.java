package io.taskledger.servers;

import java.util.function.Consumer;

/**
 * What is to happen once.
 *
 * @param marker bytes of the request at which it happens
 */
record Trap(byte[] marker, TcpProxy.Moment moment, Consumer<TcpProxy.Link> action) {

    boolean isSprungBy(byte[] bytes, int length) {
        for (int from = 0; from <= length - marker.length; from++) {
            int at = 0;
            while (at < marker.length && bytes[from + at] == marker[at]) {
                at++;
            }
            if (at == marker.length) {
                return true;
            }
        }
        return false;
    }
}
