package egoist.protocol.policy;

/** In which order a local search looks at the swaps there are, and which one it takes. */
public enum SwapOrder {
    /** The best swap of all, again and again. */
    STEEPEST,
    /**
     * The best swap with an entering peer out of one thirty-second of the ids, then out of the next, round and round
     * until no
     * swap of any helps; peers that another first hop reaches better than a link to them would are left out. Fewer
     * swaps are looked at per swap made, which is worth it where many will be made: from a cold
     * start, and above some thousand peers. It ends in a local optimum just as good, though often another one.
     */
    BLOCK
}
