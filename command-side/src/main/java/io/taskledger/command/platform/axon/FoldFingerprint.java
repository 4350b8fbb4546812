package io.taskledger.command.platform.axon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which code folded a snapshot: made of the compiled state, which also holds the fold, and of the
 * types of its components. Snapshots can be made anew at any time, so one of other code counts as
 * absent, even where only the compiler differs.
 */
final class FoldFingerprint {

    private static final String OURS = "io.taskledger.";
    private static final int BYTES = 6;

    private FoldFingerprint() {}

    /**
     * @return hexadecimal digits
     */
    static String of(Class<? extends Record> state) {
        Set<Class<?>> types = new LinkedHashSet<>();
        collect(state, types);
        MessageDigest digest = sha256();
        types.forEach(type -> digest.update(compiled(type)));
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void collect(Type type, Set<Class<?>> types) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, types);
            }
        }
        if (type instanceof Class<?> ours && ours.getName().startsWith(OURS) && types.add(ours)) {
            if (ours.isRecord()) {
                for (RecordComponent component : ours.getRecordComponents()) {
                    collect(component.getGenericType(), types);
                }
            }
        }
    }

    private static byte[] compiled(Class<?> type) {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
