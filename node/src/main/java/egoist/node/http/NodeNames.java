package egoist.node.http;

import egoist.config.Nearest;
import egoist.node.view.OverlayPicture;
import egoist.node.view.OverlayPicture.Vertex;
import java.util.ArrayList;
import java.util.List;

/** Finds the node that a person means: by name, address, {@code self}, or the first digits of its id. */
final class NodeNames {
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_TOLD = 8;

    private NodeNames() {}

    /** @throws RequestException if nobody or more than one is meant */
    static int find(OverlayPicture picture, String text) {
        List<Vertex> vertices = picture.vertices();
        List<Integer> meant = new ArrayList<>();
        for (int i = 0; i < vertices.size(); i++) {
            if (is(vertices.get(i), text)) {
                meant.add(i);
            }
        }
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.isEmpty()) {
            throw new RequestException(404, "no node '" + shown(text) + "'" + nearest(vertices, text));
        }
        String candidates = String.join(
                ", ",
                meant.stream()
                        .limit(MOST_TOLD)
                        .map(i -> vertices.get(i).id() + " " + vertices.get(i).name())
                        .toList());
        throw new RequestException(
                400, "'" + shown(text) + "' is " + meant.size() + " nodes, name one by more of its id: " + candidates);
    }

    private static boolean is(Vertex vertex, String text) {
        boolean digits = text.length() >= FEWEST_DIGITS && vertex.id().startsWith(text);
        return (text.equals("self") && vertex.self())
                || vertex.name().equals(text)
                || vertex.address().equals(text)
                || digits;
    }

    private static String nearest(List<Vertex> vertices, String text) {
        List<String> names = vertices.stream()
                .map(Vertex::name)
                .filter(name -> !name.isEmpty())
                .toList();
        return Nearest.of(text, names)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("; a node is meant by its name, address, 'self', or the first " + FEWEST_DIGITS
                        + " digits of its id");
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= 64 ? plain : plain.substring(0, 64) + "...";
    }
}
