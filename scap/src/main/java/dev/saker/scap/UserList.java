package dev.saker.scap;

import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.io.IOException;

/**
 * Users and groups.
 *
 * <pre>
 *   [version 2: u32 length, itself included]
 *   u8 kind   0: u32 uid, u32 gid, text name, text home, text shell
 *             1: u32 gid, text name
 * </pre>
 */
final class UserList {
  private static final int USER = 0;
  private static final int GROUP = 1;
  private static final int MIN_ENTRY_BYTES = 4;
  private static final int MAX_TEXT_BYTES = 255;

  private UserList() {}

  static void read(BlockCursor block, boolean version2, SnapshotHandler handler)
      throws IOException {
    while (block.bodyLeft() >= MIN_ENTRY_BYTES) {
      block.beginEntry();
      if (version2) {
        block.limitEntry(block.u32() - 4);
      }
      int kind = block.u8();
      if (kind == USER) {
        handler.onUser(
            new Snapshot.User(block.i32(), block.i32(), block.text(), block.text(), block.text()));
      } else if (kind == GROUP) {
        handler.onGroup(new Snapshot.Group(block.i32(), block.text()));
      } else if (!version2) {
        throw new DamageException("user kind not known: kind=" + kind);
      }
      if (version2) {
        block.endEntry();
      }
    }
  }

  /** Appends an entry of version 2. */
  static void write(Snapshot.User user, BlockBuffer out) {
    int start = out.beginEntry();
    out.u8(USER);
    out.i32(user.uid());
    out.i32(user.gid());
    out.text(user.name(), MAX_TEXT_BYTES);
    out.text(user.home(), MAX_TEXT_BYTES);
    out.text(user.shell(), MAX_TEXT_BYTES);
    out.endEntry(start);
  }

  /** Appends an entry of version 2. */
  static void write(Snapshot.Group group, BlockBuffer out) {
    int start = out.beginEntry();
    out.u8(GROUP);
    out.i32(group.gid());
    out.text(group.name(), MAX_TEXT_BYTES);
    out.endEntry(start);
  }
}
