package egoist.node.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that are kept out whatever they can prove, for instance because their key was stolen: a file with one id a line. It is
 * read again when it changes; a file that does not exist denies nobody.
 */
public final class DenyList {
    private final @Nullable Path file;
    private volatile Set<GlobalId> denied = Set.of();
    private @Nullable FileTime read;

    private DenyList(@Nullable Path file) {
        this.file = file;
    }

    /** Nobody. */
    public static DenyList empty() {
        return new DenyList(null);
    }

    /** @throws IOException naming the file and the line, if it holds something that is no id */
    public static DenyList from(Path file) throws IOException {
        DenyList list = new DenyList(file);
        list.reload();
        return list;
    }

    /**
     * Reads the file again if it changed; what was denied stays denied if the file is not good.
     *
     * @return whether anything changed
     */
    public synchronized boolean reload() throws IOException {
        if (file == null || !Files.exists(file)) {
            return false;
        }
        FileTime changed = Files.getLastModifiedTime(file);
        if (changed.equals(read)) {
            return false;
        }
        Set<GlobalId> found = new HashSet<>();
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            String id = text.replaceAll("#.*", "").strip();
            if (!id.isEmpty()) {
                try {
                    found.add(GlobalId.parse(id));
                } catch (IllegalArgumentException e) {
                    throw new IOException(file + " line " + line + ": " + e.getMessage(), e);
                }
            }
        }
        boolean differs = !found.equals(denied);
        denied = Set.copyOf(found);
        read = changed;
        return differs;
    }

    /** How many nodes are on it. */
    int size() {
        return denied.size();
    }

    public boolean denies(GlobalId id) {
        return denied.contains(id);
    }
}
