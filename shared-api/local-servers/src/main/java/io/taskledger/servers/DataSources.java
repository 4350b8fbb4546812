package io.taskledger.servers;

import org.postgresql.ds.PGSimpleDataSource;

import javax.sql.DataSource;

final class DataSources {

    private DataSources() {}

    static DataSource of(String url, String user, String password) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }
}
