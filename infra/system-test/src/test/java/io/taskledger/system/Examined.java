package io.taskledger.system;

import java.sql.Connection;
import java.sql.SQLException;

/** A system whose answers are held against its log, and both against what it acknowledged. */
interface Examined {

    /** Someone who asks it questions. */
    Api as(String account);

    /** The log as it is in the database. */
    Connection eventLog() throws SQLException;

    /** The generations of all projections, as they are in the database. */
    Connection readModel() throws SQLException;
}
