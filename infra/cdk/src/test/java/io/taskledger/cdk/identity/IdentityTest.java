package io.taskledger.cdk.identity;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Json.texts;
import static io.taskledger.cdk.Plain.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Plain;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import tools.jackson.databind.JsonNode;

class IdentityTest {

    /** Who is in both is an administrator: the lower number goes first. */
    @EveryEnvironment
    void knowsTheTwoGroupsThatServicesKnow(Synthesized environment) {
        Template identity = environment.stack("identity");

        assertThat(identity.properties("AWS::Cognito::UserPoolGroup")).hasSize(2);
        String group =
                """
                {"UserPoolId": "${People}", "Precedence": %d}
                """;
        String type = "AWS::Cognito::UserPoolGroup";
        says(plain(identity.with(type, "GroupName", "ADMIN")), group.formatted(0));
        says(plain(identity.with(type, "GroupName", "USER")), group.formatted(1));
    }

    @EveryEnvironment
    void letsNobodySignUpAndAsksForASecondFactor(Synthesized environment) {
        says(
                pool(environment),
                """
                {
                    "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true},
                    "MfaConfiguration": "%s",
                    "EnabledMfas": ["SOFTWARE_TOKEN_MFA"],
                    "Policies": {"PasswordPolicy": {
                        "MinimumLength": 12,
                        "RequireLowercase": true,
                        "RequireUppercase": true,
                        "RequireNumbers": true,
                        "RequireSymbols": true,
                        "TemporaryPasswordValidityDays": 3}}
                }
                """
                        .formatted(environment.settings().lasting() ? "ON" : "OPTIONAL"));
    }

    @EveryEnvironment
    void knowsPeopleByAChosenNameOrTheirMailAddress(Synthesized environment) {
        says(
                pool(environment),
                """
                {
                    "UserPoolName": "%s",
                    "UserPoolTier": "ESSENTIALS",
                    "UsernameConfiguration": {"CaseSensitive": false},
                    "AliasAttributes": ["email"],
                    "AutoVerifiedAttributes": ["email"],
                    "AccountRecoverySetting": {
                        "RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]}
                }
                """
                        .formatted(environment.named("people")));
    }

    @EveryEnvironment
    void keepsPeopleWhereDataLasts(Synthesized environment) {
        Template identity = environment.stack("identity");
        boolean lasting = environment.settings().lasting();

        assertThat(text(Plain.resource(identity, "People"), "/DeletionPolicy"))
                .isEqualTo(lasting ? "Retain" : "Delete");
        assertThat(text(pool(environment), "/DeletionProtection"))
                .isEqualTo(lasting ? "ACTIVE" : "INACTIVE");
        assertThat(identity.protectedFromDeletion()).isEqualTo(lasting);
    }

    @EveryEnvironment
    void hasAPublicClientWithAuthorizationCodeOnly(Synthesized environment) {
        JsonNode client = client(environment);

        says(
                client,
                """
                {
                    "ClientName": "taskledger-web",
                    "UserPoolId": "${People}",
                    "GenerateSecret": false,
                    "AllowedOAuthFlowsUserPoolClient": true,
                    "AllowedOAuthFlows": ["code"],
                    "AllowedOAuthScopes": ["openid", "profile"],
                    "SupportedIdentityProviders": ["COGNITO"],
                    "PreventUserExistenceErrors": "ENABLED"
                }
                """);
        assertThat(texts(client, "/ExplicitAuthFlows"))
                .as("one must be named, and this one never sends the password itself")
                .containsExactly("ALLOW_USER_SRP_AUTH");
    }

    @EveryEnvironment
    void revokesAndRotatesTokens(Synthesized environment) {
        says(
                client(environment),
                """
                {
                    "EnableTokenRevocation": true,
                    "RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 30},
                    "AccessTokenValidity": 15,
                    "IdTokenValidity": 15,
                    "RefreshTokenValidity": 720,
                    "TokenValidityUnits": {
                        "AccessToken": "minutes",
                        "IdToken": "minutes",
                        "RefreshToken": "minutes"}
                }
                """);
    }

    @EveryEnvironment
    void showsManagedLogin(Synthesized environment) {
        Template identity = environment.stack("identity");

        says(
                plain(identity.only("AWS::Cognito::UserPoolDomain")),
                """
                {"UserPoolId": "${People}", "ManagedLoginVersion": 2, "Domain": "%s"}
                """
                        .formatted(environment.named("sign-in")));
        says(
                plain(identity.only("AWS::Cognito::ManagedLoginBranding")),
                """
                {
                    "UserPoolId": "${People}",
                    "ClientId": "${PeopleWeb}",
                    "UseCognitoProvidedValues": true
                }
                """);
    }

    @EveryEnvironment
    void sendsPeopleBackToTheirDomainOnly(Synthesized environment) {
        String origin =
                environment.settings().domain().map("https://"::concat).orElse("${AppOrigin}");

        says(
                client(environment),
                """
                {
                    "CallbackURLs": ["%1$s/auth/callback", "%1$s/auth/silent"],
                    "LogoutURLs": ["%1$s/"]
                }
                """
                        .formatted(origin));
    }

    private static JsonNode pool(Synthesized environment) {
        return environment.stack("identity").only("AWS::Cognito::UserPool");
    }

    private static JsonNode client(Synthesized environment) {
        return plain(environment.stack("identity").only("AWS::Cognito::UserPoolClient"));
    }
}
