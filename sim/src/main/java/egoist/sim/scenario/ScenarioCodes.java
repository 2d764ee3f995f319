package egoist.sim.scenario;

import egoist.config.Code;
import egoist.config.ConfigCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of mistakes only a scenario can have, {@code E100} and up; and all kinds together, for {@code explain}. */
public final class ScenarioCodes {
    static final Code TOO_MANY_LINKS = new Code("E101", "more links than there are peers to link to", """
            A peer can link to every other peer once, so k is at most the number of peers less one. In a grid, the largest k must fit
            the smallest number of peers. The policy full-mesh links to everyone whatever k is, so a scenario with no other policy
            may have any k.""");

    static final Code SAME_LABEL = new Code("E102", "two policies or metrics of one name", """
            Tables and files tell policies apart by their label, which is the policy's name unless 'as' gives another. Two variants
            of one policy need labels:
                policies:
                  - best-response
                  - {policy: epsilon-best-response, epsilon: 0.1, as: "BR(0.1)"}
                  - {policy: epsilon-best-response, epsilon: 0.2, as: "BR(0.2)"}
            A metric can be listed once.""");

    static final Code BAD_LABEL = new Code("E103", "a label that cannot be printed", """
            A label given by 'as' heads rows of tables and fills a column of CSV files: it is 1 to 60 characters on one line, and
            neither begins nor ends with a blank.""");

    static final Code NOTHING_MEASURED = new Code("E104", "no time left to measure in", """
            In mode protocol, observations are made every 'sample' after 'warmup' until 'duration'. The warm-up must end at least one
            sample before the end.""");

    static final Code TOO_MANY_PEERS = new Code("E105", "more peers than the network has room for", """
            The latency model can place only so many peers; a matrix of measurements, for example, has as many rows as hosts were
            measured. The limit is given with the error.""");

    static final Code NEEDS_PROTOCOL_MODE = new Code("E106", "a setting that only mode protocol has", """
            In mode game peers choose in turn, without messages and without anybody leaving. Churn and faults need 'mode: protocol',
            where every join, ping, announcement and departure is simulated.""");

    static final Code NO_ASSERTION = new Code("E107", "a line of 'assert' that says nothing that can be checked", """
            Each line compares two sums or products of numbers and figures of the summary, means over the seeds:
                assert: |
                  cost.best-response < 0.8 * cost.k-random
                  ratio.k-closest > 1.2 where k = 3 and metric = delay
            Figures are cost, ratio, rewired, links, efficiency, unreachable and bits; after the dot stands a policy's label, in double
            quotes if it holds more than letters, digits and dashes. A line must hold for every metric, n and k that 'where' lets
            through; otherwise the run exits with 3.""");

    static final Code IDLE_FAULT = new Code("E108", "a fault that can never strike", """
            A fault names peers by their ids, which are 0 to one less than the number of peers, and begins 'from' some moment of virtual
            time before the run ends:
                faults:
                  - {fault: partition, from: 20m, until: 25m, peers: "0-9"}
                  - {fault: loss, probability: 0.05}
                  - {fault: slow, peers: 10%, by: 200ms}
            A share like 10% names so many of the peers, whatever their number.""");

    static final Code OUT_OF_REACH = new Code("E120", "a policy that cannot be played at that size", """
            The policy would look at more wirings than can be looked at in hours, let alone in every epoch of every peer. The message
            says which numbers of peers and links are possible. Run it in a scenario of its own, with fewer peers or links, beside
            the local search of best-response.""");

    static final Code NO_FAR_END = new Code("E125", "an audit that has nothing to hold announcements against", """
            The audit 'far-end' asks the other end of a link what it measured. Both ends measure about the same delay, but not the
            same load or bandwidth; and network coordinates foretell delays alone. So an audit needs 'metric: delay' alone.""");

