package io.taskledger.platform.sample;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.admission.Holding;
import io.taskledger.platform.admission.Takes;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.health.Readiness;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.platform.request.RequestDeadline;
import io.taskledger.platform.request.RequestIds;
import io.taskledger.servers.TestIssuer;
import io.taskledger.servers.TestRedis;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A service that has nothing but the platform and a few endpoints to try it on. */
@SpringBootApplication
@RestController
public class SampleService {

    /** What the sample needs to serve. */
    public static final AtomicBoolean READY = new AtomicBoolean(true);

    /** Opens when the slow request has been accepted. */
    public static final CountDownLatch SLOW_ARRIVED = new CountDownLatch(1);

    /** Lets the slow request finish. */
    public static final CountDownLatch SLOW_MAY_GO = new CountDownLatch(1);

    /** Bytes of a large answer. */
    public static final int LARGE = 64 * 1024 * 1024;

    private static final AtomicReference<CountDownLatch> HELD =
            new AtomicReference<>(new CountDownLatch(1));

    /**
     * Starts it on a free port, beside the running servers unless the settings say otherwise.
     *
     * @param settings prevail over all others
     */
    public static ConfigurableApplicationContext start(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(TestIssuer.shared().properties());
        all.put("server.port", 0);
        all.put("server.address", "127.0.0.1");
        all.put("spring.data.redis.url", TestRedis.url());
        all.putAll(settings);
        return new SpringApplicationBuilder(SampleService.class)
                .run(
                        all.entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                .toArray(String[]::new));
    }

    /** In a process of its own. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(SampleService.class).run(arguments);
    }

    enum Colour {
        RED,
        GREEN
    }

    record Inner(int count, List<String> labels) {}

    record Body(@NotBlank String title, Colour colour, LocalDate due, UUID owner, Inner inner) {}

    @Bean
    Readiness sampleReadiness() {
        return new Readiness() {
            @Override
            public String name() {
                return "sample";
            }

            @Override
            public boolean isReady() {
                return READY.get();
            }
        };
    }

    @GetMapping("/api/caller")
    Map<String, Object> caller(Caller caller, RequestIds ids) {
        return Map.of(
                "id", caller.id(),
                "name", caller.name(),
                "admin", caller.isAdmin(),
                "requestId", ids.requestId(),
                "traceId", ids.traceId());
    }

    @GetMapping("/api/noop")
    Map<String, String> noop() {
        return Map.of("status", "ok");
    }

    @PostMapping(value = "/api/bodies", consumes = MediaType.APPLICATION_JSON_VALUE)
    Body body(@Valid @RequestBody Body body) {
        return body;
    }

    @GetMapping("/api/items/{id}")
    UUID item(@PathVariable UUID id) {
        return id;
    }

    @GetMapping("/api/items")
    int items(@RequestParam @Max(100) int size, @RequestParam(required = false) Colour colour) {
        return size;
    }

    @GetMapping("/api/conflict")
    void conflict() {
        throw new ProblemException(
                        ErrorCode.VERSION_CONFLICT, "Read it again.", Map.of("currentVersion", 7))
                .header("ETag", "\"7\"");
    }

    @GetMapping("/api/crash")
    void crash() {
        throw new IllegalStateException("secret detail of the inside");
    }

    @GetMapping("/api/half")
    void half(HttpServletResponse response) throws IOException {
        response.getOutputStream().write("one line\n".getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        throw new IllegalStateException("secret detail of the inside");
    }

    @GetMapping("/api/remaining")
    Map<String, Long> remaining() {
        return Map.of("seconds", RequestDeadline.atMost(Duration.ofDays(1)).toSeconds());
    }

    @GetMapping("/api/remaining-of-export")
    @Takes(value = Holding.HEAVY_READ, lasting = true)
    Map<String, Long> remainingOfExport() {
        return remaining();
    }

    @GetMapping("/api/large")
    void large(HttpServletResponse response) throws IOException {
        response.getOutputStream().write(new byte[LARGE]);
    }

    @GetMapping("/api/slow")
    String slow() throws InterruptedException {
        SLOW_ARRIVED.countDown();
        SLOW_MAY_GO.await();
        return "done";
    }

    /** Lets all held requests be answered. */
    public static void letGo() {
        HELD.getAndSet(new CountDownLatch(1)).countDown();
    }

    @GetMapping("/api/held")
    String held() throws InterruptedException {
        HELD.get().await();
        return "done";
    }

    @GetMapping("/api/past")
    @Takes(value = Holding.HEAVY_READ, onlyWith = "asOf")
    String past(@RequestParam(required = false) String asOf) throws InterruptedException {
        return asOf == null ? "now" : held();
    }

    @GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Takes(value = Holding.STREAM, lasting = true)
    void stream(HttpServletResponse response) throws IOException, InterruptedException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.flushBuffer();
        held();
    }

    @GetMapping("/api/later")
    Callable<String> later(@RequestParam boolean fail) {
        return () -> {
            if (fail) {
                throw new IllegalStateException("secret detail of the inside");
            }
            return "done";
        };
    }
}
