package dev.saker.rules.ir;

import dev.saker.events.Field;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldType;
import dev.saker.rules.syntax.Function;
import java.util.List;
import java.util.Set;

/**
 * A typed operand. Immutable, compared by content. Evaluating it gives a value or none; a missing
 * part makes the whole missing.
 */
public sealed interface Term {
  /** Type of the value, or of each element of a list. */
  FieldType type();

  boolean isList();

  /** Adds the fields that are read for the value. */
  default void addFields(Set<FieldRef> out) {
    switch (this) {
      case FieldValue value -> out.add(value.field());
      case Literal _ -> {}
      case Items items -> items.items().forEach(item -> item.addFields(out));
      case Transform transform -> transform.argument().addFields(out);
      case Join join -> {
        join.separator().addFields(out);
        join.list().addFields(out);
      }
      case Concat concat -> concat.parts().forEach(part -> part.addFields(out));
      case Options options -> {
        options.arguments().addFields(out);
        options.options().addFields(out);
      }
    }
  }

  /** The value of a field. */
  record FieldValue(FieldRef field) implements Term {
    @Override
    public FieldType type() {
      return field.type();
    }

    @Override
    public boolean isList() {
      return field.field().has(Field.Flag.LIST);
    }
  }

  /** Always the same text. */
  record Literal(Bytes text) implements Term {
    @Override
    public FieldType type() {
      return FieldType.CHARBUF;
    }

    @Override
    public boolean isList() {
      return false;
    }
  }

  /** A list of texts; elements of other types are printed, elements that are lists flattened. */
  record Items(List<Term> items) implements Term {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public FieldType type() {
      return FieldType.CHARBUF;
    }

    @Override
    public boolean isList() {
      return true;
    }
  }

  /** A text, or each text of a list, changed; or, for {@code len}, its length. */
  record Transform(Function function, Term argument) implements Term {
    private static final Set<FieldType> TEXTS =
        Set.of(FieldType.CHARBUF, FieldType.FSPATH, FieldType.FSRELPATH);

    public Transform {
      if (!accepts(function, argument)) {
        throw new IllegalArgumentException(
            "function does not take this type: function="
                + function.word()
                + " type="
                + argument.type());
      }
    }

    /** Whether a function takes an argument. */
    public static boolean accepts(Function function, Term argument) {
      FieldType type = argument.type();
      return switch (function) {
        case TOLOWER, TOUPPER, BASENAME -> TEXTS.contains(type);
        case B64 -> type == FieldType.CHARBUF || type == FieldType.BYTEBUF;
        case LEN -> argument.isList() || TEXTS.contains(type) || type == FieldType.BYTEBUF;
        case JOIN, CONCAT, GETOPT, VAL -> false;
      };
    }

    @Override
    public FieldType type() {
      return function == Function.LEN ? FieldType.UINT64 : argument.type();
    }

    @Override
    public boolean isList() {
      return function != Function.LEN && argument.isList();
    }
  }

  /** Texts of a list with a separator between them. */
  record Join(Term separator, Term list) implements Term {
    public Join {
      if (separator.isList() || !list.isList()) {
        throw new IllegalArgumentException("join needs a separator and a list");
      }
    }

    @Override
    public FieldType type() {
      return FieldType.CHARBUF;
    }

    @Override
    public boolean isList() {
      return false;
    }
  }

  /** Texts behind each other. */
  record Concat(List<Term> parts) implements Term {
    public Concat {
      parts = List.copyOf(parts);
      for (Term part : parts) {
        if (part.type() != FieldType.CHARBUF || part.isList()) {
          throw new IllegalArgumentException("concat needs texts: type=" + part.type());
        }
      }
    }

    @Override
    public FieldType type() {
      return FieldType.CHARBUF;
    }

    @Override
    public boolean isList() {
      return false;
    }
  }

  /**
   * Options of a command line, as POSIX takes them.
   *
   * @param selector option whose last argument is wanted; -1 for all options and arguments
   */
  record Options(Term arguments, Term options, int selector) implements Term {
    public Options {
      if (!arguments.isList() || options.isList()) {
        throw new IllegalArgumentException("getopt needs a list and a text");
      }
    }

    @Override
    public FieldType type() {
      return FieldType.CHARBUF;
    }

    @Override
    public boolean isList() {
      return selector < 0;
    }
  }
}
