package dev.saker.rules.load;

import dev.saker.rules.ItemType;
import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.RuleFile;
import dev.saker.rules.yaml.YamlNode;
import dev.saker.rules.yaml.YamlParser;
import dev.saker.rules.yaml.YamlResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a rules file into a collector. Like Falco it leaves the collector as it is at the first
 * error; then it goes on with a copy of it, only to find what else is wrong. Serves one file.
 */
final class RuleFileReader {
  private final FileReport report;
  private final Context file;
  private final String text;
  private final Set<String> unread = new HashSet<>();
  private Collector target;

  RuleFileReader(RuleFile file, FileReport report, Collector collector) {
    this.report = report;
    this.file = Context.of(new SourceText(file.name(), file.text()));
    this.text = file.text();
    this.target = collector;
  }

  /**
   * Reads the file; what is wrong with it is in the report.
   *
   * @return whether it is YAML, so that there is something to compile
   */
  boolean read() {
    return switch (YamlParser.parse(text)) {
      case YamlResult.Failed failed -> {
        Context at = file.child(ItemType.VALUE_FOR, "", failed.mark());
        report.error(at.problem(ProblemCode.LOAD_ERR_YAML_PARSE, failed.message(), ""));
        yield false;
      }
      case YamlResult.Parsed parsed -> {
        readAll(parsed.documents());
        yield true;
      }
    };
  }

  /**
   * Where the items went: the collector given, or after an error the copy with all that is sound.
   */
  Collector target() {
    return target;
  }

  /** Names of lists, macros and rules that are missing in the copy because of errors. */
  Set<String> unread() {
    return unread;
  }

  private void readAll(List<YamlNode> documents) {
    documents.forEach(document -> report.schema(SchemaValidator.validate(document)));
    ItemReader items = new ItemReader(report, file);
    for (YamlNode document : documents) {
      switch (document) {
        case YamlNode.Null none -> {}
        case YamlNode.Sequence sequence -> sequence.items().forEach(item -> read(item, items));
        case YamlNode.Scalar scalar -> failed(noSequence(document));
        case YamlNode.Mapping mapping -> failed(noSequence(document));
      }
    }
  }

  private Problem noSequence(YamlNode document) {
    return file.problemAt(
        ProblemCode.LOAD_ERR_YAML_VALIDATE,
        document.mark(),
        document instanceof YamlNode.Scalar
            ? "Rules content is not yaml"
            : "Rules content is not yaml array of objects",
        "begin each item with '- rule:', '- macro:' or '- list:'");
  }

  private void read(YamlNode node, ItemReader items) {
    if (node instanceof YamlNode.Null) {
      return;
    }
    try {
      items.read(node, target);
    } catch (Rejection rejection) {
      failed(rejection.problem());
      ItemReader.name(node).ifPresent(unread::add);
    }
  }

  private void failed(Problem problem) {
    if (!report.failed()) {
      target = target.copy();
    }
    report.error(problem);
  }
}
