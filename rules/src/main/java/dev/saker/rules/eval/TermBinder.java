package dev.saker.rules.eval;

import dev.saker.events.FieldSource;
import dev.saker.events.FieldType;
import dev.saker.rules.ir.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Binds terms to a source, equal ones once. */
final class TermBinder {
  private final Clock clock;
  private final FieldSource source;
  private final Map<Term, TermReader> readers = new HashMap<>();

  TermBinder(Clock clock, FieldSource source) {
    this.clock = clock;
    this.source = source;
  }

  TermReader reader(Term term) {
    TermReader reader = readers.get(term);
    if (reader == null) {
      reader = make(term);
      readers.put(term, reader);
    }
    return reader;
  }

  private TermReader make(Term term) {
    return switch (term) {
      case Term.FieldValue value -> new SourceReader(clock, source.bind(value.field()));
      case Term.Literal literal -> new LiteralReader(clock, literal.text().toArray());
      case Term.Items items -> new ItemsReader(clock, readers(items.items()), types(items.items()));
      case Term.Transform transform ->
          new TransformReader(clock, transform.function(), reader(transform.argument()));
      case Term.Join join ->
          new JoinReader(
              clock,
              reader(join.separator()),
              join.separator().type(),
              reader(join.list()),
              join.list().type());
      case Term.Concat concat -> new ConcatReader(clock, readers(concat.parts()));
      case Term.Options options ->
          new OptionsReader(
              clock, reader(options.arguments()), reader(options.options()), options.selector());
    };
  }

  private List<TermReader> readers(List<Term> terms) {
    List<TermReader> readersInOrder = new ArrayList<>();
    for (Term term : terms) {
      readersInOrder.add(reader(term));
    }
    return readersInOrder;
  }

  private static List<FieldType> types(List<Term> terms) {
    List<FieldType> types = new ArrayList<>();
    for (Term term : terms) {
      types.add(term.type());
    }
    return types;
  }
}
