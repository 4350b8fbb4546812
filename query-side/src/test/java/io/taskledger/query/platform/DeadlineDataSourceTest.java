package io.taskledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A pool of one place, of connections that may be lost. */
class DeadlineDataSourceTest {

    private final AtomicBoolean lost = new AtomicBoolean();

    @Test
    void aConnectionThatIsLostBeforeItIsHandedOutKeepsNoPlace() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new Driver());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(DeadlineDataSource.SLICE.toMillis());
        try (var connections = new DeadlineDataSource(new HikariDataSource(config), true)) {
            lost.set(true);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(connections::getConnection).hasMessage("The connection is lost");
            }
            lost.set(false);
            try (Connection connection = connections.getConnection()) {
                assertThat(connection.isClosed()).isFalse();
            }
        }
    }

    private final class Driver extends AbstractDataSource {

        @Override
        public Connection getConnection() {
            return (Connection)
                    Proxy.newProxyInstance(
                            Connection.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (self, method, arguments) -> answer(method.getName()));
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }

        private Object answer(String method) throws SQLException {
            if (method.equals("setNetworkTimeout") && lost.get()) {
                throw new SQLException("The connection is lost");
            }
            return switch (method) {
                case "isValid", "getAutoCommit" -> true;
                case "isReadOnly", "isClosed" -> false;
                case "getNetworkTimeout", "getTransactionIsolation" -> 0;
                default -> null;
            };
        }
    }
}
