package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.DescriptorType;
import dev.saker.events.Snapshot;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final byte[] HERE = {10, 0, 0, 1};
  private static final byte[] THERE = {10, 0, 0, 2};
  private static final byte[] NONE = {};

  private final Scene scene = new Scene();

  private void socket(
      long fd, DescriptorType type, byte[] source, int port, byte[] destination, int other) {
    scene.state.onDescriptor(
        Scene.PARENT,
        new Snapshot.Descriptor(
            fd, 9, type, source, destination, port, other, FdEntry.L4_TCP, 0, 0, NONE));
  }

  private void begin() {
    scene.event("SYSCALL_GETUID_X", Scene.PARENT, 0);
  }

  @Test
  void processesOfTheListAreRelated() {
    scene.process(101, 100, 1, "bash").process(200, 200, 100, "ls");
    begin();
    ThreadEntry process = scene.thread(200);
    assertEquals("ls -x -y", Bytes.string(process.image.cmdline()));
    assertEquals("/home/", Bytes.string(process.cwd()));
    assertEquals(2, scene.thread(101).threadCount());
    ThreadEntry parent = scene.state.threads().ancestor(process, 1);
    ThreadEntry grandparent = scene.state.threads().ancestor(process, 2);
    assertNotNull(parent);
    assertNotNull(grandparent);
    assertEquals("bash", Bytes.string(parent.image.comm()));
    assertEquals("init", Bytes.string(grandparent.image.comm()));
    assertNull(scene.state.threads().ancestor(process, 3));
  }

  @Test
  void connectionsOfKnownServersAreTurnedRound() {
    socket(3, DescriptorType.IPV4_SERVER, HERE, 80, NONE, 0);
    socket(4, DescriptorType.IPV4_SOCKET, HERE, 80, THERE, 5000);
    socket(5, DescriptorType.IPV4_SOCKET, HERE, 6000, THERE, 443);
    begin();
    assertEquals("10.0.0.1:80", scene.name(Scene.PARENT, 3));
    assertEquals("10.0.0.2:5000->10.0.0.1:80", scene.name(Scene.PARENT, 4));
    assertTrue(scene.fd(Scene.PARENT, 4).isServer());
    assertEquals("10.0.0.1:6000->10.0.0.2:443", scene.name(Scene.PARENT, 5));
    assertTrue(scene.fd(Scene.PARENT, 5).isClient());
    assertTrue(scene.fd(Scene.PARENT, 5).isConnected());
  }

  @Test
  void directionIsGivenOnce() {
    socket(3, DescriptorType.IPV4_SERVER, HERE, 80, NONE, 0);
    socket(4, DescriptorType.IPV4_SOCKET, HERE, 80, THERE, 5000);
    begin();
    String name = scene.name(Scene.PARENT, 4);
    scene.process(300, 300, 1, "late");
    begin();
    assertEquals(name, scene.name(Scene.PARENT, 4));
  }

  @Test
  void unixSocketWithAPathIsTheServer() {
    scene.state.onDescriptor(
        Scene.PARENT,
        new Snapshot.Descriptor(
            3,
            9,
            DescriptorType.UNIX_SOCKET,
            new byte[] {1, 0, 0, 0, 0, 0, 0, 0},
            new byte[] {2, 0, 0, 0, 0, 0, 0, 0},
            0,
            0,
            0,
            0,
            0,
            Bytes.of("/run/s")));
    begin();
    assertTrue(scene.fd(Scene.PARENT, 3).isServer());
    assertFalse(scene.fd(Scene.PARENT, 3).isClient());
    assertEquals(1, scene.fd(Scene.PARENT, 3).sourceLow);
  }

  @Test
  void newRecordingForgetsTheOldOne() {
    scene.state.onUser(new Snapshot.User(5, 5, Bytes.of("u"), NONE, NONE));
    begin();
    scene.after();
    scene.state.onStart();
    assertEquals(0, scene.state.threads().size());
    assertEquals(0, scene.state.users().size());
    assertEquals(0, scene.state.counters().descriptors);
    assertEquals(0, scene.state.firstTimestampNs());
    assertNull(scene.state.thread());
  }

  @Test
  void threadGivenTwiceIsThereOnce() {
    scene.process(200, 200, 100, "a").process(200, 200, 100, "b");
    begin();
    assertEquals("b", Bytes.string(scene.thread(200).image.comm()));
    assertEquals(3, scene.state.threads().size());
    assertEquals(1, scene.thread(200).threadCount());
  }
}
