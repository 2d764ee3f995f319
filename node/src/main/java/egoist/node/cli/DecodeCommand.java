package egoist.node.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import egoist.node.FileTrouble;
import egoist.node.wire.LinkEnvelope;
import egoist.protocol.message.Limits;
import egoist.protocol.message.MalformedMessageException;
import egoist.protocol.message.Message;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.message.Signatures;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints frames as text. */
@Command(
        name = "decode",
        description =
                "Prints captured frames as lines in the manner of the original client: packet names REG, OVER, UPT,"
                        + " TRD, NET, RMV and NACK, fields parted by @ # | and *. Signatures are not checked.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node decode frames.bin", "  cat frames.bin | egoist node decode -"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class DecodeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "Frames one after the other, each its length in 4 bytes and a message; - for standard input.")
    private String file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
                DataInputStream frames = new DataInputStream(new BufferedInputStream(in))) {
            print(frames, out);
            return ExitCodes.OK;
        } catch (IOException e) {
            out.flush();
            throw new CommandException(ExitCodes.ERROR, file + ": " + FileTrouble.text(e));
        }
    }

    private static void print(DataInputStream frames, PrintWriter out) throws IOException {
        SeenIds ids = new SeenIds();
        MessageCodec codec = new MessageCodec(ids, Signatures.NONE);
        SeedText text = new SeedText(ids);
        for (long number = 1, at = 0; ; number++) {
            byte[] head = frames.readNBytes(Integer.BYTES);
            if (head.length == 0) {
                out.flush();
                return;
            }
            byte[] body = body(frames, head, number, at);
            try {
                Message message = codec.decode(body);
                out.println(message == null ? ofTheLink(body) : text.of(message));
            } catch (MalformedMessageException e) {
                throw new IOException("frame " + number + " at byte " + at + ": " + e.getMessage(), e);
            }
            at += Integer.BYTES + body.length;
        }
    }

    /** A frame of the link layer, by name; or what no version up to this one knows. */
    private static String ofTheLink(byte[] body) {
        try {
            LinkEnvelope.BodyCase kind = LinkEnvelope.parseFrom(body).getBodyCase();
            if (kind != LinkEnvelope.BodyCase.BODY_NOT_SET) {
                return kind.name();
            }
        } catch (InvalidProtocolBufferException e) {
            return "?@" + body.length + " bytes of a later version: " + e.getMessage();
        }
        return "?@" + body.length + " bytes of a later version";
    }

    private static byte[] body(DataInputStream frames, byte[] head, long number, long at) throws IOException {
        String place = "frame " + number + " at byte " + at;
        if (head.length < Integer.BYTES) {
            throw new IOException(place + " ends within its length");
        }
        int length = java.nio.ByteBuffer.wrap(head).getInt();
        if (length < 1 || length > Limits.FRAME) {
            throw new IOException(place + " says it has " + length + " bytes; a frame has 1 to " + Limits.FRAME);
        }
        byte[] body = frames.readNBytes(length);
        if (body.length < length) {
            throw new IOException(place + " has " + body.length + " of its " + length + " bytes");
        }
        return body;
    }
}
