package dev.saker.rules.profile;

import dev.saker.events.EventType;
import dev.saker.rules.eval.Interpreter;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.load.RuleText;
import dev.saker.rules.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a condition apart along its text, which has the names of the macros. */
final class PartBuilder {
  private final RuleText text;
  private final Interpreter interpreter;
  private final EventType type;
  private final RuleProfile profile;
  private final Stopwatch watch;

  PartBuilder(
      RuleText text,
      Interpreter interpreter,
      EventType type,
      RuleProfile profile,
      Stopwatch watch) {
    this.text = text;
    this.interpreter = interpreter;
    this.type = type;
    this.profile = profile;
    this.watch = watch;
  }

  Part build(Condition condition) {
    return build(text.written(), condition);
  }

  private Part build(Expression written, Condition condition) {
    if (written instanceof Expression.MacroName name) {
      Optional<Expression> macro = text.macro(name.name());
      Part part = macro.isPresent() ? build(macro.get(), condition) : plain(condition);
      return new Part.Measured(part, profile.macro(name.name()), watch);
    }
    if (!hasMacro(written)) {
      return plain(condition);
    }
    return switch (condition) {
      case Condition.And and when written instanceof Expression.And texts ->
          Part.All.of(parts(texts.children(), and.children()));
      case Condition.Or or when written instanceof Expression.Or texts ->
          Part.Any.of(parts(texts.children(), or.children()));
      case Condition.Not not when written instanceof Expression.Not negated ->
          new Part.Not(build(negated.child(), not.child()));
      default -> plain(condition);
    };
  }

  private List<Part> parts(List<Expression> written, List<Condition> conditions) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      parts.add(build(written.get(i), conditions.get(i)));
    }
    return parts;
  }

  private Part plain(Condition condition) {
    return new Part.Plain(interpreter.bind(condition, type));
  }

  private static boolean hasMacro(Expression written) {
    return switch (written) {
      case Expression.And and -> and.children().stream().anyMatch(PartBuilder::hasMacro);
      case Expression.Or or -> or.children().stream().anyMatch(PartBuilder::hasMacro);
      case Expression.Not not -> hasMacro(not.child());
      case Expression.MacroName _ -> true;
      case Expression.Exists _, Expression.Comparison _ -> false;
    };
  }
}
