package egoist.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The rules that keep the node apart from the simulator, and its packages apart from each other. */
class DependencyRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("egoist.node");

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void theNodeNeverSeesTheSimulator() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("egoist.sim.."));
    }

    @Test
    void noJavaSerialization() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .because("bytes from the network must never choose a class"));
    }

    @Test
    void noStaticMutableState() {
        check(fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("egoist.node.wire..")
                .should()
                .beFinal());
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("egoist.node.cli..")
                .and()
                .doNotHaveFullyQualifiedName("egoist.node.NodeCli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli.."));
    }

    @Test
    void theOperatorsSideIsBuiltOnTopOfTheNode() {
        check(noClasses()
                .that()
                .resideInAnyPackage("egoist.node.transport..", "egoist.node.driver..", "egoist.node.identity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("egoist.node.cli..", "egoist.node.http..", "egoist.node.config..")
                .allowEmptyShould(true));
    }
}
