package dev.saker.app.listing;

import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Relation;
import dev.saker.rules.ir.Test;
import dev.saker.rules.plan.PlanPart;
import dev.saker.rules.plan.Structure;
import dev.saker.rules.syntax.Printer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parts of a plan in words. */
final class PlanText {
  /** Constants shown of a set. */
  private static final int SHOWN = 6;

  private PlanText() {}

  /** A part as a condition; long sets are cut. */
  static String of(PlanPart part) {
    return switch (part) {
      case PlanPart.All all -> joined(all.parts(), " and ");
      case PlanPart.Any any -> joined(any.parts(), " or ");
      case PlanPart.Not not -> "not " + of(not.part());
      case PlanPart.Ask ask ->
          ask.field().text()
              + (ask.quantifier() == Quantifier.ALL || ask.quantifier() == Quantifier.ALL_OR_NONE
                  ? " each "
                  : " ")
              + ask.test().map(PlanText::test).orElse("exists");
      case PlanPart.Interpret _ -> "a comparison of fields, or of what functions make of them";
      case PlanPart.Constant constant -> constant.value() ? "always" : "never";
    };
  }

  /** What the tests in a part are made of, each once. */
  static List<String> structures(PlanPart part) {
    return switch (part) {
      case PlanPart.All all -> structures(all.parts());
      case PlanPart.Any any -> structures(any.parts());
      case PlanPart.Not not -> structures(not.part());
      case PlanPart.Ask ask -> ask.structures().stream().map(PlanText::of).distinct().toList();
      case PlanPart.Interpret _ -> List.of("interpreter");
      case PlanPart.Constant _ -> List.of();
    };
  }

  private static List<String> structures(List<PlanPart> parts) {
    return parts.stream().flatMap(part -> structures(part).stream()).distinct().toList();
  }

  private static String of(Structure structure) {
    String name =
        switch (structure.kind()) {
          case COMPARISON -> "comparison";
          case HASH -> "hash set";
          case NUMBERS -> "set of numbers";
          case AUTOMATON -> "automaton";
          case SEARCH -> "text search";
          case PATHS -> "list of paths";
          case PATTERN -> "shell pattern";
          case REGEX -> "regular expression";
          case NETWORKS -> "network";
          case DOMAINS -> "addresses of domains";
        };
    return structure.size() > 1 ? name + " of " + structure.size() : name;
  }

  private static String joined(List<PlanPart> parts, String word) {
    return parts.stream().map(PlanText::of).collect(Collectors.joining(word, "(", ")"));
  }

  private static String test(Test test) {
    return switch (test) {
      case Test.Number number -> symbol(number.relation()) + " " + number.operand();
      case Test.NumberIn in -> "in " + set(in.operands());
      case Test.Near near -> "within " + near.distance() / 1_000_000 + " ms of " + near.center();
      case Test.Real real -> symbol(real.relation()) + " " + real.operand();
      case Test.Text text -> symbol(text.relation()) + " " + value(text.operand());
      case Test.TextIn in -> "in " + set(in.operands());
      case Test.Contains contains ->
          (contains.ignoreCase() ? "icontains " : "contains ") + value(contains.operand());
      case Test.StartsWith prefix -> "startswith " + value(prefix.operand());
      case Test.EndsWith suffix -> "endswith " + value(suffix.operand());
      case Test.Glob glob -> (glob.ignoreCase() ? "iglob " : "glob ") + value(glob.pattern());
      case Test.Regex regex -> "regex " + Printer.quote(regex.pattern());
      case Test.PathPrefix prefix -> "pmatch " + set(prefix.paths());
      case Test.InNetwork network -> "in a network of " + network.prefixBits() + " bits";
      case Test.Domain domain -> (domain.negated() ? "!= " : "= ") + set(domain.names());
      case Test.Fails fails -> "not " + test(fails.test());
      case Test.Several several ->
          several.modifier().word()
              + several.tests().stream()
                  .limit(SHOWN)
                  .map(PlanText::test)
                  .collect(Collectors.joining(", ", " (", rest(several.tests().size()) + ")"));
    };
  }

  private static String symbol(Relation relation) {
    return switch (relation) {
      case EQ -> "=";
      case NE -> "!=";
      case LT -> "<";
      case LE -> "<=";
      case GT -> ">";
      case GE -> ">=";
    };
  }

  private static String set(Collection<?> values) {
    return values.stream()
        .map(value -> value instanceof Bytes bytes ? value(bytes) : value.toString())
        .sorted()
        .limit(SHOWN)
        .collect(Collectors.joining(", ", "(", rest(values.size()) + ")"));
  }

  private static String rest(int count) {
    return count > SHOWN ? ", and " + (count - SHOWN) + " more" : "";
  }

  /** Text as it is written; bytes that are no text, as addresses are, in hexadecimal. */
  private static String value(Bytes bytes) {
    String text = bytes.text();
    boolean printable = text.chars().allMatch(c -> c >= ' ' && c != 0xfffd);
    if (printable) {
      return Printer.quote(text);
    }
    StringBuilder hex = new StringBuilder("0x");
    for (byte b : bytes.toArray()) {
      hex.append(String.format(Locale.ROOT, "%02x", b));
    }
    return hex.toString();
  }
}
