package dev.saker.rules.load;

import dev.saker.rules.ItemType;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.yaml.Mark;
import dev.saker.rules.yaml.YamlNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the {@code override} of an item asks for.
 *
 * @param append keys whose values are added
 * @param replace keys whose values are put in place of the old ones
 */
record Overrides(Set<String> append, Set<String> replace) {

  boolean isEmpty() {
    return append.isEmpty() && replace.isEmpty();
  }

  /**
   * Reads the override of an item; a text, null or an empty mapping asks for nothing.
   *
   * @param appendable keys that can be appended to
   * @param replaceable keys that can be replaced
   */
  static Overrides read(
      YamlNode.Mapping item, Set<String> appendable, Set<String> replaceable, Context context) {
    Overrides overrides = new Overrides(new TreeSet<>(), new TreeSet<>());
    YamlNode node = item.get("override").orElse(new YamlNode.Null(item.mark()));
    if (node instanceof YamlNode.Sequence) {
      throw notWords(context, node.mark());
    }
    if (node instanceof YamlNode.Mapping mapping) {
      Context all = context.child(ItemType.OVERRIDE, "", item.mark());
      for (YamlNode.Entry entry : mapping.entries()) {
        overrides.read(entry, appendable, replaceable, context, all);
      }
    }
    return overrides;
  }

  private void read(
      YamlNode.Entry entry,
      Set<String> appendable,
      Set<String> replaceable,
      Context item,
      Context all) {
    String key = word(entry.key(), item);
    String operation = word(entry.value(), item);
    Context keyContext = all.child(ItemType.OVERRIDE, key, entry.key().mark());
    switch (operation) {
      case "append" -> {
        if (!appendable.contains(key)) {
          throw Rejection.structure(
              keyContext, "key can not be appended to: key=" + key, "use '" + key + ": replace'");
        }
        append.add(key);
      }
      case "replace" -> {
        if (!replaceable.contains(key)) {
          throw Rejection.structure(
              keyContext,
              "key can not be replaced: key=" + key,
              "replaceable are " + String.join(" ", new TreeSet<>(replaceable)));
        }
        replace.add(key);
      }
      default ->
          throw Rejection.structure(
              all.child(ItemType.VALUE_FOR, key, entry.value().mark()),
              "unknown override: key=" + key + " operation=" + operation,
              "write append or replace");
    }
  }

  private static String word(YamlNode node, Context context) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.text();
      case YamlNode.Null none -> "null";
      case YamlNode.Sequence sequence -> throw notWords(context, node.mark());
      case YamlNode.Mapping mapping -> throw notWords(context, node.mark());
    };
  }

  private static Rejection notWords(Context context, Mark mark) {
    return new Rejection(
        context
            .file()
            .problemAt(
                ProblemCode.LOAD_ERR_VALIDATE,
                mark,
                "override is no mapping of keys to words: " + context.describe(),
                "write 'override: {condition: append}'"));
  }
}
