package io.taskledger.query.operations.rebuild;

import io.taskledger.eventlog.read.LogReader;
import io.taskledger.query.projection.BatchRunner;
import io.taskledger.query.projection.Continuity;
import io.taskledger.query.projection.ProcessorFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens generations that are not followed yet, to fold them on. */
@Component
final class Feed {

    /** Below those of the processors, which follow the generation afterwards. */
    private static final int INCARNATION = 0;

    private final LogReader events;
    private final Continuity continuity;
    private final BatchRunner batches;
    private final ProcessorFactory processors;
    private final TransactionTemplate transactions;
    private final RebuildSettings settings;

    Feed(
            LogReader events,
            Continuity continuity,
            BatchRunner batches,
            ProcessorFactory processors,
            TransactionTemplate transactions,
            RebuildSettings settings) {
        this.events = events;
        this.continuity = continuity;
        this.batches = batches;
        this.processors = processors;
        this.transactions = transactions;
        this.settings = settings;
    }

    CatchUp open(Rebuild rebuild, Lease lease) {
        return new CatchUp(
                rebuild,
                lease,
                processors.checkpoints(rebuild.projection(), rebuild.generation(), INCARNATION),
                events,
                continuity,
                batches,
                transactions,
                settings.chunk());
    }

    int batchSize() {
        return settings.chunk();
    }
}
