package dev.saker.app;

/** What somebody outside can ask of a running command, by a signal. */
public enum Wish {
  /** Put everything in order and end. */
  STOP,
  /** Read configuration and rules anew. */
  RELOAD,
  /** Open the targets of outputs anew, as after a log file was moved away. */
  REOPEN
}
