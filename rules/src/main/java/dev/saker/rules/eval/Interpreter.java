package dev.saker.rules.eval;

import dev.saker.events.EventType;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldSource;
import dev.saker.events.Value;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Term;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Binds conditions to a source. Parts that several conditions have in common are bound once and
 * evaluated at most once per event, which is why {@link #nextEvent} must announce each event. One
 * thread.
 */
public final class Interpreter {
  private record AndKey(List<Evaluator> children) {}

  private record OrKey(List<Evaluator> children) {}

  private record NotKey(Evaluator child) {}

  private final FieldSource source;
  private final Clock clock = new Clock();
  private final TermBinder terms;
  private final Evaluator always = new ConstantEvaluator(clock, true);
  private final Evaluator never = new ConstantEvaluator(clock, false);

  /** By content; inner nodes by their children, which are unique already. */
  private final Map<Object, Evaluator> evaluators = new HashMap<>();

  /** Comparisons seen before as the same object: saves hashing their constants. */
  private final IdentityHashMap<Condition, Evaluator> known = new IdentityHashMap<>();

  public Interpreter(FieldSource source) {
    this.source = source;
    this.terms = new TermBinder(clock, source);
  }

  /** The source of the fields. */
  public FieldSource source() {
    return source;
  }

  /** Forgets what was computed; to be called after the source moved to another event. */
  public void nextEvent() {
    clock.now++;
  }

  /** Binds a condition for events of any type. */
  public Evaluator bind(Condition condition) {
    return evaluator(condition, null);
  }

  /**
   * Binds a condition for events of one type: what depends on the type only is decided now. The
   * evaluator must not be asked about events of other types. Cheap enough to be called when the
   * first event of the type arrives.
   */
  public Evaluator bind(Condition condition, EventType type) {
    // The names of generic, plugin and asynchronous events are found in the event.
    boolean named =
        type.code() > 1
            && (type.isKind(EventType.KIND_SYSCALL) || type.isKind(EventType.KIND_TRACEPOINT));
    return evaluator(condition, named ? type : null);
  }

  /** Binds a term, to be read by itself. */
  public TermReader bind(Term term) {
    return terms.reader(term);
  }

  /** Whether an evaluator that was bound here can never match. */
  public boolean isNever(Evaluator evaluator) {
    return evaluator.isConstant(false);
  }

  private Evaluator evaluator(Condition condition, @Nullable EventType type) {
    return switch (condition) {
      case Condition.Constant constant -> constant.value() ? always : never;
      case Condition.And and -> all(and.children(), type);
      case Condition.Or or -> any(or.children(), type);
      case Condition.Not not -> negation(evaluator(not.child(), type));
      case Condition.Exists exists -> leaf(exists);
      case Condition.Comparison comparison -> {
        if (type != null && isEventType(comparison)) {
          yield holdsFor(comparison, type) ? always : never;
        }
        yield leaf(comparison);
      }
      case Condition.Pairing pairing -> leaf(pairing);
    };
  }

  private Evaluator all(List<Condition> conditions, @Nullable EventType type) {
    List<Evaluator> children = new ArrayList<>();
    for (Condition condition : conditions) {
      Evaluator child = evaluator(condition, type);
      if (child.isConstant(false)) {
        return never;
      }
      if (!child.isConstant(true)) {
        children.add(child);
      }
    }
    if (children.size() < 2) {
      return children.isEmpty() ? always : children.getFirst();
    }
    return shared(new AndKey(children), new AndEvaluator(clock, children));
  }

  private Evaluator any(List<Condition> conditions, @Nullable EventType type) {
    List<Evaluator> children = new ArrayList<>();
    for (Condition condition : conditions) {
      Evaluator child = evaluator(condition, type);
      if (child.isConstant(true)) {
        return always;
      }
      if (!child.isConstant(false)) {
        children.add(child);
      }
    }
    if (children.size() < 2) {
      return children.isEmpty() ? never : children.getFirst();
    }
    return shared(new OrKey(children), new OrEvaluator(clock, children));
  }

  private Evaluator negation(Evaluator child) {
    if (child.isConstant(true)) {
      return never;
    }
    if (child.isConstant(false)) {
      return always;
    }
    return shared(new NotKey(child), new NotEvaluator(clock, child));
  }

  private Evaluator leaf(Condition condition) {
    Evaluator evaluator = known.get(condition);
    if (evaluator == null) {
      evaluator = shared(condition, () -> make(condition));
      known.put(condition, evaluator);
    } else {
      evaluator.share();
    }
    return evaluator;
  }

  private Evaluator shared(Object key, Evaluator fresh) {
    return shared(key, () -> fresh);
  }

  private Evaluator shared(Object key, Supplier<Evaluator> maker) {
    Evaluator evaluator = evaluators.get(key);
    if (evaluator == null) {
      evaluator = maker.get();
      evaluators.put(key, evaluator);
    } else {
      evaluator.share();
    }
    return evaluator;
  }

  private Evaluator make(Condition condition) {
    return switch (condition) {
      case Condition.Exists exists ->
          new ExistsEvaluator(clock, terms.reader(exists.term()), exists.term().isList());
      case Condition.Comparison comparison -> make(comparison);
      case Condition.Pairing pairing ->
          new PairEvaluator(
              clock,
              terms.reader(pairing.left()),
              pairing.operator(),
              terms.reader(pairing.right()),
              pairing.left().type());
      case Condition.Constant _ -> throw new IllegalStateException("no leaf: " + condition);
      case Condition.And _ -> throw new IllegalStateException("no leaf: " + condition);
      case Condition.Or _ -> throw new IllegalStateException("no leaf: " + condition);
      case Condition.Not _ -> throw new IllegalStateException("no leaf: " + condition);
    };
  }

  private Evaluator make(Condition.Comparison comparison) {
    TermReader left = terms.reader(comparison.left());
    Predicate predicate = Predicates.of(comparison.test());
    if (comparison.quantifier() != Quantifier.ONE) {
      return new EachEvaluator(clock, left, comparison.quantifier(), predicate);
    }
    return predicate instanceof TextInPredicate in
        ? new AmongEvaluator(clock, left, in.set())
        : new OneEvaluator(clock, left, predicate);
  }

  private static boolean isEventType(Condition.Comparison comparison) {
    return comparison.left() instanceof Term.FieldValue(FieldRef field)
        && field.name().equals("evt.type");
  }

  private static boolean holdsFor(Condition.Comparison comparison, EventType type) {
    Value name = new Value();
    name.setBytes(type.name().getBytes(StandardCharsets.UTF_8));
    return Predicates.of(comparison.test()).test(name);
  }
}
