package io.taskledger.command;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.command.rule.Rejected;

import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

/** Matches rejections by their code. */
public final class CodeIs extends TypeSafeMatcher<Rejected> {

    private final ErrorCode code;

    public CodeIs(ErrorCode code) {
        this.code = code;
    }

    @Override
    protected boolean matchesSafely(Rejected rejected) {
        return rejected.code() == code;
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("rejected with ").appendValue(code);
    }
}
