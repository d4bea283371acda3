package dev.saker.scap;

/**
 * Types of block, and the layout common to all blocks. Everything is little endian.
 *
 * <pre>
 *   0        4        8                        length-4   length
 *   +--------+--------+-----------------+---------+--------+
 *   | type   | length | body            | padding | length |
 *   |        |        |                 | 0 to 3  | again  |
 *   +--------+--------+-----------------+---------+--------+
 * </pre>
 */
final class BlockType {
  static final int HEADER_BYTES = 8;
  static final int TRAILER_BYTES = 4;
  static final int FRAME_BYTES = HEADER_BYTES + TRAILER_BYTES;

  static final int SECTION = 0x0A0D0D0A;

  static final int MACHINE = 0x201;
  static final int PROCESSES_V1 = 0x202;
  static final int DESCRIPTORS_V1 = 0x203;
  static final int EVENT_V1 = 0x204;
  static final int INTERFACES_V1 = 0x205;
  static final int USERS_V1 = 0x206;
  static final int PROCESSES_V2 = 0x207;
  static final int FLAGGED_EVENT_V1 = 0x208;
  static final int PROCESSES_V3 = 0x209;
  static final int PROCESSES_V4 = 0x210;
  static final int PROCESSES_V5 = 0x211;
  static final int PROCESSES_V6 = 0x212;
  static final int PROCESSES_V7 = 0x213;
  static final int PROCESSES_V8 = 0x214;
  static final int PROCESSES_V9 = 0x215;
  static final int EVENT_V2 = 0x216;
  static final int FLAGGED_EVENT_V2 = 0x217;
  static final int DESCRIPTORS_V2 = 0x218;
  static final int INTERFACES_V2 = 0x219;
  static final int USERS_V2 = 0x220;
  static final int LARGE_EVENT_V2 = 0x221;
  static final int FLAGGED_LARGE_EVENT_V2 = 0x222;

  // Numbers used before the format was published.
  static final int OLD_PROCESSES_V1 = 0x8000ABCD;
  static final int OLD_DESCRIPTORS_V1 = 0x8001ABCD;
  static final int OLD_MACHINE = 0x8002ABCD;
  static final int OLD_EVENT_V1 = 0x8010ABCD;
  static final int OLD_INTERFACES_V1 = 0x8011ABCD;
  static final int OLD_USERS_V1 = 0x8012ABCD;
  static final int OLD_PROCESSES_V2 = 0x8013ABCD;
  static final int OLD_PROCESSES_V3 = 0x8014ABCD;

  /** Section header: byte order mark, so that a capture of the other byte order is recognised. */
  static final int SECTION_MAGIC = 0x1A2B3C4D;

  static final int SECTION_MAGIC_SWAPPED = 0x4D3C2B1A;
  static final int MAJOR_VERSION = 1;
  static final int MINOR_VERSION = 2;

  /** Section header body: magic 4, major 2, minor 2, section length 8 (all ones: not known). */
  static final int SECTION_BODY_BYTES = 16;

  /** Machine body: see {@link MachineBlock}. */
  static final int MACHINE_BODY_BYTES = 180;

  /** Most bytes from behind the header of an event block that is not of a large type. */
  static final int MAX_SMALL_EVENT_BLOCK_BYTES = 1 << 16;

  /**
   * Most bytes of a large event block that we accept. The format allows 4 GiB; real ones hold the
   * description of one container, or one audit event.
   */
  static final int MAX_LARGE_EVENT_BLOCK_BYTES = 16 << 20;

  private BlockType() {}

  static boolean isEvent(int type) {
    return switch (type) {
      case EVENT_V1,
          FLAGGED_EVENT_V1,
          OLD_EVENT_V1,
          EVENT_V2,
          FLAGGED_EVENT_V2,
          LARGE_EVENT_V2,
          FLAGGED_LARGE_EVENT_V2 ->
          true;
      default -> false;
    };
  }

  /** Whether the event's header has no parameter count. */
  static boolean isEventV1(int type) {
    return type == EVENT_V1 || type == FLAGGED_EVENT_V1 || type == OLD_EVENT_V1;
  }

  static boolean isFlaggedEvent(int type) {
    return type == FLAGGED_EVENT_V1 || type == FLAGGED_EVENT_V2 || type == FLAGGED_LARGE_EVENT_V2;
  }

  static boolean isLargeEvent(int type) {
    return type == LARGE_EVENT_V2 || type == FLAGGED_LARGE_EVENT_V2;
  }

  /** Whether the block says something about the system, not about an event. */
  static boolean isSnapshot(int type) {
    return switch (type) {
      case MACHINE,
          OLD_MACHINE,
          DESCRIPTORS_V1,
          OLD_DESCRIPTORS_V1,
          DESCRIPTORS_V2,
          INTERFACES_V1,
          OLD_INTERFACES_V1,
          INTERFACES_V2,
          USERS_V1,
          OLD_USERS_V1,
          USERS_V2 ->
          true;
      default -> processListVersion(type) > 0;
    };
  }

  /** Version of a process list, 1 to 9; 0 when the block is something else. */
  static int processListVersion(int type) {
    return switch (type) {
      case PROCESSES_V1, OLD_PROCESSES_V1 -> 1;
      case PROCESSES_V2, OLD_PROCESSES_V2 -> 2;
      case PROCESSES_V3, OLD_PROCESSES_V3 -> 3;
      case PROCESSES_V4 -> 4;
      case PROCESSES_V5 -> 5;
      case PROCESSES_V6 -> 6;
      case PROCESSES_V7 -> 7;
      case PROCESSES_V8 -> 8;
      case PROCESSES_V9 -> 9;
      default -> 0;
    };
  }
}
