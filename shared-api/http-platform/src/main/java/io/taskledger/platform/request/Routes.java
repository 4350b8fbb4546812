package io.taskledger.platform.request;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The route of a request, also of one that was refused before it was looked up. */
final class Routes {

    private final List<PathPattern> patterns;

    Routes(Stream<RequestMappingHandlerMapping> mappings) {
        this.patterns =
                mappings.flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                        .map(RequestMappingInfo::getPathPatternsCondition)
                        .filter(Objects::nonNull)
                        .flatMap(condition -> condition.getPatterns().stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** The pattern, such as {@code /api/items/{id}}; {@code unknown} if there is none. */
    String of(HttpServletRequest request) {
        Object known = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (known != null) {
            return known.toString();
        }
        if (request.getRequestURI().indexOf(';') >= 0) {
            return "unknown"; // no route has parameters, and they might not be readable
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return patterns.stream()
                .filter(pattern -> pattern.matches(path))
                .map(PathPattern::getPatternString)
                .findFirst()
                .orElse("unknown");
    }
}
