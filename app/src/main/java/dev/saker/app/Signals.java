package dev.saker.app;

import sun.misc.Signal;

/** Signals of the operating system become wishes. The only place that knows the JDK's class. */
final class Signals {
  private static final int STATUS_OF_SIGNALS = 128;

  private Signals() {}

  /**
   * From now on SIGINT and SIGTERM stop, SIGHUP reloads, SIGUSR1 reopens. A signal that the command
   * makes nothing of ends the process as usual; so does a second one to stop.
   */
  static void connect(Console console) {
    connect("INT", Wish.STOP, console);
    connect("TERM", Wish.STOP, console);
    connect("HUP", Wish.RELOAD, console);
    connect("USR1", Wish.REOPEN, console);
  }

  private static void connect(String name, Wish wish, Console console) {
    Signal.handle(
        new Signal(name),
        signal -> {
          if (!console.tell(wish)) {
            System.exit(STATUS_OF_SIGNALS + signal.getNumber());
          }
        });
  }
}
