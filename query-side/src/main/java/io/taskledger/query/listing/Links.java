package io.taskledger.query.listing;

import io.taskledger.api.page.PageInfo;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * RFC 8288 links from a page to others of its list, relative to the server. Each repeats what was
 * asked for; those that do not fit are left out, since the page itself says as much.
 */
public final class Links {

    /** Half of what the server has for all headers of an answer. */
    private static final int ROOM = 4_096;

    private final String path;
    private final Map<String, String[]> parameters;

    private Links(String path, Map<String, String[]> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    public static Links of(HttpServletRequest request) {
        return new Links(request.getRequestURI(), request.getParameterMap());
    }

    /** Null if none fits. */
    @Nullable String of(PageInfo page, boolean byCursor) {
        List<String> links = new ArrayList<>(); // the most useful first
        if (byCursor) {
            if (page.nextCursor() != null) {
                links.add(link("cursor", page.nextCursor(), "next"));
            }
            links.add(link("cursor", "", "first"));
        } else {
            long last = Math.max(0, page.totalPages() - 1);
            if (page.number() < last) {
                links.add(link("page", Long.toString(page.number() + 1), "next"));
            }
            if (page.number() > 0) {
                links.add(link("page", Long.toString(Math.min(page.number() - 1, last)), "prev"));
            }
            links.add(link("page", "0", "first"));
            links.add(link("page", Long.toString(last), "last"));
        }
        return fitting(links);
    }

    private static @Nullable String fitting(List<String> links) {
        StringJoiner header = new StringJoiner(", ");
        for (String link : links) {
            if (header.length() + link.length() < ROOM) {
                header.add(link);
            }
        }
        return header.length() == 0 ? null : header.toString();
    }

    private String link(String name, String value, String relation) {
        StringJoiner query = new StringJoiner("&");
        parameters.forEach(
                (parameter, values) -> {
                    if (!parameter.equals("page") && !parameter.equals("cursor")) {
                        for (String each : values) {
                            query.add(encode(parameter) + "=" + encode(each));
                        }
                    }
                });
        query.add(name + "=" + encode(value));
        return "<%s?%s>; rel=\"%s\"".formatted(path, query, relation);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
