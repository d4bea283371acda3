package dev.saker.app.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this process and its host use, as {@code /proc} has it; 0 where it does not tell.
 *
 * @param cpuPercent processor time of this process since its start, in hundredths of one processor
 * @param residentKb memory of this process in use
 * @param virtualKb address space of this process
 * @param proportionalKb memory of this process, what it shares divided among those who do
 * @param containerBytes memory of the control group
 * @param hostCpuPercent processor time of the host since its start, in hundredths of all processors
 * @param hostMemoryKb memory of the host in use
 * @param hostRunning processes of the host that run
 * @param hostOpenFiles open files of the host
 */
record Resources(
    double cpuPercent,
    long residentKb,
    long virtualKb,
    long proportionalKb,
    long containerBytes,
    double hostCpuPercent,
    long hostMemoryKb,
    long hostRunning,
    long hostOpenFiles) {

  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int START_TICKS = 19;

  /**
   * Reads them now.
   *
   * @param proc the folder {@code /proc}
   * @param containerFile file with the memory of the control group
   */
  static Resources read(Path proc, Path containerFile) {
    Map<String, Long> status = numbers(proc.resolve("self/status"));
    Map<String, Long> memory = numbers(proc.resolve("meminfo"));
    Map<String, Long> stat = numbers(proc.resolve("stat"));
    String[] fileNumbers = text(proc.resolve("sys/fs/file-nr")).strip().split("\\s+", -1);
    return new Resources(
        cpuPercent(proc),
        status.getOrDefault("VmRSS", 0L),
        status.getOrDefault("VmSize", 0L),
        numbers(proc.resolve("self/smaps_rollup")).getOrDefault("Pss", 0L),
        number(text(containerFile).strip()),
        hostCpuPercent(text(proc.resolve("stat"))),
        memory.getOrDefault("MemTotal", 0L)
            - memory.getOrDefault("MemFree", 0L)
            - memory.getOrDefault("Buffers", 0L)
            - memory.getOrDefault("Cached", 0L)
            - memory.getOrDefault("SReclaimable", 0L)
            + memory.getOrDefault("Shmem", 0L),
        stat.getOrDefault("procs_running", 0L),
        number(fileNumbers[0]));
  }

  private static double cpuPercent(Path proc) {
    String text = text(proc.resolve("self/stat"));
    String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
    String[] uptime = text(proc.resolve("uptime")).split(" ", -1);
    if (fields.length <= START_TICKS) {
      return 0;
    }
    double used = (number(fields[USER_TICKS]) + number(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
    double lived = real(uptime[0]) - number(fields[START_TICKS]) / TICKS_PER_SECOND;
    return lived > 0 ? rounded(100 * used / lived) : 0;
  }

  /** The first line: cpu, then time in user, nice, system, idle, iowait, irq, softirq, steal. */
  private static double hostCpuPercent(String stat) {
    String[] fields = stat.lines().findFirst().orElse("").strip().split("\\s+", -1);
    double all = 0;
    double idle = 0;
    for (int i = 1; i < Math.min(fields.length, 9); i++) {
      all += number(fields[i]);
      idle += i == 4 || i == 5 ? number(fields[i]) : 0;
    }
    return all > 0 ? rounded(100 * (all - idle) / all) : 0;
  }

  /** The first number of each line, by the word before it. */
  private static Map<String, Long> numbers(Path file) {
    Map<String, Long> numbers = new HashMap<>();
    for (String line : text(file).lines().toList()) {
      String[] words = line.strip().split(":?\\s+", 3);
      if (words.length > 1) {
        numbers.putIfAbsent(words[0], number(words[1]));
      }
    }
    return numbers;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // Not there, or not for us: such a value counts as 0, as the record says.
      return "";
    }
  }

  private static long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  private static double real(String text) {
    return text.matches("[0-9]{1,18}(\\.[0-9]{1,9})?") ? Double.parseDouble(text) : 0;
  }

  private static double rounded(double percent) {
    return Math.round(percent * 10) / 10.0;
  }
}
