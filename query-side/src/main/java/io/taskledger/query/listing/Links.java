package io.taskledger.query.listing;

import io.taskledger.api.page.PageInfo;

import jakarta.servlet.http.HttpServletRequest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** RFC 8288 links from a page to others of its list, relative to the server. */
public final class Links {

    private final String path;
    private final Map<String, String[]> parameters;

    private Links(String path, Map<String, String[]> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    public static Links of(HttpServletRequest request) {
        return new Links(request.getRequestURI(), request.getParameterMap());
    }

    String of(PageInfo page, boolean byCursor) {
        List<String> links = new ArrayList<>();
        if (byCursor) {
            links.add(link("cursor", "", "first"));
            if (page.nextCursor() != null) {
                links.add(link("cursor", page.nextCursor(), "next"));
            }
        } else {
            long last = Math.max(0, page.totalPages() - 1);
            links.add(link("page", "0", "first"));
            if (page.number() > 0) {
                links.add(link("page", Long.toString(Math.min(page.number() - 1, last)), "prev"));
            }
            if (page.number() < last) {
                links.add(link("page", Long.toString(page.number() + 1), "next"));
            }
            links.add(link("page", Long.toString(last), "last"));
        }
        return String.join(", ", links);
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
