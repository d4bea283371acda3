package dev.saker.app.config;

/**
 * How events of this machine are taken.
 *
 * @param ringBytes size of a buffer
 * @param cpusPerRing processors that share a buffer; 0 for all
 * @param successOnly whether system calls that failed are left out
 * @param snapBytes most bytes kept of data that is read or written
 * @param filters whether the kernel leaves out what no rule can match
 * @param purgeIntervalNs time between two searches for threads that are gone; 0 for none
 * @param threadTimeoutNs time after which a silent thread is looked at
 */
public record LiveConfig(
    int ringBytes,
    int cpusPerRing,
    boolean successOnly,
    int snapBytes,
    boolean filters,
    long purgeIntervalNs,
    long threadTimeoutNs) {
  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final int MOST_SNAP_BYTES = 0xfff0;

  /** Reads the keys, which were held against the table of keys before. */
  static LiveConfig read(ConfigValues values) {
    return new LiveConfig(
        1 << 19 + values.whole("engine.modern_ebpf.buf_size_preset"),
        values.whole("engine.modern_ebpf.cpus_for_each_buffer"),
        values.bool("engine.modern_ebpf.drop_failed_exit"),
        Math.min(values.whole("falco_libs.snaplen"), MOST_SNAP_BYTES),
        values.bool("saker.kernel_filters"),
        values.whole("falco_libs.thread_table_auto_purging_interval_s") * NS_PER_SECOND,
        values.whole("falco_libs.thread_table_auto_purging_thread_timeout_s") * NS_PER_SECOND);
  }
}
