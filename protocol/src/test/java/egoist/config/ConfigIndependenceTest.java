package egoist.config;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The reader of configurations and the core of the protocol meet only in the descriptions of parameters. */
class ConfigIndependenceTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("egoist.config", "egoist.protocol");

    @Test
    void theCoreNeverReadsConfigurations() {
        noClasses()
                .that()
                .resideInAPackage("egoist.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("egoist.config..", "org.snakeyaml..", "tools.jackson..", "com.networknt..")
                .check(CLASSES);
    }

    @Test
    void configurationsKnowNothingOfPeersOrSimulations() {
        classes()
                .that()
                .resideInAPackage("egoist.config..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "egoist.config..",
                        "egoist.protocol.parameter..",
                        "java..",
                        "org.jspecify..",
                        "org.snakeyaml..",
                        "tools.jackson..",
                        "com.networknt..",
                        "org.apache.commons.text.."))
                .check(CLASSES);
    }
}
