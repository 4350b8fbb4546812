package io.taskledger.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The RSA key that signs tokens: made at the first start, read at every other. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /**
     * @throws IllegalStateException if the file is there and is not a private RSA key
     */
    static RSAKey in(Path directory) throws IOException, JOSEException {
        Path file = directory.resolve("signing-key.json");
        if (!Files.exists(file)) {
            create(file);
        }
        try {
            RSAKey key = RSAKey.parse(Files.readString(file));
            if (key.isPrivate()) {
                return key;
            }
        } catch (ParseException e) {
            throw new IllegalStateException("Not a signing key: " + file, e);
        }
        throw new IllegalStateException("Not a private key: " + file);
    }

    /** Readable by its owner only, and never half-written. */
    private static void create(Path file) throws IOException, JOSEException {
        RSAKey key =
                new RSAKeyGenerator(BITS)
                        .keyID(UUID.randomUUID().toString())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .generate();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "signing-key",
                        ".draft",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, key.toJSONString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
