package egoist.node;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.identity.DenyList;
import egoist.node.identity.OverlayKeys;
import egoist.node.view.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Running overlays whose keys are exchanged, whose members are denied, and one of whose members somebody copied. */
@Timeout(120)
class CredentialsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String OLD = "the older of two overlay keys";
    private static final String NEW = "the newer of two overlay keys";

    @TempDir
    private Path directory;

    private int writes;

    /** Writes a file with a time of change that differs from before, whatever the clock of the file system. */
    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        writes++;
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 5000L * writes));
    }

    private static boolean happened(LocalOverlay overlay, String text, int times) {
        synchronized (overlay.log) {
            return overlay.log.stream().filter(line -> line.contains(text)).count() >= times;
        }
    }

    /** First everybody gets the new key beside the old, then the old is taken away; members come back all the while. */
    @Test
    void overlayKeysAreExchangedWhileTheOverlayRuns() throws Exception {
        Path file = directory.resolve("overlay.key");
        write(file, OLD + "\n");
        try (LocalOverlay overlay = new LocalOverlay(directory, 35, LocalOverlay.fast(2))) {
            NodeSettings roster = overlay.settings(0, 0, OverlayKeys.from(file), DenyList.empty());
            overlay.start(roster.withRole(NodeSettings.Role.BOOTSTRAP).withBootstraps(List.of()));
            for (int i = 1; i <= 3; i++) {
                overlay.start(overlay.settings(i, i, OverlayKeys.from(file), DenyList.empty()));
            }
            overlay.await("joining", LONG, overlay::whole);
            write(file, NEW + "\n" + OLD + "\n");
            overlay.await("both keys", LONG, () -> happened(overlay, "2 are good now", 4));
            overlay.start(overlay.settings(4, 4, OverlayKeys.of(NEW), DenyList.empty()));
            overlay.await("a newcomer that knows the new key only", LONG, overlay::whole);
            write(file, NEW + "\n");
            overlay.await("the old key gone", LONG, () -> happened(overlay, "1 is good now", 4));
            Node again = overlay.members().get(0);
            overlay.crash(again);
            overlay.start(overlay.settings(1, 1, OverlayKeys.from(file), DenyList.empty()));
            overlay.await("a restart after the exchange", LONG, overlay::whole);
            try (Node late = Node.start(overlay.settings(5, 5, OverlayKeys.of(OLD), DenyList.empty()))) {
                assertFalse(late.awaitReady(Duration.ofSeconds(3)), "the old key still admits");
            }
        }
    }

    /** A copied machine takes part for a while where the real one is not looking; then it is gone. */
    @Test
    void aCopyThatIsGoneLeavesNothingBehind() throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory, 36, LocalOverlay.fast(1))) {
            overlay.bootstrap();
            for (int i = 1; i <= 3; i++) {
                overlay.member(i);
            }
            overlay.await("joining", LONG, overlay::whole);
            String copied = overlay.members().get(0).id().toString();
            try (Node copy = Node.start(overlay.settings(1, 9, LocalOverlay.KEY, DenyList.empty()))) {
                Thread.sleep(2500);
                assertTrue(copy.members().stream().anyMatch(Member::self));
            }
            overlay.member(4);
            String real = overlay.endpoint(1).toString();
            overlay.await(
                    "everybody looking for it where it is",
                    LONG,
                    () -> overlay.whole()
                            && overlay.members().stream()
                                    .allMatch(node -> address(node, copied).equals(real)));
        }
    }

    /** What an operator shuts out is nothing the node waits for, before it says that it is ready. */
    @Test
    void whoIsDeniedOrExcludedIsNotWaitedFor() throws Exception {
        Path list = directory.resolve("denied");
        write(list, "# nobody yet\n");
        try (LocalOverlay overlay = new LocalOverlay(directory, 37, LocalOverlay.fast(3))) {
            overlay.bootstrap();
            Node strict = overlay.start(overlay.settings(1, 1, LocalOverlay.KEY, DenyList.from(list)));
            Node denied = overlay.member(2);
            overlay.member(3);
            overlay.member(4);
            overlay.await("joining", LONG, overlay::whole);
            write(list, denied.id() + "\n");
            overlay.await("its being shut out", LONG, () -> state(strict, denied) == Member.State.DENIED);
            String shut = denied.id().toString();
            overlay.await(
                    "ready without it and without a link to it",
                    LONG,
                    () -> strict.status().ready()
                            && strict.links().stream()
                                    .noneMatch(link -> link.out() && link.peer().equals(shut)));
            strict.follow(LinkRules.of("n3", ""));
            overlay.await(
                    "a single link", LONG, () -> strict.status().peer().wiring().size() == 1);
            overlay.await("ready with one link", LONG, () -> strict.status().ready());
        }
    }

    private static Member.State state(Node node, Node other) {
        return node.members().stream()
                .filter(member -> member.id().equals(other.id().toString()))
                .map(Member::state)
                .findFirst()
                .orElse(Member.State.FAILED);
    }

    private static String address(Node node, String id) {
        return node.members().stream()
                .filter(member -> member.id().equals(id))
                .map(Member::address)
                .findFirst()
                .orElse("");
    }
}
