package io.taskledger.cdk.edge;

import io.taskledger.cdk.environment.EnvironmentSettings;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeader;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.constructs.Construct;

import java.util.List;

/**
 * What browsers are told to refuse on the web client's behalf; as the local entry point says it.
 */
final class Headers {

    private Headers() {}

    static ResponseHeadersPolicy of(
            Construct scope,
            EnvironmentSettings settings,
            String id,
            String issuers,
            String cacheControl) {
        return ResponseHeadersPolicy.Builder.create(scope, id)
                .responseHeadersPolicyName(settings.names().of(id))
                .comment("Of the web client")
                .securityHeadersBehavior(security(issuers))
                .customHeadersBehavior(
                        ResponseCustomHeadersBehavior.builder()
                                .customHeaders(
                                        List.of(
                                                header("cache-control", cacheControl),
                                                header(
                                                        "permissions-policy",
                                                        "camera=(), geolocation=(),"
                                                                + " microphone=()")))
                                .build())
                .build();
    }

    private static ResponseSecurityHeadersBehavior security(String issuers) {
        return ResponseSecurityHeadersBehavior.builder()
                .contentSecurityPolicy(
                        ResponseHeadersContentSecurityPolicy.builder()
                                .contentSecurityPolicy(policy(issuers))
                                .override(true)
                                .build())
                .contentTypeOptions(
                        ResponseHeadersContentTypeOptions.builder().override(true).build())
                .frameOptions(
                        ResponseHeadersFrameOptions.builder()
                                .frameOption(HeadersFrameOption.SAMEORIGIN)
                                .override(true)
                                .build())
                .referrerPolicy(
                        ResponseHeadersReferrerPolicy.builder()
                                .referrerPolicy(
                                        HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN)
                                .override(true)
                                .build())
                .strictTransportSecurity(
                        ResponseHeadersStrictTransportSecurity.builder()
                                .accessControlMaxAge(Duration.days(365))
                                .includeSubdomains(true)
                                .override(true)
                                .build())
                .build();
    }

    private static String policy(String issuers) {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data:",
                "font-src 'self' data:",
                "connect-src 'self' " + issuers,
                "frame-src 'self' " + issuers,
                "form-action 'self' " + issuers,
                "frame-ancestors 'self'",
                "base-uri 'self'",
                "object-src 'none'");
    }

    private static ResponseCustomHeader header(String name, String value) {
        return ResponseCustomHeader.builder().header(name).value(value).override(true).build();
    }
}
