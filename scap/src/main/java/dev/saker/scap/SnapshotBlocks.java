package dev.saker.scap;

import dev.saker.events.SnapshotHandler;
import java.io.IOException;

/** Gives each block that tells about the system to the class that reads it. */
final class SnapshotBlocks {
  private SnapshotBlocks() {}

  /**
   * Reads a block.
   *
   * @return false when the block is of another type, and nothing was read
   */
  static boolean read(int type, BlockCursor cursor, SnapshotHandler handler) throws IOException {
    switch (type) {
      case BlockType.MACHINE, BlockType.OLD_MACHINE -> MachineBlock.read(cursor, handler);
      case BlockType.DESCRIPTORS_V1, BlockType.OLD_DESCRIPTORS_V1 ->
          DescriptorList.read(cursor, false, handler);
      case BlockType.DESCRIPTORS_V2 -> DescriptorList.read(cursor, true, handler);
      case BlockType.INTERFACES_V1, BlockType.OLD_INTERFACES_V1 ->
          InterfaceList.read(cursor, false, handler);
      case BlockType.INTERFACES_V2 -> InterfaceList.read(cursor, true, handler);
      case BlockType.USERS_V1, BlockType.OLD_USERS_V1 -> UserList.read(cursor, false, handler);
      case BlockType.USERS_V2 -> UserList.read(cursor, true, handler);
      default -> {
        int version = BlockType.processListVersion(type);
        if (version == 0) {
          return false;
        }
        ProcessList.read(cursor, version, handler);
      }
    }
    return true;
  }
}
