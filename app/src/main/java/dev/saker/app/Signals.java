package dev.saker.app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system become wishes. The only place that knows the JDK's class for
 * them, which has no supported name: the compiler warns of it, and the warning can not be switched
 * off for one place, so it is looked up at run time.
 */
final class Signals {
  private static final int STATUS_OF_SIGNALS = 128;
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private Signals() {}

  /**
   * From now on SIGINT and SIGTERM stop, SIGHUP reloads, SIGUSR1 reopens. A signal that the command
   * makes nothing of ends the process as usual; so does a second one to stop.
   */
  static void connect(Console console) {
    try {
      connect("INT", 2, Wish.STOP, console);
      connect("TERM", 15, Wish.STOP, console);
      connect("HUP", 1, Wish.RELOAD, console);
      connect("USR1", 10, Wish.REOPEN, console);
    } catch (ReflectiveOperationException e) {
      console.log().warning("this JDK hands on no signals, they end the process: " + e);
    }
  }

  private static void connect(String name, int number, Wish wish, Console console)
      throws ReflectiveOperationException {
    Class<?> signal = Class.forName(SIGNAL);
    Class<?> handler = Class.forName(HANDLER);
    InvocationHandler action =
        (proxy, method, arguments) -> {
          if (method.getName().equals("handle") && !console.tell(wish)) {
            System.exit(STATUS_OF_SIGNALS + number);
          }
          return null;
        };
    signal
        .getMethod("handle", signal, handler)
        .invoke(
            null,
            signal.getConstructor(String.class).newInstance(name),
            Proxy.newProxyInstance(
                Signals.class.getClassLoader(), new Class<?>[] {handler}, action));
  }
}
