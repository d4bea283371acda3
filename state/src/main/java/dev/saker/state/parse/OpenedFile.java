package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** What the calls of the open family have in common. */
final class OpenedFile {
  static final long CURRENT_DIRECTORY = -100;
  static final int UPPER_LAYER = 1 << 15;
  static final int LOWER_LAYER = 1 << 16;
  private static final int DIRECTORY = 1 << 10;

  /** From this bit upward flags come from the kernel, not from the caller. */
  private static final int KERNEL_BITS = -(1 << 14);

  private static final byte[] ABSOLUTE = Bytes.of(".");

  /** What a path's unknown directory is shown as. */
  static final byte[] UNKNOWN = Bytes.of("<UNKNOWN>");

  private OpenedFile() {}

  /** The caller's flags as they were at entry, with what the kernel added. */
  static int merge(long enterFlags, int exitFlags) {
    return (int) enterFlags | (exitFlags & KERNEL_BITS);
  }

  /** Gives the event's thread an opened file or directory. */
  static void add(
      EventContext c, long fd, byte[] directory, byte[] name, int flags, int device, long inode) {
    FdEntry entry = c.threads.createDescriptor();
    entry.type = (flags & DIRECTORY) != 0 ? DescriptorType.DIRECTORY : DescriptorType.FILE_V2;
    entry.openFlags = flags;
    entry.device = device;
    entry.inode = inode;
    entry.rawName = name;
    entry.name = c.join(directory, name);
    if ((flags & UPPER_LAYER) != 0) {
      entry.flags |= FdEntry.OVERLAY_UPPER;
    }
    if ((flags & LOWER_LAYER) != 0) {
      entry.flags |= FdEntry.OVERLAY_LOWER;
    }
    c.open(fd, entry);
  }

  /** The directory that a path is relative to, ending in a slash; null when it is not known. */
  static byte @Nullable [] base(EventContext c, ThreadEntry thread, byte[] path, long directory) {
    if (path.length > 0 && path[0] == '/') {
      return ABSOLUTE;
    }
    if (directory == CURRENT_DIRECTORY) {
      return thread.cwd();
    }
    FdEntry entry = thread.descriptor(directory);
    if (entry == null) {
      return null;
    }
    byte[] name = entry.name;
    if (name.length == 0 || name[name.length - 1] == '/') {
      return name;
    }
    return c.text.clear().append(name).append('/').toBytes();
  }
}
