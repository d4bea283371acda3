package dev.saker.rules.analysis;

import dev.saker.events.FieldRef;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.Quantifier;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers that are taken to be true together, and what follows for the type of the event. */
final class Assumptions {
  private final Entailment entailment;
  private final Map<Question, TermFacts> terms;
  private final Map<Condition, Formula.Other> others;
  private BitSet codes;
  private @Nullable Formula decidesCodes;

  /**
   * Nothing is assumed yet.
   *
   * @param codes codes of the events that come into question
   */
  Assumptions(Entailment entailment, BitSet codes) {
    this.entailment = entailment;
    this.codes = codes;
    this.terms = new LinkedHashMap<>();
    this.others = new HashMap<>();
  }

  private Assumptions(Assumptions source) {
    entailment = source.entailment;
    codes = source.codes;
    decidesCodes = source.decidesCodes;
    terms = new LinkedHashMap<>(source.terms);
    others = new HashMap<>(source.others);
  }

  Assumptions copy() {
    return new Assumptions(this);
  }

  /** Codes of the events on which all of it may hold. */
  BitSet codes() {
    return codes;
  }

  /** Whether anything is known about what a literal asks for. */
  boolean knows(Formula.Literal literal) {
    return switch (literal) {
      case Formula.Passes passes ->
          terms.containsKey(passes.question()) || isAboutCodes(passes.question());
      case Formula.Present present -> terms.containsKey(present.question());
      case Formula.Other _ -> !others.isEmpty();
    };
  }

  /** Adds an answer; tells why it can not be true beside the others, or null. */
  @Nullable Conflict add(Formula.Literal literal) {
    return switch (literal) {
      case Formula.Passes passes -> add(passes.question(), facts(passes).with(passes), passes);
      case Formula.Present present ->
          add(present.question(), facts(present).with(present), present);
      case Formula.Other other -> add(other);
    };
  }

  private TermFacts facts(Formula.Passes passes) {
    return terms.getOrDefault(passes.question(), TermFacts.of(passes.question()));
  }

  private TermFacts facts(Formula.Present present) {
    return terms.getOrDefault(present.question(), TermFacts.of(present.question()));
  }

  private @Nullable Conflict add(Question question, TermFacts facts, Formula.Literal literal) {
    terms.put(question, facts);
    Conflict conflict = facts.conflict(entailment, literal, possible(question));
    if (conflict != null) {
      return conflict;
    }
    if (isAboutCodes(question) && facts.presence() != null) {
      Set<Object> names = facts.values(entailment, null);
      if (names != null) {
        return restrict(
            question.isField("evt.type") ? EventFacts.named(names) : EventFacts.calls(names),
            literal);
      }
    }
    return missing(question, facts, literal);
  }

  private static boolean isAboutCodes(Question question) {
    return question.isField("evt.type") || question.isField("syscall.type");
  }

  /**
   * Only events of some types come into question; tells why that can not be, or null.
   *
   * @param reason the part that says so
   */
  @Nullable Conflict restrict(BitSet some, Formula reason) {
    BitSet both = (BitSet) codes.clone();
    both.and(some);
    if (both.equals(codes)) {
      return null;
    }
    codes = both;
    Formula before = decidesCodes;
    decidesCodes = reason;
    if (both.isEmpty()) {
      return new Conflict(reason, before, "leave no type of event");
    }
    for (Map.Entry<Question, TermFacts> entry : terms.entrySet()) {
      Conflict conflict = missing(entry.getKey(), entry.getValue(), reason);
      if (conflict == null && possible(entry.getKey()) != null) {
        conflict = entry.getValue().conflict(entailment, reason, possible(entry.getKey()));
      }
      if (conflict != null) {
        return conflict;
      }
    }
    return null;
  }

  private @Nullable Set<Object> possible(Question question) {
    FieldRef field = question.field();
    return field == null ? null : EventFacts.values(codes, field);
  }

  /** Why a field that must have a value has none; null when it may have one. */
  private @Nullable Conflict missing(Question question, TermFacts facts, Formula literal) {
    FieldRef field = question.field();
    Formula.Literal presence = facts.presence();
    if (field == null || presence == null || EventFacts.carries(codes, field)) {
      return null;
    }
    return new Conflict(
        presence,
        literal.equals(presence) ? decidesCodes : literal,
        "never go together: events of these types carry no " + field.text());
  }

  private @Nullable Conflict add(Formula.Other literal) {
    for (Formula.Other known : others.values()) {
      Formula.Other yes = known.holds() ? known : literal;
      Formula.Other no = known.holds() ? literal : known;
      if (yes.holds() && !no.holds() && implies(yes.condition(), no.condition())) {
        return new Conflict(literal, known, "exclude each other");
      }
    }
    others.put(literal.condition(), literal);
    return null;
  }

  private boolean implies(Condition one, Condition other) {
    if (one.equals(other)) {
      return true;
    }
    return one instanceof Condition.Comparison narrow
        && other instanceof Condition.Comparison wide
        && narrow.quantifier() == wide.quantifier()
        && narrow.quantifier() != Quantifier.ONE
        && narrow.left().equals(wide.left())
        && entailment.implies(narrow.test(), wide.test());
  }
}
