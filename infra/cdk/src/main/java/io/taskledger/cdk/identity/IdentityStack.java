package io.taskledger.cdk.identity;

import static io.taskledger.cdk.environment.Explained.finding;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.EnvironmentStack;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CfnManagedLoginBranding;
import software.amazon.awscdk.services.cognito.CfnUserPoolGroup;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.ManagedLoginVersion;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolDomain;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.constructs.Construct;

/** People are invited by an administrator; nobody signs up by himself. */
public final class IdentityStack extends EnvironmentStack {

    private final transient UserPool pool;
    private final transient UserPoolDomain signIn;
    private final transient WebApp client;

    public IdentityStack(Construct scope, EnvironmentSettings settings) {
        super(scope, settings, "identity", true, "Identity: people, groups, sign-in");
        pool = pool();
        group("ADMIN", "Sees and steers everything", 0);
        group("USER", "Works in the projects of which it is a member", 1);
        signIn =
                pool.addDomain(
                        "SignIn",
                        UserPoolDomainOptions.builder()
                                .cognitoDomain(
                                        CognitoDomainOptions.builder()
                                                .domainPrefix(names().of("sign-in"))
                                                .build())
                                .managedLoginVersion(ManagedLoginVersion.NEWER_MANAGED_LOGIN)
                                .build());
        client = new WebApp(this, pool, origin());
        CfnManagedLoginBranding.Builder.create(this, "Branding")
                .userPoolId(pool.getUserPoolId())
                .clientId(client.clientId())
                .useCognitoProvidedValues(true)
                .build();
        CfnOutput.Builder.create(this, "Issuer").value(issuer()).build();
        CfnOutput.Builder.create(this, "ClientId").value(clientId()).build();
        finding(
                pool,
                "AwsSolutions-COG3",
                "Threat protection is in the Plus plan at four times the price; MFA is required"
                        + " in its place where data lasts");
        finding(pool, "AwsSolutions-COG8", "The Plus plan brings threat protection only");
        if (!settings.lasting()) {
            finding(pool, "AwsSolutions-COG2", "Accounts of this environment are for trying out");
        }
    }

    /** What access tokens name as {@code iss}. */
    public String issuer() {
        return "https://cognito-idp." + getRegion() + ".amazonaws.com/" + pool.getUserPoolId();
    }

    public String clientId() {
        return client.clientId();
    }

    /** Where the pages for signing in are. */
    public String signInOrigin() {
        return signIn.baseUrl();
    }

    private UserPool pool() {
        return UserPool.Builder.create(this, "People")
                .userPoolName(names().of("people"))
                .featurePlan(FeaturePlan.ESSENTIALS)
                .selfSignUpEnabled(false)
                // Tokens carry the user name, which others see: chosen by whoever invites.
                .signInAliases(SignInAliases.builder().username(true).email(true).build())
                .signInCaseSensitive(false)
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .mfa(settings().lasting() ? Mfa.REQUIRED : Mfa.OPTIONAL)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .passwordPolicy(
                        PasswordPolicy.builder()
                                .minLength(12)
                                .requireLowercase(true)
                                .requireUppercase(true)
                                .requireDigits(true)
                                .requireSymbols(true)
                                .tempPasswordValidity(Duration.days(3))
                                .build())
                .deletionProtection(settings().lasting())
                .removalPolicy(removal())
                .build();
    }

    private void group(String name, String description, int precedence) {
        CfnUserPoolGroup.Builder.create(this, name)
                .userPoolId(pool.getUserPoolId())
                .groupName(name)
                .description(description)
                .precedence(precedence)
                .build();
    }

    /** Without a domain the address is known only after the edge: a second deployment gives it. */
    private String origin() {
        return settings()
                .domain()
                .map(domain -> "https://" + domain)
                .orElseGet(
                        () ->
                                CfnParameter.Builder.create(this, "AppOrigin")
                                        .description("Where the web client is, from the edge stack")
                                        .defaultValue("http://localhost:8080")
                                        .allowedPattern("https?://[a-z0-9.:-]+")
                                        .build()
                                        .getValueAsString());
    }
}
