package dev.saker.bench.workload;

/** Both ends of a connection over IPv4; an address has its first byte lowest. */
record Peers(int localAddress, int localPort, int remoteAddress, int remotePort) {

  /** An address from its four numbers. */
  static int address(int a, int b, int c, int d) {
    return a | b << 8 | c << 16 | d << 24;
  }

  /** A client of the service at this port. */
  static Peers client(Task server, int port, Dice dice) {
    return new Peers(
        own(server), port, address(10, 20, dice.below(256), dice.between(1, 254)), high(dice));
  }

  /** A service in the same network. */
  static Peers service(Task client, int host, int port, Dice dice) {
    return new Peers(own(client), high(dice), address(10, 96, 0, host), port);
  }

  /** A connection that stays: the same each time for the same task and number. */
  static Peers lasting(Task task, int number, int port) {
    int high = 32_768 + (int) ((task.pid * 31 + number * 977L) % 28_000);
    return new Peers(own(task), high, address(10, 96, 0, 20 + number % 200), port);
  }

  static int own(Task task) {
    int last = (int) (task.realm.pidBase() % 250) + 2;
    return task.realm.isContainer() ? address(10, 244, 0, last) : address(192, 168, 7, 10);
  }

  private static int high(Dice dice) {
    return dice.between(32_768, 60_999);
  }
}
