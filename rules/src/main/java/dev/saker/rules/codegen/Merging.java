package dev.saker.rules.codegen;

import dev.saker.events.FieldRef;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Relation;
import dev.saker.rules.ir.Test;
import dev.saker.rules.syntax.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one question of several that are joined by {@code or}: where one value, or any value, of a
 * field must pass one test or another, it must pass one of both.
 */
final class Merging {
  private record Subject(FieldRef field, Quantifier quantifier) {}

  private Merging() {}

  /** Questions of which one has the answer yes exactly when one of the given has. */
  static List<Question> merge(List<Question> questions) {
    Map<Subject, List<Test>> tests = new LinkedHashMap<>();
    List<Question> merged = new ArrayList<>();
    for (Question question : questions) {
      Test test = question.test();
      boolean ofOne =
          question.quantifier() == Quantifier.ONE || question.quantifier() == Quantifier.ANY;
      if (test == null || !ofOne) {
        merged.add(question);
      } else {
        tests
            .computeIfAbsent(
                new Subject(question.field(), question.quantifier()), key -> new ArrayList<>())
            .add(test);
      }
    }
    tests.forEach((subject, some) ->
        merged.add(new Question(subject.field(), subject.quantifier(), anyOf(some))));
    return merged;
  }

  private static Test anyOf(List<Test> tests) {
    if (tests.size() == 1) {
      return tests.getFirst();
    }
    Set<Bytes> texts = new LinkedHashSet<>();
    Set<Long> numbers = new LinkedHashSet<>();
    Set<Bytes> paths = new LinkedHashSet<>();
    Set<Test> others = new LinkedHashSet<>();
    for (Test test : tests) {
      sort(test, texts, numbers, paths, others);
    }
    List<Test> parts = new ArrayList<>();
    if (!texts.isEmpty()) {
      parts.add(texts.size() == 1 ? equal(texts) : new Test.TextIn(texts));
    }
    if (!numbers.isEmpty()) {
      parts.add(new Test.NumberIn(numbers));
    }
    if (!paths.isEmpty()) {
      parts.add(new Test.PathPrefix(paths));
    }
    parts.addAll(others);
    if (parts.isEmpty()) {
      // All were sets without members.
      return tests.getFirst();
    }
    return parts.size() == 1 ? parts.getFirst() : new Test.Several(Modifier.ANYOF, parts);
  }

  private static Test equal(Set<Bytes> one) {
    return new Test.Text(Relation.EQ, one.iterator().next());
  }

  private static void sort(
      Test test, Set<Bytes> texts, Set<Long> numbers, Set<Bytes> paths, Set<Test> others) {
    switch (test) {
      case Test.Text text when text.relation() == Relation.EQ -> texts.add(text.operand());
      case Test.TextIn in -> texts.addAll(in.operands());
      case Test.Number number when number.relation() == Relation.EQ ->
          numbers.add(number.operand());
      case Test.NumberIn in -> numbers.addAll(in.operands());
      case Test.PathPrefix prefix -> paths.addAll(prefix.paths());
      case Test.Several several when several.modifier() == Modifier.ANYOF ->
          several.tests().forEach(part -> sort(part, texts, numbers, paths, others));
      default -> others.add(test);
    }
  }
}
