package dev.saker.app;

import java.io.PrintStream;

/** A line at the bottom of a terminal that is replaced again and again. Any thread. */
public final class StatusLine {
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream terminal;
  private final boolean interactive;
  private boolean shown;

  StatusLine(PrintStream terminal, boolean interactive) {
    this.terminal = terminal;
    this.interactive = interactive;
  }

  /** Whether anybody would see it. */
  public boolean isInteractive() {
    return interactive;
  }

  /** Shows a text in place of the one shown before. */
  public synchronized void show(String text) {
    if (interactive) {
      terminal.print(ERASE + text);
      terminal.flush();
      shown = true;
    }
  }

  /** Takes the line away. */
  public synchronized void erase() {
    if (shown) {
      terminal.print(ERASE);
      terminal.flush();
      shown = false;
    }
  }
}
