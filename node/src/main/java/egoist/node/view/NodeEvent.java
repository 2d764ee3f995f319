package egoist.node.view;

import java.util.Locale;

/**
 * One change of state.
 *
 * @param kind what happened
 * @param peer the global id or address of the other side, empty where there is none
 * @param reason why, in one or a few words joined by dashes, of a small set, so that it can be counted; empty where there is none
 * @param detail one sentence more for a person, may be empty; never holds a secret
 */
public record NodeEvent(Kind kind, String peer, String reason, String detail) {
    /** The kinds of events; the name in lower case, with dashes, is what users see. */
    public enum Kind {
        /** The node began to run. */
        STARTED,
        /** It is a member, has its links and measured everyone once. */
        READY,
        /** It was ready and is no longer. */
        NOT_READY,
        /** It told everyone good-bye. */
        LEFT,
        /** Somebody new is known. */
        MEMBER_JOINED,
        /** A member said good-bye or was not heard of for too long. */
        MEMBER_GONE,
        /** This node has a new out-neighbour. */
        LINK_OPENED,
        /** This node dropped an out-neighbour of its own will. */
        LINK_CLOSED,
        /** An out-neighbour fell away. */
        LINK_LOST,
        /** Another node links to this one. */
        IN_LINK_OPENED,
        /** Another node's link to this one is gone. */
        IN_LINK_CLOSED,
        /** An epoch changed this node's wiring. */
        REWIRED,
        /** Overlay keys or the deny list were read again. */
        CREDENTIALS,
        /** Input that was refused. */
        REJECTED,
        /** A connection attempt that failed. */
        CONNECT_FAILED,
        /** Anything an operator should act upon. */
        WARNING;

        /** {@code link-opened}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
