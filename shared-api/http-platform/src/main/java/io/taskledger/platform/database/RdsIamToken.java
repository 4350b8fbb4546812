package io.taskledger.platform.database;

import org.postgresql.PGProperty;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

import java.time.Clock;
import java.time.Duration;
import java.util.Properties;

/**
 * The password of a connection to Amazon RDS: a token that the task's role signs, good for 15
 * minutes, made anew for every connection, so that nothing has to be kept secret or rotated. Asked
 * for by the JDBC URL's {@code authenticationPluginClassName}; RDS takes it over TLS only.
 */
public final class RdsIamToken implements AuthenticationPlugin {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /** One for all connections: it keeps the role's credentials until they expire. */
    private static final AwsCredentialsProvider CREDENTIALS =
            DefaultCredentialsProvider.builder().build();

    private final String host;
    private final int port;
    private final String user;
    private final AwsCredentialsProvider credentials;
    private final String region;
    private final Clock clock;

    /** Called by the driver with the connection's own settings. */
    public RdsIamToken(Properties connection) {
        this(
                setting(connection, PGProperty.PG_HOST),
                Integer.parseInt(setting(connection, PGProperty.PG_PORT)),
                setting(connection, PGProperty.USER),
                CREDENTIALS,
                DefaultAwsRegionProviderChain.builder().build().getRegion().id(),
                Clock.systemUTC());
    }

    RdsIamToken(
            String host,
            int port,
            String user,
            AwsCredentialsProvider credentials,
            String region,
            Clock clock) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.credentials = credentials;
        this.region = region;
        this.clock = clock;
    }

    @Override
    public char[] getPassword(AuthenticationRequestType type) throws PSQLException {
        try {
            return token().toCharArray();
        } catch (SdkException e) {
            throw new PSQLException(
                    "No token for the database: the role's credentials cannot be had",
                    PSQLState.CONNECTION_REJECTED,
                    e);
        }
    }

    private String token() {
        SdkHttpRequest connect =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.GET)
                        .protocol("https")
                        .host(host)
                        .port(port)
                        .encodedPath("/")
                        .putRawQueryParameter("DBUser", user)
                        .putRawQueryParameter("Action", "connect")
                        .build();
        return AwsV4HttpSigner.create()
                .sign(
                        request ->
                                request.identity(credentials.resolveCredentials())
                                        .request(connect)
                                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                                        .putProperty(
                                                AwsV4HttpSigner.AUTH_LOCATION,
                                                AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, LIFETIME)
                                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .getUri()
                .toString()
                .substring("https://".length());
    }

    private static String setting(Properties connection, PGProperty property) {
        String value = property.getOrDefault(connection);
        if (value == null) {
            throw new IllegalArgumentException(property.getName() + " is not set");
        }
        return value;
    }
}
