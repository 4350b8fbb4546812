package io.taskledger.cdk.edge;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.EnvironmentStack;
import io.taskledger.cdk.identity.IdentityStack;
import io.taskledger.cdk.network.NetworkStack;
import io.taskledger.cdk.services.ServicesStack;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOriginWithEndpointProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.constructs.Construct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One name for the web client and the API, so that neither needs to know of the other's. */
public final class EdgeStack extends EnvironmentStack {

    private final transient Distribution distribution;

    public EdgeStack(
            Construct scope,
            EnvironmentSettings settings,
            NetworkStack network,
            IdentityStack identity,
            ServicesStack services) {
        super(scope, settings, "edge", false, "Edge: web client, firewall, the one public name");
        Site site = new Site(this, settings);
        String issuers =
                "https://cognito-idp." + getRegion() + ".amazonaws.com " + identity.signInOrigin();
        IOrigin files = S3BucketOrigin.withOriginAccessControl(site.files());
        Distribution.Builder builder =
                Distribution.Builder.create(this, "Distribution")
                        .comment(names().of("edge"))
                        .webAclId(new Firewall(this, settings).arn())
                        .httpVersion(HttpVersion.HTTP2_AND_3)
                        .enableIpv6(true)
                        .priceClass(PriceClass.PRICE_CLASS_100)
                        .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                        .logBucket(site.logs())
                        .logFilePrefix("edge/")
                        .defaultBehavior(
                                Behaviours.pages(
                                        this,
                                        names().of("to-the-page"),
                                        files,
                                        Headers.of(this, settings, "pages", issuers, "no-cache")))
                        .additionalBehaviors(besideThePages(settings, files, issuers, services));
        settings.domain().ifPresent(domain -> builder.domainNames(List.of(domain)));
        settings.domain().ifPresent(domain -> builder.certificate(certificate(domain, network)));
        distribution = builder.build();
        settings.domain().ifPresent(domain -> name(network));
        output("Origin", "https://" + settings.domain().orElseGet(distribution::getDomainName));
        output("SiteBucket", site.files().getBucketName());
        output("DistributionId", distribution.getDistributionId());
        Findings.explain(this, settings);
    }

    /** In an order that stays: another one would be a change of the distribution. */
    private Map<String, BehaviorOptions> besideThePages(
            EnvironmentSettings settings, IOrigin files, String issuers, ServicesStack services) {
        Map<String, BehaviorOptions> all = new LinkedHashMap<>();
        all.put(
                "/assets/*",
                Behaviours.assets(
                        files,
                        Headers.of(
                                this,
                                settings,
                                "assets",
                                issuers,
                                "public, max-age=31536000, immutable")));
        all.put("/api/*", Behaviours.api(origin(services.loadBalancer())));
        return all;
    }

    private IOrigin origin(ApplicationLoadBalancer loadBalancer) {
        VpcOriginWithEndpointProps.Builder props =
                VpcOriginWithEndpointProps.builder()
                        .vpcOriginName(names().of("services"))
                        .readTimeout(Duration.seconds(60))
                        .keepaliveTimeout(Duration.seconds(60))
                        .connectionAttempts(3)
                        .connectionTimeout(Duration.seconds(5));
        // The certificate is for the domain, which the forwarded Host header names.
        return settings().domain().isPresent()
                ? VpcOrigin.withApplicationLoadBalancer(
                        loadBalancer,
                        props.protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                                .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                                .build())
                : VpcOrigin.withApplicationLoadBalancer(
                        loadBalancer, props.protocolPolicy(OriginProtocolPolicy.HTTP_ONLY).build());
    }

    private Certificate certificate(String domain, NetworkStack network) {
        return Certificate.Builder.create(this, "Certificate")
                .domainName(domain)
                .validation(CertificateValidation.fromDns(network.zone()))
                .build();
    }

    private void name(NetworkStack network) {
        RecordTarget here = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
        ARecord.Builder.create(this, "Name").zone(network.zone()).target(here).build();
        AaaaRecord.Builder.create(this, "NameV6").zone(network.zone()).target(here).build();
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
