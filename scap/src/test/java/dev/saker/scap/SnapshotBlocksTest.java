package dev.saker.scap;

import static dev.saker.scap.CaptureBytes.utf8;
import static dev.saker.scap.SnapshotRecorder.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.events.DescriptorType;
import dev.saker.events.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks about machine, interfaces, users and descriptors, each version and old number. */
class SnapshotBlocksTest {
  private static final byte[] V6 = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

  @TempDir private Path folder;

  private SnapshotRecorder read(int type, Consumer<BlockBuffer> body) throws IOException {
    ReadCapture read = ReadCapture.of(folder, CaptureBytes.begin().block(type, body).bytes());
    assertEquals("", read.error());
    return read.snapshot();
  }

  @ParameterizedTest
  @ValueSource(ints = {BlockType.MACHINE, BlockType.OLD_MACHINE})
  void machine(int type) throws IOException {
    SnapshotRecorder read =
        read(
            type,
            body -> {
              body.i32(8);
              body.i64(1L << 34);
              body.i64(4194304);
              body.padded(utf8("host"), 128);
              body.i64(123);
              body.i64(5);
              body.zeros(16);
            });
    assertEquals(
        List.of(new Snapshot.Machine(8, 1L << 34, 4194304, "host", 123, 5)), read.machines);
  }

  @ParameterizedTest
  @ValueSource(ints = {BlockType.USERS_V1, BlockType.OLD_USERS_V1, BlockType.USERS_V2})
  void usersAndGroups(int type) throws IOException {
    boolean version2 = type == BlockType.USERS_V2;
    SnapshotRecorder read =
        read(
            type,
            body -> {
              int start = version2 ? body.beginEntry() : 0;
              body.u8(0);
              body.i32(1000);
              body.i32(1001);
              body.text(utf8("ann"), 99);
              body.text(utf8("/home/ann"), 99);
              body.text(utf8("/bin/sh"), 99);
              if (version2) {
                body.i32(0x7777); // of a newer producer
                body.endEntry(start);
                start = body.beginEntry();
              }
              body.u8(1);
              body.i32(20);
              body.text(utf8("staff"), 99);
              if (version2) {
                body.endEntry(start);
              }
            });
    Snapshot.User user = read.users.getFirst();
    assertEquals(List.of(1000, 1001), List.of(user.uid(), user.gid()));
    assertEquals(
        List.of("ann", "/home/ann", "/bin/sh"),
        SnapshotRecorder.texts(user.name(), user.home(), user.shell()));
    assertEquals(20, read.groups.getFirst().gid());
    assertEquals("staff", text(read.groups.getFirst().name()));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {BlockType.INTERFACES_V1, BlockType.OLD_INTERFACES_V1, BlockType.INTERFACES_V2})
  void interfacesOfAllKinds(int type) throws IOException {
    boolean version2 = type == BlockType.INTERFACES_V2;
    SnapshotRecorder read =
        read(
            type,
            body -> {
              for (int kind = 1; kind <= 4; kind++) {
                int size = kind % 2 == 1 ? 4 : 16;
                if (version2) {
                  body.i32(4 + 3 * size + (kind <= 2 ? 8 : 0) + 4);
                }
                body.u16(kind);
                body.u16(4);
                body.bytes(V6, 0, size);
                body.zeros(size);
                body.bytes(V6, 0, size);
                if (kind <= 2) {
                  body.i64(1000);
                }
                body.bytes(utf8("eth" + kind), 0, 4);
              }
            });
    assertEquals(4, read.interfaces.size());
    for (int kind = 1; kind <= 4; kind++) {
      Snapshot.Interface one = read.interfaces.get(kind - 1);
      assertEquals("eth" + kind, text(one.name()));
      assertEquals(kind % 2 == 1 ? 4 : 16, one.address().length);
      assertArrayEquals(one.address(), one.broadcast());
      assertEquals(kind <= 2 ? 1000 : 0, one.speed());
    }
  }

  @ParameterizedTest
  @EnumSource
  void descriptorsOfEachTypeInVersion1(DescriptorType type) throws IOException {
    for (int block : new int[] {BlockType.DESCRIPTORS_V1, BlockType.OLD_DESCRIPTORS_V1}) {
      checkDescriptor(type, block);
    }
  }

