package io.taskledger.eventlog;

import org.postgresql.ds.PGSimpleDataSource;

import javax.sql.DataSource;

/** Connections for those parts of the log that keep one for themselves: group append and tail. */
public final class EventLogDataSource {

    private static final int CONNECT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 10;
    private static final int APPEND_SECONDS = 5;

    // Each statement has one good plan; making it anew takes the server longer than running it.
    private static final String OPTIONS = "-c plan_cache_mode=force_generic_plan";

    private static final String NAME = "taskledger-log";

    private EventLogDataSource() {}

    /**
     * Unpooled: every call connects, at once and in the calling thread. A pool would do, but pools
     * hold back after failures and find a restarted database seconds late. A statement ends after 5
     * s, and a dead network becomes an error after 10 s.
     */
    public static DataSource unpooled(String url, String user, String password) {
        return unpooled(url, user, password, NAME);
    }

    /**
     * As {@link #unpooled(String, String, String)}.
     *
     * @param name by which the server knows the connection
     */
    public static DataSource unpooled(String url, String user, String password, String name) {
        return of(url, user, password, name, ANSWER_SECONDS, "-c statement_timeout=5s");
    }

    /**
     * As {@link #unpooled}, for appends: they wait for the log's lock for 1 s and end after 2 s, so
     * that callers are told within their 5 s that nothing happened. What is not covered by that is
     * the commit: its answer is waited for up to 5 s.
     */
    public static DataSource forAppends(String url, String user, String password) {
        return forAppends(url, user, password, NAME);
    }

    /**
     * As {@link #forAppends(String, String, String)}.
     *
     * @param name by which the server knows the connection
     */
    public static DataSource forAppends(String url, String user, String password, String name) {
        return of(
                url,
                user,
                password,
                name,
                APPEND_SECONDS,
                "-c lock_timeout=1s -c statement_timeout=2s");
    }

    private static DataSource of(
            String url,
            String user,
            String password,
            String name,
            int answerSeconds,
            String limits) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        dataSource.setConnectTimeout(CONNECT_SECONDS);
        dataSource.setLoginTimeout(CONNECT_SECONDS);
        dataSource.setSocketTimeout(answerSeconds);
        dataSource.setTcpKeepAlive(true);
        dataSource.setApplicationName(name);
        dataSource.setOptions(OPTIONS + " " + limits);
        return dataSource;
    }
}
