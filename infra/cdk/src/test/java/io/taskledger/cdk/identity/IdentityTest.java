package io.taskledger.cdk.identity;

import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Json.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import tools.jackson.databind.JsonNode;

class IdentityTest {

    @EveryEnvironment
    void knowsTheTwoGroupsThatServicesKnow(Synthesized environment) {
        assertThat(environment.stack("identity").properties("AWS::Cognito::UserPoolGroup"))
                .extracting(group -> text(group, "/GroupName"))
                .containsExactlyInAnyOrder("ADMIN", "USER");
    }

    @EveryEnvironment
    void letsNobodySignUpAndAsksForASecondFactor(Synthesized environment) {
        Template identity = environment.stack("identity");
        JsonNode pool = identity.only("AWS::Cognito::UserPool");
        boolean lasting = environment.settings().lasting();

        assertThat(pool.at("/AdminCreateUserConfig/AllowAdminCreateUserOnly").asBoolean()).isTrue();
        assertThat(text(pool, "/MfaConfiguration")).isEqualTo(lasting ? "ON" : "OPTIONAL");
        assertThat(texts(pool, "/EnabledMfas")).containsExactly("SOFTWARE_TOKEN_MFA");
        assertThat(text(pool, "/DeletionProtection")).isEqualTo(lasting ? "ACTIVE" : "INACTIVE");
        assertThat(pool.at("/Policies/PasswordPolicy/MinimumLength").asInt()).isEqualTo(12);
        assertThat(identity.protectedFromDeletion()).isEqualTo(lasting);
    }

    @EveryEnvironment
    void hasAPublicClientWithAuthorizationCodeOnly(Synthesized environment) {
        JsonNode client = client(environment);

        assertThat(client.path("GenerateSecret").asBoolean(true)).isFalse();
        assertThat(texts(client, "/AllowedOAuthFlows")).containsExactly("code");
        assertThat(texts(client, "/AllowedOAuthScopes"))
                .containsExactlyInAnyOrder("openid", "profile");
        assertThat(client.path("ExplicitAuthFlows").toString())
                .doesNotContain("PASSWORD", "SRP", "CUSTOM");
        assertThat(client.path("CallbackURLs").toString())
                .contains("/auth/callback", "/auth/silent");
    }

    @EveryEnvironment
    void revokesAndRotatesTokens(Synthesized environment) {
        JsonNode client = client(environment);

        assertThat(client.path("EnableTokenRevocation").asBoolean()).isTrue();
        assertThat(text(client, "/RefreshTokenRotation/Feature")).isEqualTo("ENABLED");
        assertThat(client.path("AccessTokenValidity").asInt()).isEqualTo(15);
        assertThat(text(client, "/TokenValidityUnits/AccessToken")).isEqualTo("minutes");
        assertThat(text(client, "/PreventUserExistenceErrors")).isEqualTo("ENABLED");
    }

    @EveryEnvironment
    void showsManagedLogin(Synthesized environment) {
        JsonNode pages = environment.stack("identity").only("AWS::Cognito::UserPoolDomain");

        assertThat(pages.path("ManagedLoginVersion").asInt()).isEqualTo(2);
        assertThat(text(pages, "/Domain")).isEqualTo(environment.named("sign-in"));
        assertThat(
                        environment
                                .stack("identity")
                                .only("AWS::Cognito::ManagedLoginBranding")
                                .path("UseCognitoProvidedValues")
                                .asBoolean())
                .isTrue();
    }

    @EveryEnvironment
    void sendsPeopleBackToTheirDomainOnly(Synthesized environment) {
        environment
                .settings()
                .domain()
                .ifPresent(
                        domain ->
                                assertThat(texts(client(environment), "/CallbackURLs"))
                                        .allMatch(
                                                url -> url.startsWith("https://" + domain + "/")));
    }

    private static JsonNode client(Synthesized environment) {
        return environment.stack("identity").only("AWS::Cognito::UserPoolClient");
    }
}
