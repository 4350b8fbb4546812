package io.taskledger.platform.admission;

import io.taskledger.platform.request.RequestDeadline;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes the places that an endpoint {@linkplain Takes needs}, whatever the client says it wants.
 */
final class EndpointPlaces implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        Takes takes = method.getMethodAnnotation(Takes.class);
        Held held = Held.of(request);
        if (takes == null || held == null || !concerns(takes, request)) {
            return true;
        }
        // The head of a stream is all that it has: nobody would read the rest.
        if (takes.value() == Holding.STREAM && request.getMethod().equals("HEAD")) {
            response.setContentType("text/event-stream");
            return false;
        }
        if (takes.value() == Holding.STREAM) {
            held.exchangeFor(Holding.STREAM);
        } else {
            held.take(takes.value());
        }
        if (takes.lasting()) {
            RequestDeadline.lift(request);
        }
        return true;
    }

    private static boolean concerns(Takes takes, HttpServletRequest request) {
        return takes.onlyWith().isEmpty() || request.getParameter(takes.onlyWith()) != null;
    }
}
