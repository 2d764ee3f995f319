/**
 * What peers say to each other: immutable records, one per kind, and their bytes on the wire. Start at
 * {@link egoist.protocol.message.Message}, which explains every kind once; {@link egoist.protocol.message.MessageCodec}
 * turns them into protobuf and back.
 */
@NullMarked
package egoist.protocol.message;

import org.jspecify.annotations.NullMarked;
