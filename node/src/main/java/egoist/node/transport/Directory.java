package egoist.node.transport;

import egoist.node.FileTrouble;
import egoist.node.identity.GlobalId;
import egoist.node.wire.Records;
import egoist.node.wire.SignedRecord;
import egoist.protocol.message.IdMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is who: global ids, the small ids the peer uses for them, and their records. This node is 0. Any thread asks.
 *
 * <p>When all small ids are given out, those of nodes that {@link #reusable} allows are given out again, so that nodes may
 * come and go for ever.
 */
final class Directory implements IdMap {
    /** The small id of this node. */
    static final int SELF = 0;

    private static final int MAX_FILE_BYTES = 8 << 20;

    private final int limit;
    private final Map<GlobalId, Integer> locals = new HashMap<>();
    private final List<GlobalId> globals = new ArrayList<>();
    /** The same as digits: pictures of the node ask for hundreds, several times a second. */
    private final List<String> texts = new ArrayList<>();

    private final Map<GlobalId, KnownNode> records = new HashMap<>();
    private IntPredicate reusable = id -> false;
    private Reuse reuse = (local, before) -> {};
    private int nextReuse = 1;
    private boolean changed;

    Directory(KnownNode self, int limit) {
        this.limit = limit;
        locals.put(self.id(), SELF);
        globals.add(self.id());
        texts.add(self.id().toString());
        records.put(self.id(), self);
    }

    /** Told that a small id is about to be another node's; must not block, nor ask this directory. */
    interface Reuse {
        void reused(int local, GlobalId before);
    }

    /** Which small ids nobody would miss. */
    synchronized void reuse(IntPredicate allowed) {
        reusable = allowed;
    }

    /** Who keeps something under small ids, and has to forget it before they are given out again. */
    synchronized void onReuse(Reuse told) {
        reuse = told;
    }

    synchronized KnownNode self() {
        return java.util.Objects.requireNonNull(records.get(globals.get(SELF)));
    }

    /** This node's record from now on. */
    synchronized void renew(KnownNode self) {
        records.put(globals.get(SELF), self);
    }

    @Override
    public synchronized byte[] globalId(int localId) {
        return globals.get(localId).bytes();
    }

    /** The global id behind a small one that was given out. */
    synchronized GlobalId global(int localId) {
        return globals.get(localId);
    }

    /** The same as hexadecimal digits. */
    synchronized String text(int localId) {
        return texts.get(localId);
    }

    /** How many small ids were given out. */
    synchronized int size() {
        return globals.size();
    }

    @Override
    public int localId(byte[] globalId) {
        return local(GlobalId.of(globalId));
    }

    /** The small id of a node, given out at the first mention; -1 if there is none left. */
    synchronized int local(GlobalId id) {
        Integer known = locals.get(id);
        if (known != null) {
            return known;
        }
        if (globals.size() < limit) {
            locals.put(id, globals.size());
            globals.add(id);
            texts.add(id.toString());
            return globals.size() - 1;
        }
        for (int i = 1; i < limit; i++) {
            int candidate = nextReuse;
            nextReuse = nextReuse + 1 < limit ? nextReuse + 1 : 1;
            if (reusable.test(candidate)) {
                GlobalId old = globals.set(candidate, id);
                texts.set(candidate, id.toString());
                locals.remove(old);
                records.remove(old);
                reuse.reused(candidate, old);
                locals.put(id, candidate);
                return candidate;
            }
        }
        return -1;
    }

    synchronized @Nullable KnownNode record(GlobalId id) {
        return records.get(id);
    }

    synchronized @Nullable KnownNode record(int localId) {
        return localId < 0 || localId >= globals.size() ? null : records.get(globals.get(localId));
    }

    /** Takes a checked record if it is later than what is known; false if it is not, or there is no room. */
    synchronized boolean accept(KnownNode node) {
        KnownNode known = records.get(node.id());
        if (known != null && known.issuedMicros() >= node.issuedMicros()) {
            return false;
        }
        if (node.id().equals(globals.get(SELF)) || local(node.id()) < 0) {
            return false;
        }
        records.put(node.id(), node);
        changed = true;
        return true;
    }

    /** Drops what is known of a node that may not be here any more. */
    synchronized void forget(GlobalId id) {
        if (!id.equals(globals.get(SELF))) {
            records.remove(id);
            changed = true;
        }
    }

    /** All records but this node's own, in no order. */
    synchronized List<KnownNode> others() {
        List<KnownNode> others = new ArrayList<>(records.values());
        others.removeIf(node -> node.id().equals(globals.get(SELF)));
        return others;
    }

    /** Writes the records to a file if they changed since it was last asked to. */
    void save(Path file) throws IOException {
        Records.Builder all = Records.newBuilder();
        synchronized (this) {
            if (!changed) {
                return;
            }
            changed = false;
            others().forEach(node -> all.addRecords(node.signed()));
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, all.build().toByteArray());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            synchronized (this) {
                changed = true; // a disk that is full now may have room later
            }
            throw new IOException(file + " cannot be written: " + FileTrouble.reason(e), e);
        }
    }

    /** Reads what {@link #save} wrote; records that are no longer good are left out. The number taken. */
    int load(Path file, RecordOffice office, long nowMicros) throws IOException {
        if (!Files.exists(file) || Files.size(file) > MAX_FILE_BYTES) {
            return 0;
        }
        int taken = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (SignedRecord record : Records.parseFrom(in).getRecordsList()) {
                taken += take(record, office, nowMicros) ? 1 : 0;
            }
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            return taken; // A damaged cache is no cache.
        }
        return taken;
    }

    private boolean take(SignedRecord record, RecordOffice office, long nowMicros) {
        try {
            return accept(office.check(record, nowMicros));
        } catch (RecordOffice.BadRecord e) {
            return false; // Expired, denied or of another overlay: not worth remembering.
        }
    }
}
