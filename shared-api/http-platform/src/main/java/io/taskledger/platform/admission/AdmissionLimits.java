package io.taskledger.platform.admission;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much one instance does at once for all callers together, and for one of them. What is 0
 * follows from the heap, which each of these would fill if nothing bounded it.
 *
 * @param maxConcurrentRequests of signed-in callers, waiting ones among them; by default one for
 *     each 512 KiB of heap
 * @param maxBodies being read; by default a quarter of the requests
 * @param maxBodyBytes of bodies in memory; by default a sixteenth of the heap
 * @param maxAnswerBytes of answers that are ready and not taken; by default a quarter of the heap
 * @param maxWaits for state that is not there yet; by default half of the requests
 * @param maxStreams of changes; by default one for each MiB of heap
 * @param maxHeavyReads of the past, exports and the audit trail
 * @param maxStrangers requests of people who are not signed in; an eighth of it from one address
 * @param maxProbes requests of monitors
 * @param perCaller the share of one caller
 */
@Validated
@ConfigurationProperties("taskledger.http")
record AdmissionLimits(
        @DefaultValue("0") @PositiveOrZero int maxConcurrentRequests,
        @DefaultValue("0") @PositiveOrZero int maxBodies,
        @DefaultValue("0B") DataSize maxBodyBytes,
        @DefaultValue("0B") DataSize maxAnswerBytes,
        @DefaultValue("0") @PositiveOrZero int maxWaits,
        @DefaultValue("0") @PositiveOrZero int maxStreams,
        @DefaultValue("16") @Positive int maxHeavyReads,
        @DefaultValue("256") @Positive int maxStrangers,
        @DefaultValue("32") @Positive int maxProbes,
        @DefaultValue @Valid Share perCaller) {

    private static final long HEAP_FOR_A_REQUEST = 512 * 1024;
    // A hundred changes of the longest descriptions, in letters of four bytes, are 8.1 MB.
    private static final long LARGEST_ANSWER = 9_000_000;
    private static final long HEAP_FOR_A_STREAM = 1024 * 1024;

    /**
     * What one caller may have. What is 0 is a part of the whole, and never more than a person with
     * a script needs.
     *
     * @param requests by default a quarter, at most 64
     * @param bodies by default an eighth, at most 16
     * @param bodyBytes by default an eighth
     * @param answerBytes by default an eighth, and at least the largest answer
     * @param waits by default a quarter, at most 32
     * @param streams by default an eighth, at most 20
     */
    record Share(
            @DefaultValue("0") @PositiveOrZero int requests,
            @DefaultValue("0") @PositiveOrZero int bodies,
            @DefaultValue("0B") DataSize bodyBytes,
            @DefaultValue("0B") DataSize answerBytes,
            @DefaultValue("0") @PositiveOrZero int waits,
            @DefaultValue("0") @PositiveOrZero int streams,
            @DefaultValue("3") @Positive int heavyReads) {}

    AdmissionLimits {
        long heap = Runtime.getRuntime().maxMemory();
        maxConcurrentRequests =
                given(maxConcurrentRequests, Math.toIntExact(heap / HEAP_FOR_A_REQUEST));
        maxBodies = given(maxBodies, Math.max(1, maxConcurrentRequests / 4));
        maxWaits = given(maxWaits, Math.max(1, maxConcurrentRequests / 2));
        maxStreams = given(maxStreams, Math.toIntExact(heap / HEAP_FOR_A_STREAM));
        maxBodyBytes = given(maxBodyBytes, heap / 16);
        maxAnswerBytes = given(maxAnswerBytes, heap / 4);
        perCaller =
                new Share(
                        given(perCaller.requests(), part(maxConcurrentRequests, 4, 64)),
                        given(perCaller.bodies(), part(maxBodies, 8, 16)),
                        given(perCaller.bodyBytes(), maxBodyBytes.toBytes() / 8),
                        given(
                                perCaller.answerBytes(),
                                Math.max(LARGEST_ANSWER, maxAnswerBytes.toBytes() / 8)),
                        given(perCaller.waits(), part(maxWaits, 4, 32)),
                        given(perCaller.streams(), part(maxStreams, 8, 20)),
                        perCaller.heavyReads());
    }

    Pool pool(Holding what) {
        return switch (what) {
            case REQUEST -> new Pool(maxConcurrentRequests, perCaller.requests());
            case BODY -> new Pool(maxBodies, perCaller.bodies());
            case BODY_BYTES -> new Pool(maxBodyBytes.toBytes(), perCaller.bodyBytes().toBytes());
            case ANSWER_BYTES ->
                    new Pool(maxAnswerBytes.toBytes(), perCaller.answerBytes().toBytes());
            case WAIT -> new Pool(maxWaits, perCaller.waits());
            case STREAM -> new Pool(maxStreams, perCaller.streams());
            case HEAVY_READ -> new Pool(maxHeavyReads, perCaller.heavyReads());
            case STRANGER -> new Pool(maxStrangers, part(maxStrangers, 8, maxStrangers));
            // They come from few addresses, often one.
            case PROBE -> new Pool(maxProbes, maxProbes);
        };
    }

    private static int part(int whole, int parts, int most) {
        return Math.clamp(whole / parts, 1, most);
    }

    /** What is negative stays so, for validation to refuse. */
    private static int given(int limit, int byDefault) {
        return limit != 0 ? limit : byDefault;
    }

    private static DataSize given(DataSize limit, long byDefault) {
        return limit.toBytes() != 0 ? limit : DataSize.ofBytes(byDefault);
    }
}
