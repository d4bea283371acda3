package dev.saker.rules.codegen;

import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Relation;
import dev.saker.rules.ir.Test;
import dev.saker.rules.syntax.Modifier;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The constants of a test that passes exactly when a value has to do with one of them.
 *
 * @param texts the value is one of them
 * @param numbers the value is one of them
 * @param prefixes the value begins with one of them
 * @param suffixes the value ends with one of them
 * @param infixes the value holds one of them
 */
record IndexKeys(
    Set<Bytes> texts,
    Set<Long> numbers,
    Set<Bytes> prefixes,
    Set<Bytes> suffixes,
    Set<Bytes> infixes) {

  IndexKeys() {
    this(
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>());
  }

  /** Adds the constants of a test; answers whether the test is of this kind. */
  boolean add(Test test) {
    return switch (test) {
      case Test.Text text when text.relation() == Relation.EQ ->
          add(List.of(text.operand()), texts);
      case Test.TextIn in -> add(in.operands(), texts);
      case Test.Number number when number.relation() == Relation.EQ ->
          add(List.of(number.operand()), numbers);
      case Test.NumberIn in -> add(in.operands(), numbers);
      case Test.StartsWith prefix -> addPart(prefix.operand(), prefixes);
      case Test.EndsWith suffix -> addPart(suffix.operand(), suffixes);
      case Test.Contains part when !part.ignoreCase() -> addPart(part.operand(), infixes);
      case Test.Several several when several.modifier() == Modifier.ANYOF ->
          several.tests().stream().allMatch(this::add);
      case Test.Text _, Test.Number _, Test.Contains _, Test.Several _ -> false;
      case Test.Near _, Test.Real _, Test.Glob _, Test.Regex _, Test.PathPrefix _ -> false;
      case Test.InNetwork _, Test.Domain _, Test.Fails _ -> false;
    };
  }

  private static <T> boolean add(Collection<T> constants, Set<T> out) {
    out.addAll(constants);
    return true;
  }

  /** The empty text is part of every value: nothing to look up. */
  private static boolean addPart(Bytes text, Set<Bytes> out) {
    return text.length() > 0 && add(List.of(text), out);
  }
}
