package dev.saker.bench;

/**
 * What one run took.
 *
 * @param events events of the run
 * @param alerts alerts of the run
 * @param cpuNs processor time of the whole process, the compiler and collector included
 * @param wallNs time on the clock
 * @param steadyBytes memory allocated by the thread of the run after its tables had settled
 * @param steadyEvents events since then
 */
record Sample(
    long events, long alerts, long cpuNs, long wallNs, long steadyBytes, long steadyEvents) {

  /** One line, which {@link #parse} takes back. */
  String line() {
    return String.join(
        " ",
        Long.toString(events),
        Long.toString(alerts),
        Long.toString(cpuNs),
        Long.toString(wallNs),
        Long.toString(steadyBytes),
        Long.toString(steadyEvents));
  }

  static Sample parse(String line) {
    String[] numbers = line.split(" ", -1);
    return new Sample(
        Long.parseLong(numbers[0]),
        Long.parseLong(numbers[1]),
        Long.parseLong(numbers[2]),
        Long.parseLong(numbers[3]),
        Long.parseLong(numbers[4]),
        Long.parseLong(numbers[5]));
  }

  double eventsPerCpuSecond() {
    return events * 1e9 / cpuNs;
  }

  double eventsPerSecond() {
    return events * 1e9 / wallNs;
  }

  double cpuNsPerEvent() {
    return (double) cpuNs / events;
  }

  double bytesPerEvent() {
    return steadyEvents == 0 ? 0 : (double) steadyBytes / steadyEvents;
  }
}
