package dev.saker.rules.load;

import dev.saker.rules.ItemType;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.yaml.Mark;
import dev.saker.rules.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads one item of a rules file into a collector. Serves one file. */
final class ItemReader {
  /** What the reference says of a key that it has had replaced. */
  static final String APPEND_DEPRECATED =
      "'append' key is deprecated. Add an 'append' entry (e.g. 'condition: append') under"
          + " 'override' instead.";

  private static final Pattern MACRO_NAME = Pattern.compile("[a-zA-Z]+[a-zA-Z0-9_]*");
  private static final Pattern LIST_NAME = Pattern.compile("[^()\"'\\s\\x0b=,]+");
  private static final Set<String> LIST_KEYS = Set.of("list", "items", "append", "override");
  private static final Set<String> MACRO_KEYS = Set.of("macro", "condition", "append", "override");

  private final FileReport report;
  private final Context file;
  private final RuleReader rules;

  ItemReader(FileReport report, Context file) {
    this.report = report;
    this.file = file;
    this.rules = new RuleReader(report);
  }

  /** Reads an item; one that can not be used is thrown as {@link Rejection}. */
  void read(YamlNode node, Collector collector) {
    Context context = file.child(ItemType.RULES_CONTENT_ITEM, "", node.mark());
    if (!(node instanceof YamlNode.Mapping item)) {
      throw Rejection.structure(
          context,
          "Unexpected element type. Each element should be a yaml associative array.",
          "begin it with '- rule:', '- macro:' or '- list:'");
    }
    if (item.has("required_engine_version")) {
      Context engine = file.child(ItemType.REQUIRED_ENGINE_VERSION, "", node.mark());
      RequirementReader.readEngine(item, engine, collector);
      warnUnknownKeys(item, Set.of("required_engine_version"), engine);
    } else if (item.get("required_plugin_versions").isPresent()) {
      RequirementReader.readPlugins(
          item.get("required_plugin_versions").orElseThrow(), file, collector);
      warnUnknownKeys(
          item,
          Set.of("required_plugin_versions"),
          file.child(ItemType.REQUIRED_PLUGIN_VERSIONS, "", node.mark()));
    } else if (item.has("list")) {
      readList(item, collector);
    } else if (item.has("macro")) {
      readMacro(item, collector);
    } else if (item.has("rule")) {
      Context named = named(item, "rule", ItemType.RULE);
      rules.read(item, Decoder.text(item, "rule", named), named, collector);
      warnUnknownKeys(item, RuleReader.KEYS, named);
    } else {
      report.warning(
          ProblemCode.LOAD_UNKNOWN_ITEM,
          context,
          "Unknown top level item",
          "known are rule, macro, list, required_engine_version, required_plugin_versions");
    }
  }

  /** The name of the list, macro or rule that an item is about, as far as it can be told. */
  static Optional<String> name(YamlNode node) {
    if (node instanceof YamlNode.Mapping item) {
      for (String kind : List.of("list", "macro", "rule")) {
        if (item.get(kind).orElse(node) instanceof YamlNode.Scalar scalar) {
          return Optional.of(scalar.text());
        }
      }
    }
    return Optional.empty();
  }

  private void readList(YamlNode.Mapping item, Collector collector) {
    Context context = named(item, "list", ItemType.LIST);
    String name = Decoder.text(item, "list", context);
    if (!LIST_NAME.matcher(name).matches()) {
      report.warning(
          ProblemCode.LOAD_INVALID_LIST_NAME,
          context,
          "name can not stand in a condition: list=" + name,
          "leave blanks, quotes, parentheses, commas and = out of it");
    }
    List<String> items = Decoder.texts(item, "items", context);
    if (isAppend(item, "items", context)) {
      collector.appendList(name, items, context);
    } else {
      collector.defineList(name, items, context);
    }
    warnUnknownKeys(item, LIST_KEYS, context);
  }

  private void readMacro(YamlNode.Mapping item, Collector collector) {
    Context context = named(item, "macro", ItemType.MACRO);
    String name = Decoder.text(item, "macro", context);
    if (!MACRO_NAME.matcher(name).matches()) {
      report.warning(
          ProblemCode.LOAD_INVALID_MACRO_NAME,
          context,
          "name can not stand in a condition: macro=" + name,
          "use letters, then letters, digits and underscores");
    }
    String condition = Decoder.text(item, "condition", context);
    Context conditionContext =
        context.child(ItemType.MACRO_CONDITION, "", item.get("condition").orElse(item).mark());
    if (isAppend(item, "condition", context)) {
      collector.appendMacro(name, condition, context);
    } else {
      collector.defineMacro(name, condition, context, conditionContext);
    }
    warnUnknownKeys(item, MACRO_KEYS, context);
  }

  /** Whether a list or a macro is added to; otherwise it is defined, maybe anew. */
  private boolean isAppend(YamlNode.Mapping item, String key, Context context) {
    boolean append = Decoder.optionalFlag(item, "append", context).orElse(false);
    if (append) {
      report.warning(
          ProblemCode.LOAD_DEPRECATED_ITEM,
          context,
          APPEND_DEPRECATED,
          "write 'override: {" + key + ": append}' instead");
    }
    Overrides overrides = Overrides.read(item, Set.of(key), Set.of(key), context);
    if (append && !overrides.isEmpty()) {
      throw Rejection.structure(
          context, "append and override together", "leave 'append: true' out");
    }
    return append || overrides.append().contains(key);
  }

  private Context named(YamlNode.Mapping item, String kind, ItemType type) {
    Context unnamed = file.child(type, "", item.mark());
    return file.child(type, Decoder.text(item, kind, unnamed), item.mark());
  }

  private void warnUnknownKeys(YamlNode.Mapping item, Set<String> known, Context context) {
    for (YamlNode.Entry entry : item.entries()) {
      String key =
          switch (entry.key()) {
            case YamlNode.Scalar scalar -> scalar.text();
            case YamlNode.Null none -> "null";
            case YamlNode.Sequence sequence -> throw keyNotText(context, entry.key().mark());
            case YamlNode.Mapping mapping -> throw keyNotText(context, entry.key().mark());
          };
      if (!known.contains(key)) {
        report.warning(
            context.problemAt(
                ProblemCode.LOAD_UNKNOWN_KEY,
                entry.key().mark(),
                "Unknown key '" + key + "'. The key will be ignored.",
                "known are " + String.join(" ", new TreeSet<>(known))));
      }
    }
  }

  private static Rejection keyNotText(Context context, Mark mark) {
    return new Rejection(
        context
            .file()
            .problemAt(
                ProblemCode.LOAD_ERR_VALIDATE,
                mark,
                "key is no text: " + context.describe(),
                "write one word before the colon"));
  }
}
