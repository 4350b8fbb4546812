package io.taskledger.platform.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Connections for a pool. While the server is away, restarting or being replaced, a connection is
 * asked for every 200 ms until there is one. A pool pauses for longer and longer after each
 * failure, HikariCP up to 5 s; it would find a server that is back seconds late. Callers are not
 * held: they wait at the pool, for as long as it lets them.
 */
public final class PatientDataSource extends AbstractDriverBasedDataSource {

    private static final Logger log = LoggerFactory.getLogger(PatientDataSource.class);
    private static final long PAUSE_MILLIS = 200;
    private static final String REFUSED = "08004";

    private final String url;
    private volatile int loginTimeout;

    /**
     * @param properties of the driver; those in the URL win
     */
    public PatientDataSource(String url, String user, String password, Properties properties) {
        this.url = url;
        setUsername(user);
        setPassword(password);
        setConnectionProperties(properties);
    }

    /**
     * @throws SQLException if the server is there and refuses, or the thread is interrupted
     */
    @Override
    protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
        for (Level level = Level.WARN; ; level = Level.DEBUG) {
            try {
                return DriverManager.getConnection(url, properties);
            } catch (SQLException e) {
                if (!isAway(e)) {
                    throw e;
                }
                log.atLevel(level).log("No connection: {}; trying again", e.getMessage());
                pause(e);
            }
        }
    }

    /** Connection exceptions but a refusal; an operator, a crash or a start that is not over. */
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (state.startsWith("08") && !state.equals(REFUSED) || state.startsWith("57P0"));
    }

    private static void pause(SQLException failure) throws SQLException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    /** Of each try. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
        Properties properties = new Properties();
        Properties former = getConnectionProperties();
        if (former != null) {
            properties.putAll(former);
        }
        properties.setProperty("loginTimeout", Integer.toString(seconds));
        setConnectionProperties(properties);
    }
}
