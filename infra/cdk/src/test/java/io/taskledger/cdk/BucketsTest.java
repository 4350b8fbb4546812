package io.taskledger.cdk;

import static io.taskledger.cdk.Json.says;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Every bucket of an environment: the built web client, and who asked for what. */
class BucketsTest {

    private record Place(String stack, String bucket) {}

    private static final Place FILES = new Place("edge", "SiteFiles");
    private static final Place SITE_LOGS = new Place("edge", "SiteAccessLogs");
    private static final Place ENTRY_LOGS = new Place("services", "EntryAccessLogs");
    private static final List<Place> ALL = List.of(FILES, SITE_LOGS, ENTRY_LOGS);

    @EveryEnvironment
    void arePrivateAndEncryptedAndStayWhereDataLasts(Synthesized environment) {
        assertThat(environment.properties("AWS::S3::Bucket")).hasSameSizeAs(ALL);
        for (Place place : ALL) {
            says(
                    bucket(environment, place),
                    """
                    {
                        "DeletionPolicy": "%s",
                        "Properties": {
                            "BucketEncryption": {"ServerSideEncryptionConfiguration": [
                                {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]},
                            "PublicAccessBlockConfiguration": {
                                "BlockPublicAcls": true,
                                "BlockPublicPolicy": true,
                                "IgnorePublicAcls": true,
                                "RestrictPublicBuckets": true}}
                    }
                    """
                            .formatted(environment.settings().lasting() ? "Retain" : "Delete"));
        }
    }

    @EveryEnvironment
    void keepRecordsOfAccessFor90Days(Synthesized environment) {
        for (Place place : List.of(SITE_LOGS, ENTRY_LOGS)) {
            says(
                    bucket(environment, place).at("/Properties/LifecycleConfiguration/Rules"),
                    """
                    [{"Status": "Enabled", "ExpirationInDays": 90}]
                    """);
        }
        says(
                bucket(environment, FILES).at("/Properties/LoggingConfiguration"),
                """
                {"DestinationBucketName": "${SiteAccessLogs}", "LogFilePrefix": "site/"}
                """);
    }

    /** CloudFront writes its records by an access control list, which S3 ignores otherwise. */
    @EveryEnvironment
    void takeTheRecordsOfCloudFront(Synthesized environment) {
        says(
                bucket(environment, SITE_LOGS).at("/Properties/OwnershipControls/Rules"),
                """
                [{"ObjectOwnership": "BucketOwnerPreferred"}]
                """);
    }

    @EveryEnvironment
    void keepReplacedFilesFor30Days(Synthesized environment) {
        says(
                bucket(environment, FILES).path("Properties"),
                """
                {
                    "VersioningConfiguration": {"Status": "Enabled"},
                    "LifecycleConfiguration": {"Rules": [{
                        "Status": "Enabled",
                        "NoncurrentVersionExpiration": {"NoncurrentDays": 30}}]}
                }
                """);
    }

    @EveryEnvironment
    void areReadByCloudFrontOfThisEnvironmentOnly(Synthesized environment) {
        admit(
                environment,
                FILES,
                """
                [%s, {
                    "Effect": "Allow",
                    "Principal": {"Service": "cloudfront.amazonaws.com"},
                    "Action": "s3:GetObject",
                    "Resource": "${SiteFiles.Arn}/*",
                    "Condition": {"StringEquals": {"AWS:SourceArn":
                        "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Distribution}"
                    }}
                }]
                """);
    }

    @EveryEnvironment
    void areWrittenByTheServicesThatKeepRecords(Synthesized environment) {
        admit(
                environment,
                SITE_LOGS,
                """
                [%s, {
                    "Effect": "Allow",
                    "Principal": {"Service": "logging.s3.amazonaws.com"},
                    "Action": "s3:PutObject",
                    "Resource": "${SiteAccessLogs.Arn}/site/*",
                    "Condition": {
                        "ArnLike": {"aws:SourceArn": "${SiteFiles.Arn}"},
                        "StringEquals": {"aws:SourceAccount": "${AWS::AccountId}"}}
                }]
                """);
        // The number is the account of AWS's load balancers in us-east-1.
        admit(
                environment,
                ENTRY_LOGS,
                """
                [%s, {
                    "Effect": "Allow",
                    "Principal": {"AWS": "arn:aws:iam::127311923021:root"},
                    "Action": "s3:PutObject",
                    "Resource": "${EntryAccessLogs.Arn}/AWSLogs/${AWS::AccountId}/*"
                }, {
                    "Effect": "Allow",
                    "Principal": {"Service": "delivery.logs.amazonaws.com"},
                    "Action": "s3:PutObject",
                    "Resource": "${EntryAccessLogs.Arn}/AWSLogs/${AWS::AccountId}/*",
                    "Condition": {"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}}
                }, {
                    "Effect": "Allow",
                    "Principal": {"Service": "delivery.logs.amazonaws.com"},
                    "Action": "s3:GetBucketAcl",
                    "Resource": "${EntryAccessLogs.Arn}"
                }]
                """);
    }

    /** Those and no others, and none of them but over TLS. */
    private static void admit(Synthesized environment, Place place, String statements) {
        JsonNode policy =
                Plain.resource(environment.stack(place.stack()), place.bucket() + "Policy")
                        .path("Properties");
        assertThat(Json.text(policy, "/Bucket")).isEqualTo("${" + place.bucket() + "}");
        says(
                policy.at("/PolicyDocument/Statement"),
                statements.formatted(
                        """
                        {
                            "Effect": "Deny",
                            "Principal": {"AWS": "*"},
                            "Action": "s3:*",
                            "Resource": ["${BUCKET.Arn}", "${BUCKET.Arn}/*"],
                            "Condition": {"Bool": {"aws:SecureTransport": "false"}}
                        }
                        """
                                .replace("BUCKET", place.bucket())));
    }

    private static JsonNode bucket(Synthesized environment, Place place) {
        return Plain.resource(environment.stack(place.stack()), place.bucket());
    }
}
