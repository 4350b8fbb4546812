package io.taskledger.system;

import io.taskledger.system.Api.Answer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Sends each request to the next instance of the side that it is for, as production's does. Never
 * tries again: whatever a client sees is seen here.
 */
final class LoadBalancer implements Api.Route {

    private final Map<String, Queue<Instance>> sides =
            Map.of(
                    Release.COMMAND_SIDE, new ArrayDeque<>(),
                    Release.QUERY_SIDE, new ArrayDeque<>());
    private final Map<Instance, Integer> underWay = new HashMap<>();
    private final Map<Instance, Integer> answered = new HashMap<>();

    @Override
    public Answer send(String method, String path, Api.Request request) throws IOException {
        boolean query = method.equals("GET") || path.startsWith("/api/admin/");
        Instance instance = begin(query ? Release.QUERY_SIDE : Release.COMMAND_SIDE);
        try {
            return request.sentTo(instance.address());
        } finally {
            end(instance);
        }
    }

    private synchronized Instance begin(String side) {
        Queue<Instance> turns = sides.get(side);
        Instance next = turns.remove();
        turns.add(next);
        underWay.merge(next, 1, Integer::sum);
        return next;
    }

    private synchronized void end(Instance instance) {
        underWay.merge(instance, -1, Integer::sum);
        answered.merge(instance, 1, Integer::sum);
        notifyAll();
    }

    synchronized void add(Instance instance) {
        sides.get(instance.side()).add(instance);
    }

    /** Sends it nothing more, and returns when what it has in hand is answered. */
    synchronized void remove(Instance instance) throws InterruptedException {
        sides.get(instance.side()).remove(instance);
        while (underWay.getOrDefault(instance, 0) > 0) {
            wait();
        }
    }

    /** How many requests it has answered so far. */
    synchronized int answered(Instance instance) {
        return answered.getOrDefault(instance, 0);
    }
}
