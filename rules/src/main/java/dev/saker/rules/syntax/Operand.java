package dev.saker.rules.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in a condition, as it is written. Immutable. */
public sealed interface Operand {
  /** Where it begins. */
  Position position();

  /**
   * A field.
   *
   * @param name its dotted name, which may end in an argument: {@code evt.arg.fd}
   * @param argument text between the brackets, escapes resolved; null when there are none
   */
  record FieldName(String name, @Nullable String argument, Position position) implements Operand {
    /** Name and argument as the catalogue knows them: {@code proc.aname[2]}. */
    public String text() {
      return argument == null ? name : name + "[" + argument + "]";
    }
  }

  /**
   * A call of a function.
   *
   * @param argument text between the brackets behind the call; null when there are none
   */
  record Call(
      Function function, List<Operand> arguments, @Nullable String argument, Position position)
      implements Operand {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** A word, a number or a quoted text, escapes resolved. */
  record Text(String text, Position position) implements Operand {}

  /** Texts in parentheses on a right-hand side. */
  record TextList(List<String> texts, Position position) implements Operand {
    public TextList {
      texts = List.copyOf(texts);
    }
  }

  /** Operands in parentheses as argument of a function. */
  record OperandList(List<Operand> items, Position position) implements Operand {
    public OperandList {
      items = List.copyOf(items);
    }
  }
}
