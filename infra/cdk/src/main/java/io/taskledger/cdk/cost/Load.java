package io.taskledger.cdk.cost;

/**
 * What people do in a month. The guide's profile: 50 to 100 requests a person a day, so 75; at the
 * peak, two hours of the day, 100 requests a second for 10,000 people.
 *
 * @param usersADay who work with it on a day
 */
record Load(int usersADay) {

    static final int REQUESTS_A_USER = 75;
    static final double PEAK_HOURS = 2;

    /** Four requests of five only read. */
    static final double READS = 0.8;

    /** Of ten who ever come in a month, eight come on a given day. */
    static final double COME_DAILY = 0.8;

    /**
     * KiB of an answer, an event with its place in the read models, and the records of a request.
     */
    static final double ANSWER_KIB = 3;

    static final double STORED_KIB = 3;
    static final double LOGGED_KIB = 0.6;

    double requests(double days) {
        return usersADay * (double) REQUESTS_A_USER * days;
    }

    double peakPerSecond() {
        return usersADay / 100.0;
    }

    double otherwisePerSecond() {
        double peak = peakPerSecond() * PEAK_HOURS * 3600;
        return Math.max(0, usersADay * (double) REQUESTS_A_USER - peak)
                / ((24 - PEAK_HOURS) * 3600);
    }

    double usersAMonth() {
        return usersADay / COME_DAILY;
    }

    static double gib(double kib) {
        return kib / 1024 / 1024;
    }
}
