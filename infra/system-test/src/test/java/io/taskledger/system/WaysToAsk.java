package io.taskledger.system;

import io.taskledger.system.Wire.Reply;
import io.taskledger.system.Wire.Request;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every way to ask a query for a project: as of a time, by search, by cursor, conditionally. */
final class WaysToAsk {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private WaysToAsk() {}

    /** Asks as one who may, so that what the others ask for is in the cache. */
    static List<Request> of(Endpoint endpoint, SecretProject secret, Callers callers)
            throws IOException {
        String path = secret.target(endpoint);
        String insider = endpoint.path().startsWith("/api/admin/") ? "admin" : "alice";
        String all = endpoint.has("projectId") ? "projectId=" + secret.id() : "";
        List<String> targets = new ArrayList<>(List.of(path + "?" + all));
        if (endpoint.has("asOf")) {
            String found = endpoint.has("q") ? "q=" + secret.word() + "&" : "";
            targets.add(path + "?" + found + "asOf=" + Instant.now());
            targets.add(path + "?" + found + "asOf=" + secret.then());
        }
        if (endpoint.has("q")) {
            targets.add(path + "?q=" + secret.word());
        }
        if (endpoint.has("cursor")) {
            Reply first = callers.send(insider, get(path + "?size=1&cursor=&" + all, secret));
            Matcher next = NEXT.matcher(String.valueOf(first.header("Link")));
            if (next.find()) {
                targets.add(next.group(1).replaceFirst("^https?://[^/]*", ""));
            }
        }
        List<Request> ways = new ArrayList<>();
        for (String target : targets) {
            Request asked = get(target, secret);
            ways.add(asked);
            String tag = callers.send(insider, asked).header("ETag");
            if (tag != null) {
                ways.add(get(target, secret, "If-None-Match: " + tag));
            }
        }
        ways.add(new Request("HEAD", path, List.of(), new byte[0]));
        return ways;
    }

    private static Request get(String target, SecretProject secret, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Consistency-Token: " + secret.token());
        all.add("Prefer: wait=10");
        return Request.of("GET", target, "", all.toArray(String[]::new));
    }

    /** A page of all there is may show others, and what is unchanged shows nothing. */
    static boolean mustShow(Request asked, SecretProject secret) {
        String target = asked.target();
        return asked.method().equals("GET")
                && !target.contains("cursor=")
                && (target.contains("q=") || target.contains(secret.id()))
                && asked.headers().stream().noneMatch(each -> each.startsWith("If-None-Match"));
    }
}
