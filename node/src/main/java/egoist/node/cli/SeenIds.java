package egoist.node.cli;

import egoist.protocol.message.IdMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Numbers global ids in the order they are met, as many as there are. */
final class SeenIds implements IdMap {
    private static final int DIGITS = 8;

    private final List<byte[]> ids = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    @Override
    public byte[] globalId(int localId) {
        return ids.get(localId).clone();
    }

    @Override
    public int localId(byte[] globalId) {
        return numbers.computeIfAbsent(HexFormat.of().formatHex(globalId), text -> {
            ids.add(globalId.clone());
            return ids.size() - 1;
        });
    }

    /** The first digits of the id behind a number. */
    String brief(int localId) {
        return HexFormat.of().formatHex(ids.get(localId)).substring(0, DIGITS);
    }
}
