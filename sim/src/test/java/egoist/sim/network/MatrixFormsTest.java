package egoist.sim.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix files that are fine are read exactly, however they are written. */
class MatrixFormsTest {
    @TempDir
    Path folder;

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("m.csv"), content, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,1.5\n20,0\n",
                "0,1.5\n20,0",
                "0,1.5\r\n20,0\r\n",
                "0,1.5\r20,0\r",
                " 0 ,\t1.5 \n20 , 0\n\n\n",
                "\u00ef\u00bb\u00bf0,1.5\n20,0\n",
                "nan,1.5\n20,NaN\n",
                "0,+1.50\n2e1,0\n",
                "0,1500e-3\n20.,0\n",
                "0,1.500000000000000000000000\n0020,0\n",
                "999,1.5\n20,999\n"
            })
    void formsOfTheSameMatrix(String content) throws IOException {
        Matrix matrix = Matrix.read(write(content), 500);
        assertEquals(2, matrix.size());
        assertArrayEquals(new int[] {-1, 750}, matrix.row(0));
        assertArrayEquals(new int[] {10_000, -1}, matrix.row(1));
        assertEquals(0, matrix.missing());
    }

    @Test
    void compressionIsSeenFromTheContentNotFromTheName() throws IOException {
        Path file = folder.resolve("m.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("0,1.5\n20,0\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals(750, Matrix.read(file, 500).value(0, 1));
    }

    @Test
    void missingIsNotZeroAndZeroIsOneMicrosecond() throws IOException {
        Matrix matrix = Matrix.read(write("0,nan,0\n0.001,0,5\nnan,3,0\n"), 500);
        assertArrayEquals(new int[] {-1, -1, 1}, matrix.row(0));
        assertArrayEquals(new int[] {1, -1, 2500}, matrix.row(1));
        assertEquals(2, matrix.missing());
    }

    @Test
    void stacksAreSplitIntoTheirMatrices() throws IOException {
        Path file = write("0,1\n2,0\n0,3\n4,0\n0,5\n6,0\n");
        List<Matrix> stack = Matrix.readStack(file, 1000);
        assertEquals(3, stack.size());
        assertEquals(6000, stack.get(2).value(1, 0));
        assertThrows(NetworkDataException.class, () -> Matrix.read(file, 1000));
        assertThrows(NetworkDataException.class, () -> Matrix.readStack(write("0,1\n2,0\n0,3\n"), 1000));
    }

    @Test
    void numbersAreReadAsTheJdkReadsThem() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        List<String> texts = new ArrayList<>();
        for (int round = 0; round < 20_000; round++) {
            texts.add(
                    switch (random.nextInt(4)) {
                        case 0 -> Integer.toString(random.nextInt(100_000));
                        case 1 ->
                            String.format(Locale.ROOT, "%." + random.nextInt(1, 12) + "f", random.nextDouble() * 1000);
                        case 2 -> Double.toString(random.nextDouble() * 100);
                        default -> String.format(Locale.ROOT, "%.6e", random.nextDouble() * 10_000);
                    });
        }
        try (NumberScanner scanner = NumberScanner.open(write(String.join("\n", texts)))) {
            for (String text : texts) {
                scanner.nextLine();
                scanner.nextField();
                assertEquals(Double.parseDouble(text), scanner.number(), 0.0, text);
            }
        }
    }
}
