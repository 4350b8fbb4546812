package io.taskledger.cdk.identity;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientIdentityProvider;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;
import software.constructs.Construct;

import java.util.List;

/** The web client: public, so without a secret; it signs in by authorization code with PKCE. */
final class WebApp extends Construct {

    private final transient UserPoolClient client;

    WebApp(Construct scope, UserPool pool, String origin) {
        super(scope, "WebApp");
        client =
                pool.addClient(
                        "Web",
                        UserPoolClientOptions.builder()
                                .userPoolClientName("taskledger-web")
                                .generateSecret(false)
                                // Without one Cognito allows three, among them the refreshing of
                                // tokens that rotation excludes.
                                .authFlows(AuthFlow.builder().userSrp(true).build())
                                .oAuth(
                                        OAuthSettings.builder()
                                                .flows(
                                                        OAuthFlows.builder()
                                                                .authorizationCodeGrant(true)
                                                                .implicitCodeGrant(false)
                                                                .clientCredentials(false)
                                                                .build())
                                                .scopes(
                                                        List.of(
                                                                OAuthScope.OPENID,
                                                                OAuthScope.PROFILE))
                                                .callbackUrls(
                                                        List.of(
                                                                origin + "/auth/callback",
                                                                origin + "/auth/silent"))
                                                .logoutUrls(List.of(origin + "/"))
                                                .build())
                                .supportedIdentityProviders(
                                        List.of(UserPoolClientIdentityProvider.COGNITO))
                                .accessTokenValidity(Duration.minutes(15))
                                .idTokenValidity(Duration.minutes(15))
                                .refreshTokenValidity(Duration.hours(12))
                                // A stolen one is good for one use at most.
                                .refreshTokenRotationGracePeriod(Duration.seconds(30))
                                .enableTokenRevocation(true)
                                .preventUserExistenceErrors(true)
                                .build());
    }

    String clientId() {
        return client.getUserPoolClientId();
    }
}
