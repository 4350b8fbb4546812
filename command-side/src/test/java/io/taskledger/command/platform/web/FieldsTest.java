package io.taskledger.command.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.taskledger.api.command.Patch;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.TaskTitle;
import io.taskledger.platform.problem.FieldError;
import io.taskledger.platform.problem.ProblemException;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FieldsTest {

    private static final FieldType<TaskTitle> TITLE = FieldType.text(TaskTitle::new);
    private static final FieldType<Description> TEXT = FieldType.text(Description::orNone);

    @Test
    void tellsAbsentFromNull() {
        Fields fields = fields("{'b': null, 'c': 'x', 'd': ' '}");
        var absent = fields.removablePatch("a", TEXT);
        var removed = fields.removablePatch("b", TEXT);
        var set = fields.removablePatch("c", TEXT);
        var blank = fields.removablePatch("d", TEXT);
        fields.verify();

        assertThat(absent.value()).isEqualTo(Patch.keep());
        assertThat(removed.value()).isEqualTo(Patch.set(null));
        assertThat(set.value()).isEqualTo(Patch.set(new Description("x")));
        assertThat(blank.value()).isEqualTo(Patch.set(null));
    }

    @Test
    void collectsAllErrorsInOrder() {
        Fields fields = fields("{'a': '', 'b': 1, 'd': null, 'x': 1}");
        fields.required("a", TITLE);
        fields.optional("b", TEXT);
        fields.required("c", TITLE);
        fields.patch("d", TITLE);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(fields::verify)
                .satisfies(
                        problem ->
                                assertThat(problem.extras().get("errors"))
                                        .asInstanceOf(
                                                org.assertj.core.api.InstanceOfAssertFactories.LIST)
                                        .containsExactly(
                                                new FieldError("a", "must be 1 to 200 characters"),
                                                new FieldError("b", "must be text"),
                                                new FieldError("c", "is required"),
                                                new FieldError("d", "is required"),
                                                new FieldError("x", "is not a known field")));
    }

    @Test
    void usesDefaultsForAbsentAndNull() {
        Fields fields = fields("{'b': null}");
        TaskTitle byDefault = new TaskTitle("x");
        var absent = fields.optional("a", TITLE, byDefault);
        var empty = fields.optional("b", TITLE, byDefault);
        fields.verify();

        assertThat(absent.value()).isEqualTo(byDefault);
        assertThat(empty.value()).isEqualTo(byDefault);
    }

    @Test
    void givesNoValueThatIsNotThere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> fields("{}").required("a", TITLE).value());
    }

    private static Fields fields(String json) {
        return new Fields((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
