package egoist.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The rules that keep the peer pure: no I/O, no clock, no chance, no threads, and packages that only look down. */
class DependencyRulesTest {
    private static final String WIRE = "egoist.protocol.wire..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("egoist.protocol");

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void theCoreNeedsNextToNothing() {
        check(classes()
                .that()
                .resideOutsideOfPackage(WIRE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "egoist.protocol..",
                        "java.lang..",
                        "java.util..",
                        "java.nio",
                        "java.nio.charset",
                        "java.io",
                        "org.jgrapht..",
                        "org.apache.commons.math3..",
                        "com.google.protobuf..",
                        "org.jspecify.."));
    }

    @Test
    void noInputOrOutput() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(WIRE)
                .and()
                .doNotHaveSimpleName("MessageCodec")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio.channels..", "java.nio.file..")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("the codec only meets the IOException that protobuf's parser declares"));
    }

    @Test
    void noThreadsAndNoLogging() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(WIRE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent.locks..", "java.util.logging..", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.Executor.class));
    }

    @Test
    void noHiddenClockOrChance() {
        check(noClasses()
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "identityHashCode", Object.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID"));
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class));
    }

    @Test
    void noMathThatDiffersBetweenMachines() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(WIRE)
                .should()
                .callMethod(Math.class, "exp", double.class)
                .orShould()
                .callMethod(Math.class, "expm1", double.class)
                .orShould()
                .callMethod(Math.class, "log", double.class)
                .orShould()
                .callMethod(Math.class, "pow", double.class, double.class)
                .orShould()
                .callMethod(Math.class, "sin", double.class)
                .orShould()
                .callMethod(Math.class, "cos", double.class);
        check(rule.because("StrictMath gives the same bits everywhere"));
    }

    @Test
    void noStaticMutableState() {
        check(fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(WIRE)
                .should()
                .beFinal());
    }

    @Test
    void packagesOnlyLookDown() {
        mayNotSee("parameter", "metric", "message", "overlay", "policy");
        mayNotSee("metric", "message", "overlay", "policy");
        mayNotSee("message", "overlay", "policy", "parameter");
        mayNotSee("overlay", "policy", "parameter");
        check(noClasses()
                .that()
                .resideInAPackage("egoist.protocol.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("egoist.protocol"));
    }

    private static void mayNotSee(String lower, String... others) {
        for (String upper : others) {
            check(noClasses()
                    .that()
                    .resideInAPackage("egoist.protocol." + lower + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("egoist.protocol." + upper + ".."));
        }
    }

    @Test
    void onlyTheCodecSeesTheWire() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("egoist.protocol.message..", WIRE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WIRE, "com.google.protobuf.."));
    }

    @Test
    void theCoreNeverSeesConfigurationFilesOrTheWorld() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("egoist.config..", "egoist.sim..", "egoist.node..", "org.snakeyaml.."));
    }

    @Test
    void packagesHaveNoCycles() {
        check(SlicesRuleDefinition.slices()
                .matching("egoist.protocol.(*)..")
                .should()
                .beFreeOfCycles());
    }
}
