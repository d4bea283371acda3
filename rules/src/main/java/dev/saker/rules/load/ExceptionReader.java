package dev.saker.rules.load;

import dev.saker.rules.ItemType;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code exceptions} of a rule item. */
final class ExceptionReader {
  private final FileReport report;

  ExceptionReader(FileReport report) {
    this.report = report;
  }

  /**
   * Reads all exceptions; none when the key is not there or null.
   *
   * @param append whether they may change exceptions that a rule has, and so need no fields
   */
  List<ExceptionDefinition> read(YamlNode.Mapping item, Context rule, boolean append) {
    Optional<YamlNode> node = item.get("exceptions");
    if (node.isEmpty() || node.get() instanceof YamlNode.Null) {
      return List.of();
    }
    Context all = rule.child(ItemType.EXCEPTIONS, "", node.get().mark());
    if (!(node.get() instanceof YamlNode.Sequence sequence)) {
      throw Rejection.structure(
          all, "Rule exceptions must be a sequence", "begin each exception with '- name:'");
    }
    List<ExceptionDefinition> exceptions = new ArrayList<>();
    for (YamlNode each : sequence.items()) {
      exceptions.add(readOne(each, rule, all, append, exceptions));
    }
    return exceptions;
  }

  private ExceptionDefinition readOne(
      YamlNode node, Context rule, Context all, boolean append, List<ExceptionDefinition> before) {
    Context unnamed = all.child(ItemType.EXCEPTION, "", node.mark());
    if (!(node instanceof YamlNode.Mapping exception)) {
      throw Rejection.structure(
          unnamed, "Rule exception must be a mapping", "write 'name:', 'fields:' and 'values:'");
    }
    String name = Decoder.text(exception, "name", unnamed);
    Context context = rule.child(ItemType.EXCEPTION, name, node.mark());
    if (before.stream().anyMatch(other -> other.name().equals(name))) {
      report.warning(
          ProblemCode.LOAD_EXCEPTION_NAME_NOT_UNIQUE,
          context,
          "two exceptions of one rule have the same name: exception=" + name,
          "rename one of them");
    }
    ExceptionEntry fields = entry(exception, "fields", context, append);
    ExceptionEntry comparisons = entry(exception, "comps", context, true);
    List<ExceptionEntry> values = values(exception, name, context, append);
    return new ExceptionDefinition(name, context, fields, comparisons, values);
  }

  private List<ExceptionEntry> values(
      YamlNode.Mapping exception, String name, Context context, boolean append) {
    Optional<YamlNode> node = exception.get("values");
    if (node.isEmpty()) {
      if (append) {
        report.warning(
            ProblemCode.LOAD_APPEND_NO_VALUES,
            context,
            "Overriding/appending exception with no values",
            "add 'values:'");
      }
      return List.of();
    }
    Context all = context.child(ItemType.EXCEPTION_VALUES, "", node.get().mark());
    if (!(node.get() instanceof YamlNode.Sequence sequence)) {
      throw Rejection.structure(
          all, "values are no sequence: exception=" + name, "write 'values: [...]'");
    }
    List<ExceptionEntry> values = new ArrayList<>();
    for (YamlNode value : sequence.items()) {
      values.add(entry(value, "", all.child(ItemType.EXCEPTION_VALUE, "", value.mark())));
    }
    return values;
  }

  private static ExceptionEntry entry(
      YamlNode.Mapping exception, String key, Context context, boolean optional) {
    Optional<YamlNode> node = exception.get(key);
    if (node.isEmpty()) {
      if (optional) {
        return ExceptionEntry.none();
      }
      throw Rejection.structure(context, Decoder.missing(key), "add '" + key + ":' with a value");
    }
    return entry(node.get(), key, context);
  }

  private static ExceptionEntry entry(YamlNode node, String key, Context context) {
    return switch (node) {
      case YamlNode.Null none -> ExceptionEntry.none();
      case YamlNode.Mapping mapping -> ExceptionEntry.none();
      case YamlNode.Scalar scalar -> {
        if (scalar.text().isEmpty()) {
          throw Rejection.structure(
              Decoder.valueContext(node, key, context),
              "value is empty" + (key.isEmpty() ? "" : ": key=" + key),
              "give it a value; empty text can not be compared here");
        }
        yield new ExceptionEntry.Single(scalar.text());
      }
      case YamlNode.Sequence sequence -> {
        List<ExceptionEntry> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
          items.add(entry(item, "", context.child(ItemType.EXCEPTION, "", item.mark())));
        }
        yield new ExceptionEntry.Several(items);
      }
    };
  }
}
