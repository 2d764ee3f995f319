package egoist.sim.checkpoint;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.objenesis.strategy.StdInstantiatorStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Writes a graph of objects as bytes and reads it back, every reference to one object again to one object. Only classes of a
 * {@link GraphTypes} are written; objects of the world around are written as their number and replaced by those of the reader.
 */
public final class GraphCodec {
    private static final int BUFFER = 1 << 16;

    private final Kryo kryo = new Kryo();

    /** @param world the objects around, in the same order for the writer and the reader */
    public GraphCodec(GraphTypes types, List<?> world) {
        kryo.setRegistrationRequired(true);
        kryo.setReferences(true);
        kryo.setInstantiatorStrategy(new StdInstantiatorStrategy());
        WorldSerializer outside = new WorldSerializer(world);
        for (Object object : world) {
            kryo.register(object.getClass(), outside);
        }
        types.classes().forEach(kryo::register);
    }

    /** Writes {@code root} and all that can be reached from it. */
    public void write(Object root, OutputStream out) throws IOException {
        try {
            Output output = new Output(out, BUFFER);
            kryo.writeObject(output, root);
            output.flush();
        } catch (KryoException e) {
            throw unwrapped(e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the stream fails, or holds anything else
     */
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        try {
            return kryo.readObject(new Input(in, BUFFER), type);
        } catch (KryoException | IndexOutOfBoundsException | ClassCastException e) {
            throw new IOException("not what was written: " + e.getMessage(), e);
        }
    }

    /** The library wraps what went wrong with the stream; anything else is a mistake of the program. */
    private static IOException unwrapped(KryoException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return io;
            }
        }
        throw e;
    }

    /** An object of the world around as its number. */
    private static final class WorldSerializer extends Serializer<Object> {
        private final List<?> world;
        private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

        WorldSerializer(List<?> world) {
            super(false, true);
            this.world = world;
            for (int i = 0; i < world.size(); i++) {
                numbers.put(world.get(i), i);
            }
        }

        @Override
        public void write(Kryo kryo, Output output, Object object) {
            Integer number = numbers.get(object);
            if (number == null) {
                throw new IllegalStateException("not of the world around: " + object);
            }
            output.writeVarInt(number, true);
        }

        @Override
        public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
            return world.get(input.readVarInt(true));
        }
    }
}
