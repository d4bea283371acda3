package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ContainerStateTest {
  private static final String ID =
      "697956520d89aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final String JSON =
      """
      {"container":{"id":"697956520d89","full_id":"%s","type":0,"name":"web",
       "image":"alpine:3","imageid":"42","imagerepo":"alpine","imagetag":"3","imagedigest":"sha256:1",
       "ip":"172.17.0.2","privileged":true,"host_pid":true,"host_network":false,"host_ipc":false,
       "Mounts":[{"Source":"/a","Destination":"/b","Mode":"ro","RW":false,"Propagation":"rprivate"}],
       "labels":{"b":"2","a":"1","io.kubernetes.pod.name":"p"},"pod_sandbox_id":"s",
       "pod_sandbox_labels":null,"is_pod_sandbox":false,"cni_json":"{}","User":"www","created_time":17}}
      """
          .replace("%s", ID);

  private final Scene scene = new Scene();

  @Test
  void pathOfTheControlGroupTellsTheContainer() {
    scene.exec(Scene.PARENT, "/bin/sh", "sh", "", "cpu_cgroup=/\0mem_cgroup=/docker/" + ID + "\0");
    ThreadEntry thread = scene.thread(Scene.PARENT);
    assertEquals("697956520d89", Bytes.string(thread.containerId()));
    assertEquals("cpu", Bytes.string(thread.cgroups.subsystem(0)));
    assertEquals("memory", Bytes.string(thread.cgroups.subsystem(1)));
    assertNull(scene.state.containers().find(thread.containerId()));
  }

  @Test
  void outsideContainersIsTheHost() {
    assertSame(ContainerEntry.HOST, scene.state.containers().find(Bytes.EMPTY));
    scene.event("SYSCALL_GETUID_X", Scene.PARENT, 0);
    assertEquals(0, scene.thread(Scene.PARENT).containerId().length);
  }

  @Test
  void lineWithoutEqualsSignMakesAllOfThemVoid() {
    ControlGroups groups =
        new ControlGroupsReader(new ContainerTable()).read(Bytes.of("cpu=/a\0x"), 0, 8);
    assertEquals(0, groups.count());
  }

  @Test
  void metadataEventTellsAllAttributes() {
    scene.event("CONTAINER_JSON_2_E", 0, JSON);
    ContainerEntry entry = scene.state.eventContainer();
    assertNotNull(entry);
    assertSame(entry, scene.state.containers().find(Bytes.of("697956520d89")));
    assertEquals(ContainerType.DOCKER, entry.type());
    assertEquals("web", Bytes.string(entry.name()));
    assertEquals("alpine", Bytes.string(entry.imageRepository()));
    assertEquals(true, entry.privileged());
    assertEquals("/b", Bytes.string(entry.mounts().getFirst().destination()));
    assertEquals("[a, b, io.kubernetes.pod.name]", entry.labels().keySet().toString());
    assertEquals(0, entry.podSandboxLabels().size());
    assertEquals("www", Bytes.string(entry.user()));
    assertEquals(17, entry.createdTimeS());
    scene.event("SYSCALL_GETUID_X", Scene.PARENT, 0);
    assertNull(scene.state.eventContainer());
  }

  @Test
  void pluginsEventsAddAndRemove() {
    scene.event("ASYNCEVENT_E", 0, 0, "container", Bytes.of(JSON + "\0"));
    assertNotNull(scene.state.containers().find(Bytes.of("697956520d89")));
    scene.event("ASYNCEVENT_E", 0, 0, "other", Bytes.of(JSON));
    assertNull(scene.state.eventContainer());
    scene.event("ASYNCEVENT_E", 0, 0, "container_removed", Bytes.of(JSON));
    assertNotNull(scene.state.eventContainer());
    assertNull(scene.state.containers().find(Bytes.of("697956520d89")));
  }

  @Test
  void unreadableMetadataIsCounted() {
    scene.event("CONTAINER_JSON_2_E", 0, "{\"container\":");
    scene.event("CONTAINER_JSON_2_E", 0);
    assertEquals(1, scene.state.counters().unreadableContainers);
    assertEquals(0, scene.state.containers().size());
  }

  @Test
  void usersAreKnownPerContainer() {
    scene.event("USER_ADDED_E", 0, 1000, 1000, "alice", "/home/alice", "/bin/sh", "");
    scene.event("USER_ADDED_E", 0, 1000, 1000, "bob", "/home/bob", "/bin/sh", "697956520d89");
    scene.event("GROUP_ADDED_E", 0, 5, "tty", "");
    UserTable users = scene.state.users();
    UserEntry alice = users.user(Bytes.EMPTY, 1000);
    UserEntry bob = users.user(Bytes.of("697956520d89"), 1000);
    assertNotNull(alice);
    assertNotNull(bob);
    assertEquals("alice", Bytes.string(alice.name()));
    assertEquals("bob", Bytes.string(bob.name()));
    assertNotNull(users.group(Bytes.EMPTY, 5));
    scene.event("USER_DELETED_E", 0, 1000, 1000, "bob", "", "", "697956520d89");
    scene.event("GROUP_DELETED_E", 0, 5, "tty", "");
    assertNull(users.user(Bytes.of("697956520d89"), 1000));
    assertNull(users.group(Bytes.EMPTY, 5));
    assertEquals(1, users.size());
  }

  @Test
  void referencesToADirectoryServiceAreNoUsers() {
    scene.event("USER_ADDED_E", 0, 7, 7, "+nis", "", "", "");
    assertNull(scene.state.users().user(Bytes.EMPTY, 7));
  }
}
