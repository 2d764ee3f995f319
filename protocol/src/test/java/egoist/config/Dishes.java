package egoist.config;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.util.List;

/** A small format with one key of every shape. */
final class Dishes {
    static final Registry<String> SAUCES = new Registry<String>("sauce")
            .add("plain", "nothing but oil", List.of(), parameters -> "plain")
            .add(
                    "pepper",
                    "hot",
                    List.of(
                            Parameter.number("heat", 0.5, 0, 1, "how hot"),
                            Parameter.number("smoke", 0.5, 0, 1, "how smoky")),
                    parameters -> {
                        if (parameters.number("heat") + parameters.number("smoke") > 1.5) {
                            throw new IllegalArgumentException("heat and smoke together may not exceed 1.5");
                        }
                        return "pepper " + parameters.number("heat");
                    })
            .add(
                    "bought",
                    "from a jar",
                    List.of(
                            Parameter.text("brand", null, "whose it is"),
                            Parameter.file("label", null, "a picture of it")),
                    parameters -> "bought " + parameters.text("brand"));

    static final Shape.Selected SAUCE =
            new Shape.Selected(SAUCES, "sauce", List.of(Parameter.text("as", null, "what the bill calls it")));

    static final Format FORMAT = new Format(
            "dish",
            "A dish",
            new Shape.Block(List.of(
                    Key.of(Parameter.text("name", null, "what it is called")),
                    new Key(
                            "guests",
                            new Shape.Sweep(Parameter.integer("guests", null, 2, 100, "")),
                            4,
                            false,
                            "how many eat"),
                    Key.selected("sauce", SAUCE, "poured over"),
                    new Key("dips", new Shape.Several(SAUCE, "dips"), "plain", false, "served beside"),
                    Key.block(
                            "oven",
                            Shape.Block.of(List.of(
                                    Parameter.integer("degrees", 180, 50, 300, "how hot"),
                                    Parameter.duration("time", "30m", "1m", "5h", "how long"),
                                    Parameter.flag("fan", false, "air blown round"),
                                    Parameter.choice("rack", "middle", List.of("top", "middle", "bottom"), "where"),
                                    Parameter.file("manual", null, "of the oven"))),
                            "where it is baked"))),
            "'cook init' writes one");

    private Dishes() {}
}
