package dev.saker.rules.check;

import dev.saker.events.Syscalls;
import dev.saker.rules.syntax.Expression;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the system calls on which a condition could be true, by the names of their events. */
public final class SystemCalls {
  private static final Names NAMES = new Names();

  private SystemCalls() {}

  /** The names, sorted; the caller owns the set. Tracepoints are among them. */
  public static SortedSet<String> infer(Expression expression) {
    return new TreeSet<>(NAMES.infer(expression));
  }

  /** Sets of names. */
  private static final class Names extends Inference<Set<String>> {
    @Override
    Set<String> all() {
      return Syscalls.eventNames();
    }

    @Override
    Set<String> none() {
      return Set.of();
    }

    @Override
    Set<String> named(String name) {
      return Syscalls.eventNames().contains(name) ? Set.of(name) : Set.of();
    }

    @Override
    Set<String> and(Set<String> left, Set<String> right) {
      Set<String> both = new TreeSet<>(left);
      both.retainAll(right);
      return both;
    }

    @Override
    Set<String> or(Set<String> left, Set<String> right) {
      Set<String> any = new TreeSet<>(left);
      any.addAll(right);
      return any;
    }

    @Override
    Set<String> complement(Set<String> set) {
      Set<String> rest = new TreeSet<>(all());
      rest.removeAll(set);
      return rest;
    }
  }
}
