package io.taskledger.cdk.edge;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Plain;
import io.taskledger.cdk.Synthesized;

import tools.jackson.databind.JsonNode;

import java.util.List;

class HeadersTest {

    /** Where tokens come from: the issuer and the pages for signing in. */
    private static final String ISSUERS =
            "https://cognito-idp.us-east-1.amazonaws.com"
                    + " https://${identity:PeopleSignIn}.auth.us-east-1.amazoncognito.com";

    @EveryEnvironment
    void tellBrowsersWhatToRefuse(Synthesized environment) {
        for (String policy : List.of("pages", "assets")) {
            says(
                    headers(environment, policy).path("SecurityHeadersConfig"),
                    """
                    {
                        "ContentSecurityPolicy": {"Override": true},
                        "ContentTypeOptions": {"Override": true},
                        "FrameOptions": {"FrameOption": "SAMEORIGIN", "Override": true},
                        "ReferrerPolicy": {
                            "ReferrerPolicy": "strict-origin-when-cross-origin",
                            "Override": true},
                        "StrictTransportSecurity": {
                            "AccessControlMaxAgeSec": 31536000,
                            "IncludeSubdomains": true,
                            "Override": true}
                    }
                    """);
        }
    }

    @EveryEnvironment
    void admitNothingFromElsewhereButSignIn(Synthesized environment) {
        for (String policy : List.of("pages", "assets")) {
            assertThat(
                            text(
                                            headers(environment, policy),
                                            "/SecurityHeadersConfig/ContentSecurityPolicy"
                                                    + "/ContentSecurityPolicy")
                                    .split("; "))
                    .containsExactly(
                            "default-src 'self'",
                            "script-src 'self'",
                            "style-src 'self' 'unsafe-inline'",
                            "img-src 'self' data:",
                            "font-src 'self' data:",
                            "connect-src 'self' " + ISSUERS,
                            "frame-src 'self' " + ISSUERS,
                            "form-action 'self' " + ISSUERS,
                            "frame-ancestors 'self'",
                            "base-uri 'self'",
                            "object-src 'none'");
        }
    }

    @EveryEnvironment
    void letBrowsersKeepAssetsForEverAndThePageNotAtAll(Synthesized environment) {
        saysBeside(environment, "pages", "no-cache");
        saysBeside(environment, "assets", "public, max-age=31536000, immutable");
    }

    private static void saysBeside(Synthesized environment, String policy, String cacheControl) {
        says(
                headers(environment, policy),
                """
                {
                    "Name": "%s",
                    "CustomHeadersConfig": {"Items": [{
                        "Header": "cache-control",
                        "Value": "%s",
                        "Override": true
                    }, {
                        "Header": "permissions-policy",
                        "Value": "camera=(), geolocation=(), microphone=()",
                        "Override": true
                    }]}
                }
                """
                        .formatted(environment.named(policy), cacheControl));
    }

    private static JsonNode headers(Synthesized environment, String policy) {
        return Plain.resource(environment.stack("edge"), policy)
                .at("/Properties/ResponseHeadersPolicyConfig");
    }
}
