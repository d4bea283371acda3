package dev.saker.rules.ir;

/** Order of two values. */
public enum Relation {
  EQ,
  NE,
  LT,
  LE,
  GT,
  GE;

  /**
   * Whether the relation holds.
   *
   * @param order negative, zero or positive as the left value is less than, equal to or greater
   *     than the right one
   */
  public boolean holds(int order) {
    return switch (this) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
    };
  }
}
