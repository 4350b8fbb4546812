package io.taskledger.platform.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taskledger.platform.admission.Pool.BeyondException;

import org.junit.jupiter.api.Test;

class PoolTest {

    private final Pool pool = new Pool(5, 3);

    @Test
    void oneCallerNeverHasMoreThanTheShare() throws Exception {
        pool.take("alice", 2);
        Place last = pool.take("alice", 1);

        assertThatExceptionOfType(BeyondException.class)
                .isThrownBy(() -> pool.take("alice", 1))
                .matches(BeyondException::ofShare);
        last.close();
        pool.take("alice", 1);
        assertThat(pool.taken()).isEqualTo(3);
    }

    @Test
    void allTogetherNeverHaveMoreThanTheWhole() throws Exception {
        pool.take("alice", 3);
        pool.take("bob", 2);

        assertThatExceptionOfType(BeyondException.class)
                .isThrownBy(() -> pool.take("carol", 1))
                .matches(beyond -> !beyond.ofShare());
        assertThat(pool.taken()).isEqualTo(5);
    }

    @Test
    void aPlaceIsGivenBackOnce() throws Exception {
        Place place = pool.take("alice", 1);
        pool.take("alice", 2);
        place.close();
        place.close();

        assertThat(pool.taken()).isEqualTo(2);
    }
}
