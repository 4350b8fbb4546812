package io.taskledger.cdk.edge;

import io.taskledger.cdk.environment.EnvironmentSettings;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

import java.util.List;

/** The buckets: one for the built web client, one for the records of who asked for what. */
final class Site extends Construct {

    private final transient EnvironmentSettings settings;
    private final transient Bucket logs;
    private final transient Bucket files;

    Site(Construct scope, EnvironmentSettings settings) {
        super(scope, "Site");
        this.settings = settings;
        logs =
                bucket("AccessLogs", 90)
                        // CloudFront writes its logs by an access control list.
                        .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                        .build();
        files =
                bucket("Files", 0)
                        .versioned(true)
                        .serverAccessLogsBucket(logs)
                        .serverAccessLogsPrefix("site/")
                        .lifecycleRules(
                                List.of(
                                        LifecycleRule.builder()
                                                .noncurrentVersionExpiration(Duration.days(30))
                                                .build()))
                        .build();
    }

    Bucket files() {
        return files;
    }

    Bucket logs() {
        return logs;
    }

    private Bucket.Builder bucket(String id, int days) {
        Bucket.Builder bucket =
                Bucket.Builder.create(this, id)
                        .encryption(BucketEncryption.S3_MANAGED)
                        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                        .enforceSsl(true)
                        .removalPolicy(
                                settings.lasting() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
        return days == 0
                ? bucket
                : bucket.lifecycleRules(
                        List.of(LifecycleRule.builder().expiration(Duration.days(days)).build()));
    }
}
