package io.taskledger.cdk.diagram;

import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.WrittenPage;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class DiagramTest {

    @Test
    void showsProdAsItsTemplatesSay() throws IOException {
        WrittenPage.says("diagrams/prod.md", new Diagram(Synthesized.environment("prod")).page());
    }
}
