package egoist.node.view;

import egoist.node.view.OverlayPicture.Arc;
import egoist.node.view.OverlayPicture.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Why a member is reached as it is: the best way to it over each own link, best first, none of them back over this node. */
public final class Ways {
    private Ways() {}

    /** The ways from the node that looks to the vertex at that position. */
    public static List<Path> to(OverlayPicture picture, int destination) {
        List<Path> ways = new ArrayList<>();
        for (Arc first : picture.links(0)) {
            Path rest = first.cost() < 0 ? null : picture.pathsWithout(first.to(), 0)[destination];
            if (rest == null || picture.unreachable(rest.cost())) {
                continue;
            }
            List<Arc> hops = new ArrayList<>(List.of(first));
            hops.addAll(rest.hops());
            ways.add(new Path(picture.extended(rest.cost(), first.cost()), hops));
        }
        ways.sort(Comparator.comparing(Path::cost, picture::compare));
        return ways;
    }
}
