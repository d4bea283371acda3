package dev.saker.rules.profile;

import dev.saker.rules.eval.Evaluator;
import java.util.List;

/** A condition that is taken apart where macros are in it. One thread. */
sealed interface Part {
  boolean matches();

  /** A condition without macros. */
  record Plain(Evaluator evaluator) implements Part {
    @Override
    public boolean matches() {
      return evaluator.matches();
    }
  }

  record All(Part[] parts) implements Part {
    static All of(List<Part> parts) {
      return new All(parts.toArray(Part[]::new));
    }

    @Override
    public boolean matches() {
      for (Part part : parts) {
        if (!part.matches()) {
          return false;
        }
      }
      return true;
    }
  }

  record Any(Part[] parts) implements Part {
    static Any of(List<Part> parts) {
      return new Any(parts.toArray(Part[]::new));
    }

    @Override
    public boolean matches() {
      for (Part part : parts) {
        if (part.matches()) {
          return true;
        }
      }
      return false;
    }
  }

  record Not(Part part) implements Part {
    @Override
    public boolean matches() {
      return !part.matches();
    }
  }

  /** A rule or macro, which is measured. */
  record Measured(Part part, Counter counter, Stopwatch watch) implements Part {
    @Override
    public boolean matches() {
      long ended = watch.ended();
      long start = watch.now();
      boolean matched = part.matches();
      counter.count(matched, watch.end(start, ended));
      return matched;
    }
  }
}
