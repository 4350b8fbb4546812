package io.taskledger.query.benchmark;

/** The process of a measurement. */
final class Benchmark {

    /** Something to measure. */
    interface Measurement {
        void run() throws Exception;
    }

    private Benchmark() {}

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
