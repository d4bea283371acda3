package dev.saker.events;

/**
 * What a capture file or the live system tells about machine, users, processes and descriptors.
 * Texts are bytes without NUL; lists (arguments, environment, control groups) are NUL-separated.
 * The arrays belong to the receiver.
 */
public final class Snapshot {
  private Snapshot() {}

  /** The machine. {@code bootNs} is in nanoseconds since the epoch; 0 when not known. */
  public record Machine(
      int cpus, long memoryBytes, long maxPid, String hostname, long bootNs, long flags) {}

  /** A network interface; addresses of 4 or 16 bytes in network order. */
  public record Interface(
      byte[] name, byte[] address, byte[] netmask, byte[] broadcast, long speed) {}

  public record User(int uid, int gid, byte[] name, byte[] home, byte[] shell) {}

  public record Group(int gid, byte[] name) {}

  /**
   * A thread. Numbers not known are -1 where the kernel has no such value, else 0.
   *
   * @param flags {@code PPM_CL_*} bits
   * @param fdLimit most open descriptors; -1 when not known
   * @param loginUid -1 (all ones) when unset
   * @param exeInodeCtimeNs nanoseconds since the epoch
   * @param exeInodeMtimeNs nanoseconds since the epoch
   * @param version version of the process list it stands in (1 to 9), which tells apart a value of
   *     zero and one that older producers did not write
   */
  public record Process(
      int version,
      long tid,
      long pid,
      long ptid,
      long sid,
      long vpgid,
      long pgid,
      byte[] comm,
      byte[] exe,
      byte[] exepath,
      byte[] args,
      byte[] env,
      byte[] cwd,
      byte[] root,
      byte[] cgroups,
      long fdLimit,
      int flags,
      int uid,
      int gid,
      int vmSizeKb,
      int vmRssKb,
      int vmSwapKb,
      long majorFaults,
      long minorFaults,
      long vtid,
      long vpid,
      long pidnsInitStartNs,
      int tty,
      int loginUid,
      boolean exeWritable,
      boolean exeUpperLayer,
      boolean exeLowerLayer,
      boolean exeFromMemfd,
      long capInheritable,
      long capPermitted,
      long capEffective,
      long exeInode,
      long exeInodeCtimeNs,
      long exeInodeMtimeNs) {}

  /**
   * A descriptor.
   *
   * @param type a {@link DescriptorType}
   * @param source address (4 or 16 bytes) or, for unix sockets, kernel pointer (8 bytes, little
   *     endian) of the source; empty when there is none
   * @param destination likewise of the destination; for a listening socket its own address is in
   *     {@code source}
   * @param name path or label; empty for internet sockets
   * @param l4Proto {@code SCAP_L4_*}: 0 unknown, 1 not applicable, 2 tcp, 3 udp, 4 icmp, 5 raw
   */
  public record Descriptor(
      long fd,
      long inode,
      DescriptorType type,
      byte[] source,
      byte[] destination,
      int sourcePort,
      int destinationPort,
      int l4Proto,
      int openFlags,
      int device,
      byte[] name) {}
}
