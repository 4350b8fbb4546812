package io.taskledger.query.benchmark;

/** The process of a measurement. */
final class Benchmark {

    /** Something to measure. */
    interface Measurement {
        void run() throws Exception;
    }

    /** Something to measure on a server of its own. */
    interface OnServer {
        void run(Durable durable) throws Exception;
    }

    private Benchmark() {}

    static void runOnServer(OnServer measurement) {
        run(
                () -> {
                    try (Durable durable = new Durable()) {
                        measurement.run(durable);
                    }
                });
    }

    /** Ends the process as well: the issuer of the tokens would serve for as long as it lives. */
    static void run(Measurement measurement) {
        int status = 0;
        try {
            measurement.run();
        } catch (Exception e) {
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }
}
