package io.taskledger.servers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The two that a Redis knows; nobody else may say anything to it. Neither can change its
 * configuration or write a file, for {@code CONFIG}, {@code MODULE}, {@code DEBUG}, {@code SAVE}
 * and their like are closed to both.
 *
 * @param service password of {@code taskledger}, the services: may use keys that begin with {@code
 *     taskledger:}, with the few commands of the cache and of the rate limits
 * @param operator password of {@code operator}: may look at and forget everything
 */
public record RedisAccounts(String service, String operator) {

    public static final String SERVICE = "taskledger";
    public static final String OPERATOR = "operator";

    private static final int BYTES = 18;

    // EVAL is how Bucket4j compares and swaps; the script may do no more than its caller.
    private static final List<String> COMMANDS_OF_SERVICES =
            List.of(
                    "+get",
                    "+set",
                    "+psetex",
                    "+del",
                    "+eval",
                    "+time",
                    "+ping",
                    "+hello",
                    "+client|setname");
    private static final List<String> COMMANDS_OF_OPERATORS =
            List.of(
                    "+@all",
                    "-@admin",
                    "-@dangerous",
                    "-@scripting",
                    "+flushall",
                    "+flushdb",
                    "+info",
                    "+keys",
                    "+slowlog");

    public static RedisAccounts draw() {
        return new RedisAccounts(password(), password());
    }

    private static String password() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** On the command line of the server, which others can read: hashes only. */
    List<String> options() {
        List<String> options = new ArrayList<>(List.of("--user", "default", "off"));
        options.addAll(List.of("--user", SERVICE, "on", hashed(service), "~taskledger:*"));
        options.addAll(COMMANDS_OF_SERVICES);
        options.addAll(List.of("--user", OPERATOR, "on", hashed(operator), "~*"));
        options.addAll(COMMANDS_OF_OPERATORS);
        return options;
    }

    /** As redis:// addresses have it. */
    public String serviceUrl(int port) {
        return "redis://%s:%s@127.0.0.1:%d".formatted(SERVICE, service, port);
    }

    /** The same for operators. */
    public String operatorUrl(int port) {
        return "redis://%s:%s@127.0.0.1:%d".formatted(OPERATOR, operator, port);
    }

    private static String hashed(String password) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(password.getBytes(StandardCharsets.US_ASCII));
            return "#" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
