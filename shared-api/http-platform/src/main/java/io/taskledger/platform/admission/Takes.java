package io.taskledger.platform.admission;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a request to an endpoint holds beyond being one: {@link Holding#HEAVY_READ} besides, {@link
 * Holding#STREAM} instead.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Takes {

    Holding value();

    /** Only requests with this query parameter do; empty for all. */
    String onlyWith() default "";

    /** Whether the answer may take as long as it takes: streams and exports. */
    boolean lasting() default false;
}
