package dev.saker.rules;

import dev.saker.rules.load.RuleText;
import dev.saker.rules.syntax.Expression;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A condition as it is written, but with its lists replaced and its exceptions appended.
 *
 * @param condition the condition, with the names of macros
 * @param macros the conditions of these macros, and of those that they name in turn
 */
public record WrittenCondition(Expression condition, Map<String, Expression> macros) {
  public WrittenCondition {
    macros = Map.copyOf(macros);
  }

  static WrittenCondition of(RuleText text) {
    Map<String, Expression> macros = new LinkedHashMap<>();
    collect(text.written(), text, macros);
    return new WrittenCondition(text.written(), macros);
  }

  private static void collect(Expression tree, RuleText text, Map<String, Expression> out) {
    switch (tree) {
      case Expression.And and -> and.children().forEach(child -> collect(child, text, out));
      case Expression.Or or -> or.children().forEach(child -> collect(child, text, out));
      case Expression.Not not -> collect(not.child(), text, out);
      case Expression.MacroName name -> {
        if (!out.containsKey(name.name())) {
          text.macro(name.name())
              .ifPresent(macro -> {
                out.put(name.name(), macro);
                collect(macro, text, out);
              });
        }
      }
      case Expression.Exists _, Expression.Comparison _ -> {}
    }
  }
}
