package dev.saker.rules.codegen;

import dev.saker.events.EventTable;
import dev.saker.events.FieldResolver;
import dev.saker.rules.check.CheckResult;
import dev.saker.rules.check.Checker;
import dev.saker.rules.check.Services;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.EventCodes;
import dev.saker.rules.ir.RuleCondition;
import dev.saker.rules.syntax.ConditionParser;
import dev.saker.rules.syntax.ParseResult;
import dev.saker.rules.syntax.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random conditions with parts in common, as macros make them. */
final class RandomRules {
  private static final List<String> TEXT_FIELDS =
      List.of(
          "proc.name",
          "proc.pname",
          "proc.cmdline",
          "proc.exepath",
          "fd.name",
          "fd.directory",
          "user.name",
          "container.id",
          "container.image.repository",
          "evt.arg.path",
          "evt.res",
          "proc.aname",
          "proc.aname[2]",
          "tolower(proc.name)",
          "basename(proc.exepath)",
          "toupper(fd.name)",
          "concat(proc.name, fd.name)");
  private static final List<String> NUMBER_FIELDS =
      List.of(
          "fd.num",
          "evt.rawres",
          "user.uid",
          "proc.tty",
          "fd.sport",
          "fd.port",
          "proc.vpid",
          "len(fd.name)",
          "len(proc.name)",
          "evt.deltatime");
  private static final List<String> BOOL_FIELDS =
      List.of("evt.is_open_write", "container.privileged", "proc.is_exe_upper_layer");
  private static final List<String> ADDRESS_FIELDS = List.of("fd.sip", "fd.ip");
  private static final List<String> TEXT_OPERATORS =
      List.of(
          "=",
          "!=",
          "contains",
          "icontains",
          "startswith",
          "endswith",
          "glob",
          "iglob",
          "=",
          "startswith",
          "endswith",
          "contains");
  private static final List<String> KEYED_OPERATORS =
      List.of("=", "startswith", "endswith", "contains");
  private static final List<String> ORDER = List.of("=", "!=", "<", "<=", ">", ">=");

  private final Random random;
  private final Checker checker =
      new Checker(FieldResolver.STANDARD, () -> Services.of(List.of("http 80/tcp")));
  private final List<String> macros = new ArrayList<>();

  RandomRules(Random random) {
    this.random = random;
  }

  List<RuleCondition> rules(int count) {
    List<RuleCondition> rules = new ArrayList<>();
    while (rules.size() < count) {
      String text = expression(random.nextInt(5));
      int number = rules.size();
      check(text).ifPresent(rule -> rules.add(rule(number, rule)));
    }
    return rules;
  }

  /** Rules most of which can be looked up by a constant. */
  List<RuleCondition> keyedRules(int count) {
    List<RuleCondition> rules = new ArrayList<>();
    while (rules.size() < count) {
      String text = random.nextInt(10) == 0 ? expression(2) : keyed();
      int number = rules.size();
      check(text).ifPresent(rule -> rules.add(rule(number, rule)));
    }
    return rules;
  }

  private String keyed() {
    String key =
        switch (random.nextInt(6)) {
          case 0 -> pick(NUMBER_FIELDS) + " = " + random.nextInt(70);
          case 1 -> pick(NUMBER_FIELDS) + " in (" + random.nextInt(70) + ", 3, 65)";
          case 2 -> pick(TEXT_FIELDS) + " in (" + texts() + ")";
          case 3 -> "(proc.name startswith " + text() + " or proc.name in (" + texts() + "))";
          default -> pick(TEXT_FIELDS) + " " + pick(KEYED_OPERATORS) + " " + text();
        };
    return switch (random.nextInt(4)) {
      case 0 -> key;
      case 1 -> key + " and not " + leaf();
      default -> expression(random.nextInt(3)) + " and " + key;
    };
  }

