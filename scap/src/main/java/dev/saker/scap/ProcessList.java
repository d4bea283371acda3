package dev.saker.scap;

import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.io.IOException;

/**
 * The threads that ran when the recording began.
 *
 * <p>Up to version 8 the entries follow one another, and each version adds members in the middle.
 * Version 9 puts the entry's length (itself included) first, and adds members at the end: an entry
 * stops where its producer knew no more.
 *
 * <pre>
 *   since   members of an entry, in order
 *   9       u32 length
 *   1       u64 tid, pid, parent tid
 *   6       u64 session                     8       u64 process group in its namespace
 *   1       text comm, exe                  7       text exe path
 *   1       list args, text cwd, u64 descriptor limit, u32 flags, uid, gid
 *   2       u32 size, resident, swapped KiB, u64 major faults, minor faults
 *   3       list environment                4       u64 tid, pid in their namespace, list cgroups
 *   5       text root
 *   9, while the entry lasts:
 *           u64 start of the pid namespace, u32 tty,      (not by producers before 0.10, see below)
 *           u32 login uid, u8 writable exe, u64 capabilities inheritable, permitted, effective,
 *           u8 upper layer, u64 exe inode, its ctime, mtime, u8 memfd, u8 lower layer, u64 group
 * </pre>
 *
 * Text and list: u16 length, then bytes; a list holds NUL-separated texts.
 */
final class ProcessList {
  /** Bytes from login uid to the capabilities: what producers before 0.10 wrote at most. */
  private static final int TAIL_BEFORE_0_10_BYTES = 29;

  private static final int MIN_ENTRY_BYTES = 4;
  private static final int MAX_PATH_BYTES = 1024;
  private static final int MAX_LIST_BYTES = 4096;

  private ProcessList() {}

  static void read(BlockCursor block, int version, SnapshotHandler handler) throws IOException {
    while (block.bodyLeft() >= MIN_ENTRY_BYTES) {
      block.beginEntry();
      boolean limited = false;
      if (version >= 9) {
        long length = block.u32();
        limited = length != 0;
        if (limited) {
          block.limitEntry(length - 4);
        }
      }
      ProcessEntry entry = new ProcessEntry(version);
      readCommon(block, version, entry);
      if (limited) {
        readTail(block, entry);
        block.endEntry();
      }
      handler.onProcess(entry.toSnapshot());
    }
  }

  private static void readCommon(BlockCursor block, int version, ProcessEntry entry)
      throws IOException {
    entry.tid = block.i64();
    entry.pid = block.i64();
    entry.ptid = block.i64();
    if (version >= 6) {
      entry.sid = block.i64();
    }
    if (version >= 8) {
      entry.vpgid = block.i64();
    }
    entry.comm = block.text();
    entry.exe = block.text();
    if (version >= 7) {
      entry.exepath = block.text();
    }
    entry.args = block.list();
    entry.cwd = block.text();
    entry.fdLimit = block.i64();
    entry.flags = block.i32();
    entry.uid = block.i32();
    entry.gid = block.i32();
    if (version >= 2) {
      entry.vmSizeKb = block.i32();
      entry.vmRssKb = block.i32();
      entry.vmSwapKb = block.i32();
      entry.majorFaults = block.i64();
      entry.minorFaults = block.i64();
    }
    if (version >= 3) {
      entry.env = block.list();
    }
    if (version >= 4) {
      entry.vtid = block.i64();
      entry.vpid = block.i64();
      entry.cgroups = block.list();
    }
    if (version >= 5) {
      entry.root = block.text();
    }
  }

  private static void readTail(BlockCursor block, ProcessEntry entry) throws IOException {
    if (block.entryLeft() > TAIL_BEFORE_0_10_BYTES) {
      entry.pidnsInitStartNs = i64Or(block, entry.pidnsInitStartNs);
      entry.tty = i32Or(block, entry.tty);
    }
    entry.loginUid = i32Or(block, entry.loginUid);
    entry.exeWritable = flag(block);
    entry.capInheritable = i64Or(block, entry.capInheritable);
    entry.capPermitted = i64Or(block, entry.capPermitted);
    entry.capEffective = i64Or(block, entry.capEffective);
    entry.exeUpperLayer = flag(block);
    entry.exeInode = i64Or(block, entry.exeInode);
    entry.exeInodeCtimeNs = i64Or(block, entry.exeInodeCtimeNs);
    entry.exeInodeMtimeNs = i64Or(block, entry.exeInodeMtimeNs);
    entry.exeFromMemfd = flag(block);
    entry.exeLowerLayer = flag(block);
    entry.pgid = i64Or(block, entry.pgid);
  }

  private static long i64Or(BlockCursor block, long missing) throws IOException {
    return block.entryLeft() >= 8 ? block.i64() : missing;
  }

  private static int i32Or(BlockCursor block, int missing) throws IOException {
    return block.entryLeft() >= 4 ? block.i32() : missing;
  }

  private static boolean flag(BlockCursor block) throws IOException {
    return block.entryLeft() >= 1 && block.u8() != 0;
  }

  /** Appends an entry of version 9. */
  static void write(Snapshot.Process process, BlockBuffer out) {
    int start = out.beginEntry();
    out.i64(process.tid());
    out.i64(process.pid());
    out.i64(process.ptid());
    out.i64(process.sid());
    out.i64(process.vpgid());
    out.text(process.comm(), MAX_PATH_BYTES);
    out.text(process.exe(), MAX_PATH_BYTES);
    out.text(process.exepath(), MAX_PATH_BYTES);
    out.text(process.args(), MAX_LIST_BYTES);
    out.text(process.cwd(), MAX_PATH_BYTES);
    out.i64(process.fdLimit());
    out.i32(process.flags());
    out.i32(process.uid());
    out.i32(process.gid());
    out.i32(process.vmSizeKb());
    out.i32(process.vmRssKb());
    out.i32(process.vmSwapKb());
    out.i64(process.majorFaults());
    out.i64(process.minorFaults());
    out.text(process.env(), MAX_LIST_BYTES);
    out.i64(process.vtid());
    out.i64(process.vpid());
    out.text(process.cgroups(), MAX_LIST_BYTES);
    out.text(process.root(), MAX_PATH_BYTES);
    writeTail(process, out);
    out.endEntry(start);
  }

  private static void writeTail(Snapshot.Process process, BlockBuffer out) {
    out.i64(process.pidnsInitStartNs());
    out.i32(process.tty());
    out.i32(process.loginUid());
    out.flag(process.exeWritable());
    out.i64(process.capInheritable());
    out.i64(process.capPermitted());
    out.i64(process.capEffective());
    out.flag(process.exeUpperLayer());
    out.i64(process.exeInode());
    out.i64(process.exeInodeCtimeNs());
    out.i64(process.exeInodeMtimeNs());
    out.flag(process.exeFromMemfd());
    out.flag(process.exeLowerLayer());
    out.i64(process.pgid());
  }
}
