package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** What a process uses: memory, descriptors, page faults. */
final class ProcessMemoryFields implements FieldFamily {
  private static final long BYTES_PER_KB = 1024;

  private final ThreadReaders threads;

  ProcessMemoryFields(SystemState state) {
    threads = new ThreadReaders(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "proc.vmsize" -> number(thread -> unsigned(thread.vmSizeKb));
      case "proc.vmrss" -> number(thread -> unsigned(thread.vmRssKb));
      case "proc.vmswap" -> number(thread -> unsigned(thread.vmSwapKb));
      case "thread.vmsize" -> number(thread -> ofMain(thread, thread.vmSizeKb));
      case "thread.vmrss" -> number(thread -> ofMain(thread, thread.vmRssKb));
      case "thread.vmsize.b" -> number(thread -> ofMain(thread, thread.vmSizeKb) * BYTES_PER_KB);
      case "thread.vmrss.b" -> number(thread -> ofMain(thread, thread.vmRssKb) * BYTES_PER_KB);
      case "thread.pfmajor" -> number(thread -> thread.majorFaults);
      case "thread.pfminor" -> number(thread -> thread.minorFaults);
      case "proc.fdopencount" -> number(ThreadEntry::openDescriptors);
      case "proc.fdlimit" -> number(ThreadEntry::processFdLimit);
      case "proc.fdusage" -> threads.of(ProcessMemoryFields::descriptorUsage);
      default -> null;
    };
  }

  private FieldReader number(ProcessFields.Number number) {
    return threads.of((thread, out) -> {
      out.setNumber(number.of(thread));
      return true;
    });
  }

  private static long unsigned(int number) {
    return number & 0xffff_ffffL;
  }

  private static long ofMain(ThreadEntry thread, int number) {
    return thread.isMain() ? unsigned(number) : 0;
  }

  private static boolean descriptorUsage(ThreadEntry thread, Value out) {
    long limit = thread.processFdLimit();
    long open = thread.openDescriptors();
    if (limit <= 0) {
      out.setReal(0);
    } else if (open > limit) {
      out.setReal(100);
    } else {
      out.setReal((double) open * 100 / limit);
    }
    return true;
  }
}
