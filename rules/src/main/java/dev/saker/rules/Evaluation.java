package dev.saker.rules;

/** In which form rules run. The answers are the same. */
public enum Evaluation {
  /** As bytecode. */
  COMPILED,
  /** By walking their conditions: what {@link #COMPILED} is held against. */
  INTERPRETED;

  /** Name of the system property that asks for another form than {@link #COMPILED}. */
  public static final String PROPERTY = "saker.evaluation";

  /** {@link #COMPILED}, unless the system property {@value #PROPERTY} is {@code interpreted}. */
  public static Evaluation preferred() {
    return "interpreted".equals(System.getProperty(PROPERTY)) ? INTERPRETED : COMPILED;
  }
}
