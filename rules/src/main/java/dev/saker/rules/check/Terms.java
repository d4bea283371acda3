package dev.saker.rules.check;

import dev.saker.events.Field;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldResolution;
import dev.saker.events.FieldResolver;
import dev.saker.events.FieldType;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Term;
import dev.saker.rules.syntax.Function;
import dev.saker.rules.syntax.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up fields and checks calls: from operands to terms. */
final class Terms {
  /** Fields that compare with either end of a connection. */
  private static final Set<String> EITHER_END = Set.of("fd.ip", "fd.net", "fd.port", "fd.proto");

  /** Fields that without an argument compare with every ancestor. */
  private static final Set<String> ANCESTORS =
      Set.of("proc.aname", "proc.aexe", "proc.aexepath", "proc.acmdline", "proc.apid", "proc.aenv");

  private final FieldResolver fields;

  Terms(FieldResolver fields) {
    this.fields = fields;
  }

  /** Whether a field compares with several values though it is no list: each has a say. */
  static boolean isEitherEnd(FieldRef field) {
    return EITHER_END.contains(field.name());
  }

  /** Whether a field compares with all ancestors of a process. */
  static boolean isAnyAncestor(FieldRef field) {
    if (!ANCESTORS.contains(field.name())) {
      return false;
    }
    String argument = field.argument();
    return field.name().equals("proc.aenv")
        ? argument == null || argument.isEmpty() || field.index() >= 0
        : field.index() == -1;
  }

  /** The field that a term is made of by functions of one argument, or null. */
  static @Nullable FieldRef baseField(Term term) {
    return switch (term) {
      case Term.FieldValue value -> value.field();
      case Term.Transform transform -> baseField(transform.argument());
      case Term.Literal _ -> null;
      case Term.Items _ -> null;
      case Term.Join _ -> null;
      case Term.Concat _ -> null;
      case Term.Options _ -> null;
    };
  }

  Term term(Operand operand) throws CheckFailure {
    return switch (operand) {
      case Operand.FieldName field -> new Term.FieldValue(resolve(field));
      case Operand.Call call -> call(call);
      case Operand.Text text -> new Term.Literal(Bytes.of(text.text()));
      case Operand.OperandList list -> items(list);
      case Operand.TextList list ->
          throw CheckFailure.invalid(list.position(), "a list has no place here");
    };
  }

  private FieldRef resolve(Operand.FieldName field) throws CheckFailure {
    return switch (fields.resolve(field.name(), field.argument())) {
      case FieldResolution.Resolved resolved -> resolved.field();
      case FieldResolution.Unknown unknown ->
          throw new CheckFailure(Problem.Kind.UNKNOWN_FIELD, field.position(), unknown.message());
      case FieldResolution.BadArgument bad ->
          throw CheckFailure.invalid(field.position(), bad.message());
    };
  }

  private Term items(Operand.OperandList list) throws CheckFailure {
    List<Term> items = new ArrayList<>();
    for (Operand item : list.items()) {
      items.add(term(item));
    }
    return new Term.Items(items);
  }

  private Term call(Operand.Call call) throws CheckFailure {
    Function function = call.function();
    if (call.argument() != null && function != Function.GETOPT) {
      throw CheckFailure.invalid(
          call.position(), "function takes no argument in brackets: name=" + function.word());
    }
    List<Term> arguments = new ArrayList<>();
    for (Operand argument : call.arguments()) {
      arguments.add(term(argument));
    }
    return switch (function) {
      case VAL -> arguments.getFirst();
      case TOLOWER, TOUPPER, B64, BASENAME, LEN -> transform(call, arguments);
      case JOIN -> join(call, arguments);
      case CONCAT -> concat(call, arguments);
      case GETOPT -> options(call, arguments);
    };
  }

  private static Term transform(Operand.Call call, List<Term> arguments) throws CheckFailure {
    requireCount(call, arguments, 1);
    Term argument = arguments.getFirst();
    FieldRef field = baseField(argument);
    if (field != null && field.field().has(Field.Flag.NO_TRANSFORMER)) {
      throw CheckFailure.invalid(
          call.position(), "field '" + field.name() + "' does not support transformers");
    }
    if (!Term.Transform.accepts(call.function(), argument)) {
      throw CheckFailure.invalid(
          call.position(),
          "function does not take this type: name="
              + call.function().word()
              + " type="
              + typeName(argument));
    }
    return new Term.Transform(call.function(), argument);
  }

  private static Term join(Operand.Call call, List<Term> arguments) throws CheckFailure {
    requireCount(call, arguments, 2);
    requireSingle(call, arguments);
    if (arguments.getFirst().isList() || !arguments.getLast().isList()) {
      throw CheckFailure.invalid(call.position(), "join takes a separator and a list");
    }
    return new Term.Join(arguments.getFirst(), arguments.getLast());
  }

  private static Term concat(Operand.Call call, List<Term> arguments) throws CheckFailure {
    if (arguments.size() < 2) {
      throw CheckFailure.invalid(call.position(), "concat takes two or more texts");
    }
    requireSingle(call, arguments);
    for (Term argument : arguments) {
      if (argument.type() != FieldType.CHARBUF || argument.isList()) {
        throw CheckFailure.invalid(
            call.position(), "concat takes texts only: type=" + typeName(argument));
      }
    }
    return new Term.Concat(arguments);
  }

  private static Term options(Operand.Call call, List<Term> arguments) throws CheckFailure {
    requireCount(call, arguments, 2);
    requireSingle(call, arguments);
    Term words = arguments.getFirst();
    Term options = arguments.getLast();
    if (!words.isList()
        || options.isList()
        || words.type() != FieldType.CHARBUF
        || options.type() != FieldType.CHARBUF) {
      throw CheckFailure.invalid(call.position(), "getopt takes a list of texts and a text");
    }
    String selector = call.argument();
    if (selector == null) {
      return new Term.Options(words, options, -1);
    }
    if (selector.length() != 1 || selector.charAt(0) >= 0x80) {
      throw CheckFailure.invalid(
          call.position(), "argument of getopt must be one option letter: argument=" + selector);
    }
    return new Term.Options(words, options, selector.charAt(0));
  }

  private static void requireCount(Operand.Call call, List<Term> arguments, int count)
      throws CheckFailure {
    if (arguments.size() != count) {
      throw CheckFailure.invalid(
          call.position(),
          "wrong number of arguments: name="
              + call.function().word()
              + " expected="
              + count
              + " given="
              + arguments.size());
    }
  }

  private static void requireSingle(Operand.Call call, List<Term> arguments) throws CheckFailure {
    for (Term argument : arguments) {
      if (argument instanceof Term.FieldValue(FieldRef field)
          && (isEitherEnd(field) || isAnyAncestor(field))) {
        throw CheckFailure.invalid(
            call.position(), "field can not stand in a function: name=" + field.text());
      }
    }
  }

  /** The type as listings name it. */
  static String typeName(Term term) {
    return term.isList() ? "LIST(" + term.type() + ")" : term.type().toString();
  }
}
