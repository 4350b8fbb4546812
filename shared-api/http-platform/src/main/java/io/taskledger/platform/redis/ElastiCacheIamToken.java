package io.taskledger.platform.redis;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider.ImmediateRedisCredentialsProvider;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

import java.time.Clock;
import java.time.Duration;

/**
 * Who signs in to Amazon ElastiCache, and with what: a token that the task's role signs, good for
 * 15 minutes, made anew for every connection, so that nothing has to be kept secret or rotated.
 * ElastiCache ends a connection after twelve hours; the client then makes another.
 */
final class ElastiCacheIamToken implements ImmediateRedisCredentialsProvider {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final String cache;
    private final String user;
    private final AwsCredentialsProvider credentials;
    private final String region;
    private final Clock clock;

    /**
     * @param cache id of the replication group
     * @param user of ElastiCache, whose id and name are the same
     */
    ElastiCacheIamToken(
            String cache,
            String user,
            AwsCredentialsProvider credentials,
            String region,
            Clock clock) {
        this.cache = cache;
        this.user = user;
        this.credentials = credentials;
        this.region = region;
        this.clock = clock;
    }

    @Override
    public RedisCredentials resolveCredentialsNow() {
        return RedisCredentials.just(user, token());
    }

    private String token() {
        SdkHttpRequest connect =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.GET)
                        .protocol("http")
                        .host(cache)
                        .encodedPath("/")
                        .putRawQueryParameter("Action", "connect")
                        .putRawQueryParameter("User", user)
                        .build();
        return AwsV4HttpSigner.create()
                .sign(
                        request ->
                                request.identity(credentials.resolveCredentials())
                                        .request(connect)
                                        .putProperty(
                                                AwsV4HttpSigner.SERVICE_SIGNING_NAME, "elasticache")
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                                        .putProperty(
                                                AwsV4HttpSigner.AUTH_LOCATION,
                                                AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, LIFETIME)
                                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .getUri()
                .toString()
                .substring("http://".length());
    }
}
