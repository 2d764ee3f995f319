package egoist.sim.checkpoint;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes a graph of objects can consist of, found by following the types of fields from where the graph begins. A field
 * that is added to any of them is found too; one whose type says nothing about what it holds is refused until {@link #stand}
 * tells.
 */
public final class GraphTypes {
    private final Map<Class<?>, List<Class<?>>> implementations = new HashMap<>();
    private final Set<Class<?>> outside = new LinkedHashSet<>();
    private final Set<Class<?>> found = new LinkedHashSet<>();
    private final StringBuilder structure = new StringBuilder();

    /** Says which classes may stand where a field has the type {@code declared}. */
    public GraphTypes stand(Class<?> declared, List<Class<?>> classes) {
        implementations.put(declared, List.copyOf(classes));
        return this;
    }

    /** Says that objects of these types belong to the world around, and are not written. */
    public GraphTypes outside(Class<?>... types) {
        outside.addAll(List.of(types));
        return this;
    }

    /**
     * Follows the fields of {@code roots}.
     *
     * @throws IllegalStateException naming a field that could hold anything
     */
    public GraphTypes from(Class<?>... roots) {
        for (Class<?> root : roots) {
            follow(root, root.getName());
        }
        return this;
    }

    /** All classes found, in an order that depends on nothing but them. */
    List<Class<?>> classes() {
        return List.copyOf(found);
    }

    /** All classes and fields as text: what another version must agree in to read the same bytes. */
    public String structure() {
        return structure.toString();
    }

    private void follow(Type type, String where) {
        if (type instanceof Class<?> single) {
            followClass(single, where);
        } else if (type instanceof ParameterizedType generic) {
            follow(generic.getRawType(), where);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> follow(argument, where));
        } else if (type instanceof GenericArrayType array) {
            follow(array.getGenericComponentType(), where);
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(bound -> follow(bound, where));
        }
    }

    private void followClass(Class<?> type, String where) {
        boolean simple = type.isPrimitive() || type == String.class;
        if (simple || outside.stream().anyMatch(each -> each.isAssignableFrom(type))) {
            return;
        }
        if (implementations.containsKey(type)) {
            implementations.getOrDefault(type, List.of()).forEach(each -> followClass(each, where));
        } else if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses())
                    .sorted(Comparator.comparing(Class::getName))
                    .forEach(each -> followClass(each, where));
        } else if (type == List.class) {
            found.addAll(
                    List.of(ArrayList.class, List.of().getClass(), List.of(1).getClass()));
        } else if (type == BitSet.class || type.isEnum()) {
            found.add(type);
        } else if (type.isArray()) {
            found.add(type);
            followClass(type.getComponentType(), where);
        } else if (type.getName().startsWith("egoist.") && Modifier.isFinal(type.getModifiers())) {
            if (found.add(type)) {
                followFields(type);
            }
        } else {
            throw new IllegalStateException(where + " may hold any " + type.getName() + ", which cannot be saved");
        }
    }

    private void followFields(Class<?> type) {
        structure.append(type.getName()).append('\n');
        Field[] fields = type.getDeclaredFields();
        Arrays.sort(fields, Comparator.comparing(Field::getName));
        for (Field field : fields) {
            if (!Modifier.isStatic(field.getModifiers())) {
                structure
                        .append("  ")
                        .append(field.getName())
                        .append(' ')
                        .append(field.getGenericType().getTypeName())
                        .append('\n');
                follow(field.getGenericType(), type.getName() + "." + field.getName());
            }
        }
    }
}
