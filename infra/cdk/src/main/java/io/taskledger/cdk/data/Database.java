package io.taskledger.cdk.data;

import software.amazon.awscdk.services.rds.IDatabaseInstance;

/**
 * A database on an instance, as services reach it: by IAM instead of a password, over TLS with the
 * server's name checked.
 */
public record Database(String name, IDatabaseInstance instance) {

    /** Where the Dockerfiles put the certificates of RDS. */
    public static final String CERTIFICATES = "/app/rds-ca.pem";

    /** Makes the password of a connection: a token that IAM signed, valid for 15 minutes. */
    public static final String TOKEN_PLUGIN = "io.taskledger.platform.database.RdsIamToken";

    /** For a role that signs in with a token. */
    public String tokenUrl() {
        return url() + "&authenticationPluginClassName=" + TOKEN_PLUGIN;
    }

    /** For the master user, who has a password. */
    public String url() {
        return "jdbc:postgresql://"
                + instance.getDbInstanceEndpointAddress()
                + ":5432/"
                + name
                + "?sslmode=verify-full&sslrootcert="
                + CERTIFICATES;
    }
}
