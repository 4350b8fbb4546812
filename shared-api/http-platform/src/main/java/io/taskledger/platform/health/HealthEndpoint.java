package io.taskledger.platform.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.platform.request.HealthPaths;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;

/** For load balancers, orchestrators and people with curl; needs no token. */
@RestController
@Tag(name = "Health")
@SecurityRequirements
final class HealthEndpoint {

    private final ReadinessChecks checks;
    private final ServiceInfo service;
    private volatile boolean wasReady;

    HealthEndpoint(ReadinessChecks checks, ServiceInfo service) {
        this.checks = checks;
        this.service = service;
    }

    /** The process runs and answers; says nothing of what it depends on. */
    @GetMapping(HealthPaths.LIVE)
    @Operation(operationId = "live", summary = "The process lives")
    ResponseEntity<Status> live() {
        return answer(200, new Status("ok"));
    }

    @GetMapping(HealthPaths.READY)
    @Operation(operationId = "ready", summary = "The service can serve")
    ResponseEntity<Ready> ready() {
        Map<String, Boolean> outcome = checks.outcome();
        boolean ready = !outcome.containsValue(false);
        wasReady |= ready;
        return answer(ready ? 200 : 503, new Ready(ready ? "ok" : "not_ready", outcome));
    }

    /**
     * Also what a load balancer asks: 503 until the service was ready once, then 200 for as long as
     * it lives, so that what never could serve replaces nothing, and nothing is replaced for want
     * of what its successor would lack too.
     */
    @GetMapping(HealthPaths.DIAGNOSTIC)
    @Operation(operationId = "diagnostic", summary = "Which service answers here")
    ResponseEntity<Diagnostic> diagnostic() {
        boolean begun = wasReady || !checks.outcome().containsValue(false);
        wasReady |= begun;
        return answer(
                begun ? 200 : 503,
                new Diagnostic(begun ? "ok" : "starting", service.name(), service.version()));
    }

    private static <T> ResponseEntity<T> answer(int status, T body) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
    }

    record Status(String status) {}

    record Ready(String status, Map<String, Boolean> checks) {}

    record Diagnostic(String status, String service, String version) {}
}
