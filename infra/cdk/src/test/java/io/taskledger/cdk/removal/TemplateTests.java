package io.taskledger.cdk.removal;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;

import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

/**
 * The tests that assert what templates say, to be run many times over. They are called without
 * JUnit, which takes ten times as long to start one as most of them take.
 */
final class TemplateTests {

    /**
     * Not among them: those that read the files that were synthesized or synthesize again, what
     * looks for things that must be absent, and the diagram, which shows without judging.
     */
    private static final List<String> OTHERS =
            List.of(
                    "DeterminismTest",
                    "LintTest",
                    "NagTest",
                    "SecretsTest",
                    "DiagramTest",
                    "RemovalTest");

    private final LinkedList<Call> calls = new LinkedList<>();

    private record Call(Object test, Method method, Object[] arguments) {

        boolean fails() {
            try {
                method.invoke(test, arguments);
                return false;
            } catch (InvocationTargetException e) {
                return true;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return test.getClass().getSimpleName() + "." + method.getName();
        }
    }

    TemplateTests() throws ReflectiveOperationException {
        for (JavaClass found : new ClassFileImporter().importPackages("io.taskledger.cdk")) {
            if (found.getSimpleName().endsWith("Test")
                    && !OTHERS.contains(found.getSimpleName())
                    && found.getDirectDependenciesFromSelf().stream()
                            .anyMatch(d -> d.getTargetClass().isEquivalentTo(Synthesized.class))) {
                add(found.reflect());
            }
        }
    }

    private void add(Class<?> type) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        for (Method method : type.getDeclaredMethods()) {
            method.setAccessible(true);
            if (method.isAnnotationPresent(Test.class)) {
                calls.add(new Call(constructor.newInstance(), method, new Object[0]));
            } else if (method.isAnnotationPresent(EveryEnvironment.class)) {
                for (Synthesized environment : Synthesized.environments()) {
                    calls.add(
                            new Call(
                                    constructor.newInstance(), method, new Object[] {environment}));
                }
            }
        }
    }

    /** Those that fail now. */
    List<String> failing() {
        List<String> all = new ArrayList<>();
        calls.stream().filter(Call::fails).forEach(call -> all.add(call.toString()));
        return all;
    }

    /** Whether any does, asking first what noticed the last time: neighbours share their tests. */
    boolean anyFails() {
        for (Call call : List.copyOf(calls)) {
            if (call.fails()) {
                calls.remove(call);
                calls.addFirst(call);
                return true;
            }
        }
        return false;
    }
}
