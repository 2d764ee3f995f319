package egoist.node.transport;

import egoist.node.Endpoint;
import egoist.node.identity.GlobalId;
import egoist.node.wire.SignedRecord;

/**
 * What a node says about itself, checked: how to reach it and how to know what it signed.
 *
 * @param id hash of its key
 * @param publicKey Ed25519, for its announcements
 * @param probeKey X25519 of this life, for its probes
 * @param name its label
 * @param endpoint where it listens
 * @param issuedMicros when its life began; of two records the later holds
 * @param roster whether it keeps the roster and is no member
 * @param signed as it came, to be passed on
 */
record KnownNode(
        GlobalId id,
        byte[] publicKey,
        byte[] probeKey,
        String name,
        Endpoint endpoint,
        long issuedMicros,
        boolean roster,
        SignedRecord signed) {}
