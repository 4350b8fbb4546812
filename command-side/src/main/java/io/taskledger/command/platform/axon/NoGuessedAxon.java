package io.taskledger.command.platform.axon;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps the starter's auto-configuration out: it would guess serializers, stores and transactions,
 * and fall back to memory where it finds none.
 */
final class NoGuessedAxon implements AutoConfigurationImportFilter {

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            String name = classes[i];
            kept[i] = name == null || !name.startsWith("org.axonframework.");
        }
        return kept;
    }
}
