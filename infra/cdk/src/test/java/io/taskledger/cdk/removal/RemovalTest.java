package io.taskledger.cdk.removal;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.Synthesized;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class RemovalTest {

    private final List<Synthesized> environments =
            Stream.concat(
                            Synthesized.environments().stream(),
                            Stream.of(Synthesized.withEveryOption()))
                    .toList();

    private final Set<Removal> removals = Removals.of(environments);

    @Test
    void ofAnythingThatATemplateSaysIsNoticed() throws ReflectiveOperationException {
        var tests = new TemplateTests();
        assertThat(tests.failing()).as("before anything is taken out").isEmpty();

        List<Removal> unnoticed = new ArrayList<>();
        for (Removal removal : removals) {
            if (Unasserted.ALL.stream().noneMatch(known -> known.covers(removal))) {
                Runnable back = removal.apply(environments);
                if (!tests.anyFails()) {
                    unnoticed.add(removal);
                }
                back.run();
            }
        }

        assertThat(unnoticed).isEmpty();
        assertThat(tests.failing()).as("when everything is back").isEmpty();
    }

    @Test
    void isLeftOutOfNothingThatIsNotThere() {
        assertThat(Unasserted.ALL).allMatch(known -> removals.stream().anyMatch(known::covers));
    }
}