  @ParameterizedTest
  @EnumSource
  void descriptorsOfEachTypeInVersion2(DescriptorType type) throws IOException {
    checkDescriptor(type, BlockType.DESCRIPTORS_V2);
  }

  private void checkDescriptor(DescriptorType type, int block) throws IOException {
    boolean version2 = block == BlockType.DESCRIPTORS_V2;
    SnapshotRecorder read =
        read(
            block,
            body -> {
              body.i64(42);
              for (int fd = 3; fd <= 4; fd++) {
                int start = version2 ? body.beginEntry() : 0;
                body.i64(fd);
                body.i64(99);
                body.u8(type.ordinal());
                payload(type, version2, body);
                if (version2) {
                  body.endEntry(start);
                }
              }
            });
    assertEquals(2, read.descriptors.size(), type + " " + block);
    Snapshot.Descriptor got = read.descriptors.get(1);
    assertEquals(4, got.fd());
    assertEquals(99, got.inode());
    assertEquals(type, got.type());
    boolean server = type == DescriptorType.IPV4_SERVER || type == DescriptorType.IPV6_SERVER;
    switch (type) {
      case IPV4_SOCKET, IPV6_SOCKET, IPV4_SERVER, IPV6_SERVER -> {
        int size =
            type == DescriptorType.IPV4_SOCKET || type == DescriptorType.IPV4_SERVER ? 4 : 16;
        assertEquals(size, got.source().length);
        assertEquals(server ? 0 : size, got.destination().length);
        assertEquals(1234, got.sourcePort());
        assertEquals(server ? 0 : 443, got.destinationPort());
        assertEquals(2, got.l4Proto());
      }
      case UNIX_SOCKET -> {
        assertEquals(8, got.source().length);
        assertEquals("/run/x", text(got.name()));
      }
      case FILE_V2 -> {
        assertEquals(5, got.openFlags());
        assertEquals("/etc/passwd", text(got.name()));
        assertEquals(version2 ? 66 : 0, got.device());
      }
      case UNKNOWN -> assertEquals("", text(got.name()));
      default -> assertEquals("name", text(got.name()));
    }
  }

  private static void payload(DescriptorType type, boolean version2, BlockBuffer body) {
    switch (type) {
      case IPV4_SOCKET, IPV6_SOCKET -> {
        int size = type == DescriptorType.IPV4_SOCKET ? 4 : 16;
        body.bytes(V6, 0, size);
        body.bytes(V6, 0, size);
        body.u16(1234);
        body.u16(443);
        body.u8(2);
      }
      case IPV4_SERVER, IPV6_SERVER -> {
        body.bytes(V6, 0, type == DescriptorType.IPV4_SERVER ? 4 : 16);
        body.u16(1234);
        body.u8(2);
      }
      case UNIX_SOCKET -> {
        body.i64(1);
        body.i64(2);
        body.text(utf8("/run/x"), 99);
      }
      case FILE_V2 -> {
        body.i32(5);
        body.text(utf8("/etc/passwd"), 99);
        if (version2) {
          body.i32(66);
        }
      }
      case UNKNOWN -> {
        // nothing
      }
      default -> body.text(utf8("name"), 99);
    }
  }

  @Test
  void descriptorTypeOfNewerProducerIsNamedByItsNumber() throws IOException {
    SnapshotRecorder read =
        read(
            BlockType.DESCRIPTORS_V2,
            body -> {
              body.i64(42);
              int start = body.beginEntry();
              body.i64(3);
              body.i64(0);
              body.u8(99);
              body.i64(0x1234);
              body.endEntry(start);
            });
    assertEquals(DescriptorType.UNSUPPORTED, read.descriptors.getFirst().type());
    assertEquals("unknown-type:[99]", text(read.descriptors.getFirst().name()));
  }

  @Test
  void textEndsAtItsNul() throws IOException {
    SnapshotRecorder read =
        read(
            BlockType.DESCRIPTORS_V1,
            body -> {
              body.i64(42);
              body.i64(3);
              body.i64(0);
              body.u8(DescriptorType.FILE.ordinal());
              body.text(utf8("/a\0rest"), 99);
            });
    assertEquals("/a", text(read.descriptors.getFirst().name()));
  }
}
