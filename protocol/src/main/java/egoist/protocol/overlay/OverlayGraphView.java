package egoist.protocol.overlay;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Overlay} as JGraphT sees it: a read-only directed graph whose vertices are peer ids and whose edges are numbers of
 * links in the overlay's arrays, so that every JGraphT algorithm runs on an overlay unchanged. Nothing is copied but the
 * lists of links into each peer; the overlay must not change while the view is in use.
 */
public final class OverlayGraphView extends AbstractGraph<Integer, Integer> {
    private static final String READ_ONLY = "the view of an overlay is read only";

    private final Overlay overlay;
    private final int residualOf;
    private final List<Set<Integer>> incoming;

    /**
     * @param residualOf a peer whose own links are left out, or {@link ShortestPaths#NOBODY}
     */
    public OverlayGraphView(Overlay overlay, int residualOf) {
        this.overlay = overlay;
        this.residualOf = residualOf;
        this.incoming = new ArrayList<>(overlay.peers());
        for (int peer = 0; peer < overlay.peers(); peer++) {
            incoming.add(new LinkedHashSet<>());
        }
        for (int peer = 0; peer < overlay.peers(); peer++) {
            for (int link : outgoingEdgesOf(peer)) {
                incoming.get(overlay.targets()[link]).add(link);
            }
        }
    }

    private int firstLink(int peer) {
        return peer * overlay.stride();
    }

    private int degree(int peer) {
        return peer == residualOf ? 0 : overlay.degree(peer);
    }

    @Override
    public Set<Integer> vertexSet() {
        return range(0, overlay.peers());
    }

    @Override
    public boolean containsVertex(Integer peer) {
        return peer >= 0 && peer < overlay.peers();
    }

    @Override
    public Set<Integer> edgeSet() {
        Set<Integer> links = new LinkedHashSet<>();
        for (int peer = 0; peer < overlay.peers(); peer++) {
            links.addAll(outgoingEdgesOf(peer));
        }
        return Collections.unmodifiableSet(links);
    }

    @Override
    public boolean containsEdge(Integer link) {
        return link >= 0
                && link < firstLink(overlay.peers())
                && link - firstLink(getEdgeSource(link)) < degree(getEdgeSource(link));
    }

    @Override
    public @Nullable Integer getEdge(Integer source, Integer target) {
        if (!containsVertex(source) || !containsVertex(target)) {
            return null;
        }
        for (int link : outgoingEdgesOf(source)) {
            if (overlay.targets()[link] == target) {
                return link;
            }
        }
        return null;
    }

    @Override
    public @Nullable Set<Integer> getAllEdges(Integer source, Integer target) {
        if (!containsVertex(source) || !containsVertex(target)) {
            return null;
        }
        Integer link = getEdge(source, target);
        return link == null ? Set.of() : Set.of(link);
    }

    @Override
    public Integer getEdgeSource(Integer link) {
        return link / overlay.stride();
    }

    @Override
    public Integer getEdgeTarget(Integer link) {
        return overlay.targets()[link];
    }

    @Override
    public double getEdgeWeight(Integer link) {
        return overlay.costs()[link];
    }

    @Override
    public Set<Integer> outgoingEdgesOf(Integer peer) {
        return range(firstLink(peer), firstLink(peer) + degree(peer));
    }

    @Override
    public Set<Integer> incomingEdgesOf(Integer peer) {
        return Collections.unmodifiableSet(incoming.get(peer));
    }

    @Override
    public Set<Integer> edgesOf(Integer peer) {
        Set<Integer> links = new LinkedHashSet<>(outgoingEdgesOf(peer));
        links.addAll(incoming.get(peer));
        return Collections.unmodifiableSet(links);
    }

    @Override
    public int outDegreeOf(Integer peer) {
        return degree(peer);
    }

    @Override
    public int inDegreeOf(Integer peer) {
        return incoming.get(peer).size();
    }

    @Override
    public int degreeOf(Integer peer) {
        return outDegreeOf(peer) + inDegreeOf(peer);
    }

    @Override
    public GraphType getType() {
        return new DefaultGraphType.Builder()
                .directed()
                .weighted(true)
                .allowMultipleEdges(false)
                .allowSelfLoops(false)
                .modifiable(false)
                .build();
    }

    private static Set<Integer> range(int from, int to) {
        return new AbstractSet<>() {
            @Override
            public Iterator<Integer> iterator() {
                return IntStream.range(from, to).iterator();
            }

            @Override
            public int size() {
                return to - from;
            }

            @Override
            public boolean contains(@Nullable Object other) {
                return other instanceof Integer number && number >= from && number < to;
            }
        };
    }

    @Override
    public @Nullable Supplier<Integer> getVertexSupplier() {
        return null;
    }

    @Override
    public @Nullable Supplier<Integer> getEdgeSupplier() {
        return null;
    }

    @Override
    public Integer addEdge(Integer source, Integer target) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public boolean addEdge(Integer source, Integer target, Integer link) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public Integer addVertex() {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public boolean addVertex(Integer peer) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public Integer removeEdge(Integer source, Integer target) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public boolean removeEdge(Integer link) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public boolean removeVertex(Integer peer) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public void setEdgeWeight(Integer link, double weight) {
        throw new UnsupportedOperationException(READ_ONLY);
    }
}