  private RuleCondition rule(int number, CheckResult checked) {
    Condition condition = checked.condition();
    if (condition == null) {
      throw new AssertionError("errors without problems: " + checked);
    }
    EventCodes codes = checked.eventCodes();
    for (int i = random.nextInt(4); i > 0; i--) {
      codes = codes.or(EventCodes.of(random.nextInt(EventTable.COUNT)));
    }
    return new RuleCondition("rule " + number / 2 + "; of [all] <kinds>/.", condition, codes);
  }

  private Optional<CheckResult> check(String text) {
    return switch (ConditionParser.parse(text)) {
      case ParseResult.Parsed parsed -> {
        CheckResult result = checker.check(parsed.expression());
        yield result.hasErrors() ? Optional.empty() : Optional.of(result);
      }
      case ParseResult.Failed failed -> throw new AssertionError(text + ": " + failed.problem());
    };
  }

  private String expression(int depth) {
    if (!macros.isEmpty() && random.nextInt(4) == 0) {
      return pick(macros);
    }
    String text =
        switch (depth == 0 ? 0 : random.nextInt(6)) {
          case 0 -> leaf();
          case 1 -> "not (" + expression(depth - 1) + ")";
          case 2, 3 -> "(" + joined(depth, " or ") + ")";
          default -> "(" + joined(depth, " and ") + ")";
        };
    if (macros.size() < 20) {
      if (check(text).isPresent()) {
        macros.add(text);
      }
    } else if (random.nextInt(10) == 0 && check(text).isPresent()) {
      macros.set(random.nextInt(macros.size()), text);
    }
    return text;
  }

  private String joined(int depth, String operator) {
    int count = random.nextInt(40) == 0 ? 100 : random.nextInt(2, 6);
    return IntStream.range(0, count)
        .mapToObj(i -> expression(count > 10 ? 0 : depth - 1))
        .collect(Collectors.joining(operator));
  }

  private String leaf() {
    String text = anyLeaf();
    return check(text).isPresent() ? text : leaf();
  }

  private String anyLeaf() {
    return switch (random.nextInt(12)) {
      case 0 -> "evt.type in (" + eventTypes() + ")";
      case 1 -> "evt.type " + pick(List.of("=", "!=")) + " " + eventType();
      case 2 -> pick(List.of("evt.dir=<", "evt.dir=>", "syscall.type=" + eventType()));
      case 3 -> pick(NUMBER_FIELDS) + " " + pick(ORDER) + " " + random.nextInt(70);
      case 4 -> pick(NUMBER_FIELDS) + " in (" + random.nextInt(70) + ", 3, 65, " + 2 + ")";
      case 5 -> pick(BOOL_FIELDS) + " = " + random.nextBoolean();
      case 6 ->
          pick(ADDRESS_FIELDS) + " " + pick(List.of("=", "!=")) + " 10.0.0." + random.nextInt(4);
      case 7 -> pick(List.of("proc.name", "fd.name", "proc.aname", "fd.num")) + " exists";
      case 8 -> pick(TEXT_FIELDS) + " in (" + texts() + ")";
      case 9 ->
          pick(TEXT_FIELDS)
              + " "
              + pick(List.of("pmatch", "in", "intersects"))
              + " ("
              + texts()
              + ")";
      case 10 -> "proc.name = val(" + pick(List.of("proc.pname", "fd.name", "evt.res")) + ")";
      default -> pick(TEXT_FIELDS) + " " + pick(TEXT_OPERATORS) + " " + text();
    };
  }

  private String texts() {
    return Stream.generate(this::text)
        .limit(random.nextInt(1, 9))
        .collect(Collectors.joining(", "));
  }

  private String text() {
    return Printer.quote(pick(RandomFields.TEXTS));
  }

  private String eventTypes() {
    return eventType() + ", " + eventType() + ", " + eventType();
  }

  private String eventType() {
    return EventTable.get(random.nextInt(2, EventTable.COUNT)).name();
  }

  private String pick(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }
}
