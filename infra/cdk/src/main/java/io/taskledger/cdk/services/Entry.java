package io.taskledger.cdk.services;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.network.NetworkStack;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.DesyncMitigationMode;
import software.amazon.awscdk.services.elasticloadbalancingv2.FixedResponseOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

import java.util.List;

/** The load balancer inside the network: CloudFront's way to the services, and the only one. */
final class Entry extends Construct {

    private final transient ApplicationLoadBalancer loadBalancer;
    private final transient ApplicationListener listener;

    Entry(Construct scope, EnvironmentSettings settings, NetworkStack network) {
        super(scope, "Entry");
        loadBalancer =
                ApplicationLoadBalancer.Builder.create(this, "LoadBalancer")
                        .loadBalancerName(settings.names().of("entry"))
                        .vpc(network.vpc())
                        .vpcSubnets(NetworkStack.application())
                        .internetFacing(false)
                        .securityGroup(network.securityGroups().loadBalancer())
                        .dropInvalidHeaderFields(true)
                        .desyncMitigationMode(DesyncMitigationMode.STRICTEST)
                        .deletionProtection(settings.lasting())
                        // Longer than the pauses between events of a live stream.
                        .idleTimeout(Duration.seconds(120))
                        .build();
        loadBalancer.logAccessLogs(accessLogs(settings));
        listener = loadBalancer.addListener("Listener", listener(settings, network));
    }

    ApplicationLoadBalancer loadBalancer() {
        return loadBalancer;
    }

    ApplicationListener listener() {
        return listener;
    }

    private BaseApplicationListenerProps listener(
            EnvironmentSettings settings, NetworkStack network) {
        var props =
                BaseApplicationListenerProps.builder()
                        .open(false)
                        .defaultAction(
                                ListenerAction.fixedResponse(
                                        404,
                                        FixedResponseOptions.builder()
                                                .contentType("application/json")
                                                .messageBody("{\"status\":404}")
                                                .build()));
        if (settings.domain().isEmpty()) {
            return props.port(80).protocol(ApplicationProtocol.HTTP).build();
        }
        String domain = settings.domain().get();
        Certificate certificate =
                Certificate.Builder.create(this, "Certificate")
                        .domainName(domain)
                        .validation(CertificateValidation.fromDns(network.zone()))
                        .build();
        return props.port(443)
                .protocol(ApplicationProtocol.HTTPS)
                .certificates(List.of(ListenerCertificate.fromArn(certificate.getCertificateArn())))
                .sslPolicy(SslPolicy.RECOMMENDED_TLS)
                .build();
    }

    private Bucket accessLogs(EnvironmentSettings settings) {
        return Bucket.Builder.create(this, "AccessLogs")
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .removalPolicy(settings.lasting() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .lifecycleRules(
                        List.of(LifecycleRule.builder().expiration(Duration.days(90)).build()))
                .build();
    }
}