    public static final Code TOO_LITTLE_MEMORY = new Code("E126", "more memory needed than the heap has", """
            Before a run starts, the memory its cells need at once is estimated: a simulation (mode protocol) of n peers with k links
            needs about 17.6 n^2 + n (6000 + 880 k) bytes at its peak (links beyond 20 a peer count 233 each), a game about a megabyte,
            n (200 + 18 k), and 8 n an epoch, and as many run at once as there are threads; in mode game a table of 4 n^2 bytes a seed and metric is kept beside,
            up to 4,096 peers. The data files that are read come on top. A run that cannot fit is refused. Give Java more,
                JDK_JAVA_OPTIONS=-Xmx8g egoist sim run FILE
            or run fewer cells at once (-j 1), fewer peers, or parts of the seeds (--only 'seed < 5'). --dry-run tells the
            estimate.""");

    static final Code FIXED_WORKLOAD = new Code("E130", "a setting that the flood workload fixes", """
            'workload: flood' is a load of announcements with known counts, to set simulators side by side: fixed random links, drawn
            from the seed (42 gives the published ones), fixed delays, nobody comes or goes and nothing goes wrong. What is left to
            choose is peers, k, seeds, seed and for how long:
                mode: protocol
                workload: flood
                peers: 1000
                k: 5
                metric: delay
                policies: [k-random]
                seed: 42
                sample: 60s
                warmup: 60s
                duration: 180s
            Floods begin when the warm-up ends, which is a second or more and a multiple of 'sample'.""");

    static final Code NO_SUCH_AXIS = new Code("E110", "an axis that cannot be swept", """
            peers, k and metric take several values themselves: 'k: 2..8'. Seeds are counted by 'seeds', policies are listed under
            'policies'. name, description, assert, sweep and where say nothing about what is simulated. The name of an axis becomes a
            column of the result files, so it cannot be the name of another column; give such an axis a name of its own:
                sweep:
                  share: {key: policies[1].fraction, values: [0.1, 0.2]}""");

    static final Code TOO_MANY_POINTS = new Code("E111", "a sweep of too many points", """
            Every combination of the values of all axes is an experiment of its own, with all policies, k, n and seeds. More than
            10,000 combinations are refused; leave some out, or begin with coarser steps.""");

    static final Code NO_CONDITION = new Code("E112", "a condition that cannot be read", """
            'where' and --only are comparisons joined by 'and' (or a comma) and 'or':
                where: loss < 0.1 and k >= 3 or policy = best-response
            Names are policy, k, n, metric, seed (--only alone) and the axes of the sweep. Operators are = != < <= > >=; after = and
            != may stand alternatives, 2|4|8, and ranges, 3..5. Text with blanks or commas stands in quotes.""");

    /** For runs: the selection leaves nothing to run. */
    public static final Code NOTHING_LEFT = new Code("E113", "no combination is left", """
            The condition under 'where', together with --only, lets no combination of axes, n, k, metric and policy through, or
            --shard asks for a part of a sweep that has fewer cells than parts.""");

    private ScenarioCodes() {}

    /** Every code a scenario can meet, by id. */
    public static List<Code> all() {
        List<Code> all = new ArrayList<>(ConfigCodes.all());
        all.addAll(List.of(
                TOO_MANY_LINKS,
                SAME_LABEL,
                BAD_LABEL,
                NOTHING_MEASURED,
                TOO_MANY_PEERS,
                NEEDS_PROTOCOL_MODE,
                NO_ASSERTION,
                IDLE_FAULT,
                OUT_OF_REACH,
                NO_FAR_END,
                TOO_LITTLE_MEMORY,
                FIXED_WORKLOAD,
                NO_SUCH_AXIS,
                TOO_MANY_POINTS,
                NO_CONDITION,
                NOTHING_LEFT));
        return List.copyOf(all);
    }

    /** The code of that id, in upper or lower case. */
    public static Optional<Code> find(String id) {
        return all().stream().filter(code -> code.id().equalsIgnoreCase(id)).findFirst();
    }
}
