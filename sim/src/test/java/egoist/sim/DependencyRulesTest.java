package egoist.sim;

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

/** The rules that keep the simulator deterministic and its packages apart. */
class DependencyRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("egoist.sim");

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void simNeverSeesTheNode() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("egoist.node.."));
    }

    @Test
    void noHiddenClockOrChance() {
        String why =
                "results follow from the scenario and its seed alone; the Stopwatch only times progress for people";
        check(noClasses()
                .that()
                .doNotHaveSimpleName("Stopwatch")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "identityHashCode", Object.class)
                .orShould()
                .callMethod(Math.class, "random")
                .because(why));
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .because(why));
    }

    @Test
    void noStaticMutableState() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("egoist.sim.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "me.tongfei.."));
    }

    @Test
    void nobodySeesTheCommandLine() {
        check(classes()
                .that()
                .resideInAPackage("egoist.sim.cli..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("egoist.sim.cli.."));
    }

    @Test
    void onlyTheReaderSeesYaml() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .because("scenarios are read by egoist.config"));
    }

    @Test
    void packagesHaveNoCycles() {
        check(SlicesRuleDefinition.slices()
                .matching("egoist.sim.(*)..")
                .should()
                .beFreeOfCycles());
    }
}
