package dev.saker.rules.syntax;

/** Comparison operators with a right-hand side; {@code exists} is a node of its own. */
public enum Operator {
  /** Written {@code =} or {@code ==}. */
  EQ("="),
  NE("!="),
  LT("<"),
  LE("<="),
  GT(">"),
  GE(">="),
  CONTAINS("contains"),
  ICONTAINS("icontains"),
  BCONTAINS("bcontains"),
  STARTSWITH("startswith"),
  BSTARTSWITH("bstartswith"),
  ENDSWITH("endswith"),
  GLOB("glob"),
  IGLOB("iglob"),
  REGEX("regex"),
  IN("in"),
  INTERSECTS("intersects"),
  PMATCH("pmatch");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** The operator as it is written and printed. */
  public String symbol() {
    return symbol;
  }

  /** Whether a list stands on its right-hand side even without a modifier. */
  public boolean takesList() {
    return this == IN || this == INTERSECTS || this == PMATCH;
  }

  /** Whether only a number or a transformer may follow it. */
  public boolean takesNumber() {
    return this == LT || this == LE || this == GT || this == GE;
  }
}
