package io.taskledger.cdk.environment;

import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

/**
 * The release a stack runs: a parameter, so that one template serves every release and going back
 * is a deployment of an older tag.
 */
public final class ImageTag {

    private ImageTag() {}

    /** Declares the parameter in the stack. */
    public static String of(Stack stack) {
        return CfnParameter.Builder.create(stack, "ImageTag")
                .description("Of the images of this release")
                .allowedPattern("[0-9A-Za-z][0-9A-Za-z._-]{0,127}")
                .build()
                .getValueAsString();
    }
}
