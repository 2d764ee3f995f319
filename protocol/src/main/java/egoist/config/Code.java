package egoist.config;

/**
 * A kind of mistake.
 *
 * @param id stable for ever, like {@code E010}
 * @param title a few words
 * @param explanation a paragraph or more, with an example, for {@code explain}
 */
public record Code(String id, String title, String explanation) {}
