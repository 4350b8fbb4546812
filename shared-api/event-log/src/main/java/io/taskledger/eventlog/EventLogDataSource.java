package io.taskledger.eventlog;

import org.postgresql.ds.PGSimpleDataSource;

import javax.sql.DataSource;

/** Connections for those parts of the log that keep one for themselves: group append and tail. */
public final class EventLogDataSource {

    private static final int CONNECT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 15;

    private EventLogDataSource() {}

    /**
     * Unpooled: every call connects, at once and in the calling thread. A pool would do, but pools
     * hold back after failures and find a restarted database seconds late. A dead network becomes
     * an error after 15 s, sooner than a healthy append could take.
     */
    public static DataSource unpooled(String url, String user, String password) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        dataSource.setConnectTimeout(CONNECT_SECONDS);
        dataSource.setSocketTimeout(ANSWER_SECONDS);
        dataSource.setTcpKeepAlive(true);
        dataSource.setApplicationName("taskledger-log");
        // Each statement has one good plan; making it anew takes the server longer than running it.
        dataSource.setOptions("-c plan_cache_mode=force_generic_plan");
        return dataSource;
    }
}
