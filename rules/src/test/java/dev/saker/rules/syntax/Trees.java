package dev.saker.rules.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Syntax trees for tests: without positions, and random ones. */
final class Trees {
  private static final List<String> NAMES =
      List.of("proc.name", "fd.num", "evt.arg.fd", "proc.aname", "container.image.repository");
  private static final String CHARACTERS = "abcxyz019/._-*?[]{}|\\\"' \t\n\r\b\f=,()<>!%$ü\u00a0€";

  private final Random random;

  Trees(Random random) {
    this.random = random;
  }

  /** The same tree with every position at the start, so that trees compare by what they say. */
  static Expression withoutPositions(Expression expression) {
    return switch (expression) {
      case Expression.And and -> new Expression.And(all(and.children()), Position.START);
      case Expression.Or or -> new Expression.Or(all(or.children()), Position.START);
      case Expression.Not not -> new Expression.Not(withoutPositions(not.child()), Position.START);
      case Expression.Exists exists ->
          new Expression.Exists(withoutPositions(exists.operand()), Position.START);
      case Expression.Comparison c ->
          new Expression.Comparison(
              withoutPositions(c.left()),
              c.operator(),
              c.modifier(),
              withoutPositions(c.right()),
              Position.START);
      case Expression.MacroName macro -> new Expression.MacroName(macro.name(), Position.START);
    };
  }

  private static List<Expression> all(List<Expression> expressions) {
    return expressions.stream().map(Trees::withoutPositions).toList();
  }

  private static Operand withoutPositions(Operand operand) {
    return switch (operand) {
      case Operand.FieldName field ->
          new Operand.FieldName(field.name(), field.argument(), Position.START);
      case Operand.Call call ->
          new Operand.Call(
              call.function(), operands(call.arguments()), call.argument(), Position.START);
      case Operand.Text text -> new Operand.Text(text.text(), Position.START);
      case Operand.TextList list -> new Operand.TextList(list.texts(), Position.START);
      case Operand.OperandList list ->
          new Operand.OperandList(operands(list.items()), Position.START);
    };
  }

  private static List<Operand> operands(List<Operand> operands) {
    return operands.stream().map(Trees::withoutPositions).toList();
  }

  /** A tree as the parser could have made it. */
  Expression expression(int depth) {
    return switch (depth == 0 ? random.nextInt(3) : random.nextInt(6)) {
      case 0 -> new Expression.MacroName(identifier(), Position.START);
      case 1 -> new Expression.Exists(leftSide(), Position.START);
      case 2 -> comparison();
      case 3 -> new Expression.And(children(depth), Position.START);
      case 4 -> new Expression.Or(children(depth), Position.START);
      default -> new Expression.Not(expression(depth - 1), Position.START);
    };
  }

  private List<Expression> children(int depth) {
    List<Expression> children = new ArrayList<>();
    while (children.size() < 2 + random.nextInt(2)) {
      children.add(expression(depth - 1));
    }
    return children;
  }

  private Expression comparison() {
    Operator[] operators = Operator.values();
    Operator operator = operators[random.nextInt(operators.length)];
    Modifier modifier = null;
    Operand right;
    if (operator.takesNumber()) {
      right = random.nextBoolean() ? number() : rightCall();
    } else if (operator.takesList()) {
      right =
          switch (random.nextInt(3)) {
            case 0 -> rightCall();
            case 1 -> new Operand.Text(identifier(), Position.START);
            default -> list();
          };
    } else if (random.nextInt(4) == 0) {
      modifier = Modifier.values()[random.nextInt(3)];
      right = random.nextBoolean() ? list() : new Operand.Text(identifier(), Position.START);
    } else {
      right = random.nextInt(4) == 0 ? rightCall() : new Operand.Text(text(), Position.START);
    }
    return new Expression.Comparison(leftSide(), operator, modifier, right, Position.START);
  }

  private Operand leftSide() {
    return random.nextInt(3) == 0 ? call(2) : field();
  }

  private Operand rightCall() {
    return random.nextBoolean()
        ? new Operand.Call(Function.VAL, List.of(field()), null, Position.START)
        : call(1);
  }

  private Operand field() {
    String argument = random.nextInt(3) == 0 ? text().replace(']', '/') : null;
    return new Operand.FieldName(NAMES.get(random.nextInt(NAMES.size())), argument, Position.START);
  }

  private Operand call(int depth) {
    List<Operand> arguments = new ArrayList<>();
    do {
      arguments.add(random.nextInt(4) == 0 ? operandList(depth) : argument(depth));
    } while (random.nextInt(3) == 0);
    Function function = Function.values()[random.nextInt(Function.values().length - 1)];
    return new Operand.Call(
        function, arguments, random.nextInt(5) == 0 ? "c" : null, Position.START);
  }

  private Operand operandList(int depth) {
    List<Operand> items = new ArrayList<>();
    while (random.nextInt(3) > 0) {
      items.add(argument(depth));
    }
    return new Operand.OperandList(items, Position.START);
  }

  private Operand argument(int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 4)) {
      case 0 -> field();
      case 1 -> number();
      case 2 -> new Operand.Text(text(), Position.START);
      default -> call(depth - 1);
    };
  }

  private Operand list() {
    List<String> texts = new ArrayList<>();
    while (random.nextInt(4) > 0) {
      texts.add(text());
    }
    return new Operand.TextList(texts, Position.START);
  }

  private Operand number() {
    List<String> numbers = List.of("0", "-5", "+17", "0x1F", "1.50", "3.", "1e+9");
    return new Operand.Text(numbers.get(random.nextInt(numbers.size())), Position.START);
  }

  private String identifier() {
    List<String> names = List.of("spawned_process", "a1", "never_true", "existsx", "nothing");
    return names.get(random.nextInt(names.size()));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    while (random.nextInt(8) > 0) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }
}
