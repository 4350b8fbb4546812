package io.taskledger.cdk.edge;

import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.constructs.Construct;

import java.util.List;

/** How each kind of path is answered. */
final class Behaviours {

    /** Screens have addresses of their own that all are the one page; files have a dot. */
    private static final String PAGES =
            """
            function handler(event) {
                var request = event.request;
                if (request.uri.lastIndexOf('.') <= request.uri.lastIndexOf('/')) {
                    request.uri = '/index.html';
                }
                return request;
            }
            """;

    private Behaviours() {}

    /** The page: asked for again every time, so that a release is seen at once. */
    static BehaviorOptions pages(
            Construct scope, String functionName, IOrigin files, ResponseHeadersPolicy headers) {
        Function toThePage =
                Function.Builder.create(scope, "ToThePage")
                        .functionName(functionName)
                        .runtime(FunctionRuntime.JS_2_0)
                        .code(FunctionCode.fromInline(PAGES))
                        .comment("Every screen is the one page")
                        .build();
        return files(files, headers)
                .functionAssociations(
                        List.of(
                                FunctionAssociation.builder()
                                        .eventType(FunctionEventType.VIEWER_REQUEST)
                                        .function(toThePage)
                                        .build()))
                .build();
    }

    /** Files named by their content: kept for ever. */
    static BehaviorOptions assets(IOrigin files, ResponseHeadersPolicy headers) {
        return files(files, headers).build();
    }

    /** Never kept, never compressed here: a stream of events must pass as it comes. */
    static BehaviorOptions api(IOrigin services) {
        return BehaviorOptions.builder()
                .origin(services)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER)
                .compress(false)
                .build();
    }

    private static BehaviorOptions.Builder files(IOrigin files, ResponseHeadersPolicy headers) {
        return BehaviorOptions.builder()
                .origin(files)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .responseHeadersPolicy(headers)
                .compress(true);
    }
}
