package egoist.sim.report.figure;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Outlines of the land of the earth, for maps.
 *
 * @param rings closed lines of points, each longitude and latitude in degrees
 */
public record Land(List<List<double[]>> rings) {
    /** Steps of the file in a degree. */
    private static final double STEPS = 5;

    /** As in the file: of each ring a first point and the steps to each next one, in fifths of a degree. */
    public static JsonNode steps() {
        try (InputStream in = Land.class.getResourceAsStream("land.json")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its part land.json");
            }
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read a part of the program: land.json", e);
        }
    }

    /** Reads all of it. */
    public static Land read() {
        List<List<double[]>> rings = new ArrayList<>();
        for (JsonNode ring : steps()) {
            List<double[]> points = new ArrayList<>();
            int x = 0;
            int y = 0;
            for (int i = 0; i < ring.size(); i += 2) {
                x += ring.get(i).asInt();
                y += ring.get(i + 1).asInt();
                points.add(new double[] {x / STEPS, y / STEPS});
            }
            rings.add(points);
        }
        return new Land(rings);
    }
}
