package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerMatcherTest {
  private static final String ID =
      "a31624a38cee829738c2f3a36f594f3bf105fa4c7ac66d7ef06b7c49c6411e17";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docker/%s",
        "/system.slice/docker-%s.scope",
        "/kubepods/podefff8963-c6bd-48ed-ab6f-e069f6bb36ff/%s",
        "/kubepods/besteffort/podefff8963-c6bd-48ed-ab6f-e069f6bb36ff/%s",
        "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-podx.slice/cri-containerd-%s.scope",
        "/kubepods/burstable/podx/crio-%s",
        "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-podx.slice/crio-%s.scope",
        "/system.slice/containerd.service/kubepods-burstable-podx.slice:cri-containerd:%s",
        "/libpod_parent/libpod-%s",
        "/machine.slice/libpod-%s.scope",
        "/machine.slice/libpod-%s.scope/container",
        "/machine.slice/libpod-payload-%s",
        "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-%s.scope",
        "/system.slice/nerdctl-%s.scope",
      })
  void formsWithALongIdGiveItsFirstTwelveDigits(String form) {
    ContainerMatch match = ContainerMatcher.match(Bytes.of(form.replace("%s", ID)));
    assertNotNull(match);
    assertEquals("a31624a38cee", Bytes.string(match.id()));
    assertEquals(ContainerType.UNKNOWN, match.type());
  }

  @ParameterizedTest
  @CsvSource({
    "/default/lab-ctr1,lab-ctr1,UNKNOWN",
    "/my.name_space/averyveryverylongname,averyveryver,UNKNOWN",
    "/lxc/web,web,LXC",
    "/lxc.payload/web/system.slice,web,LXC",
    "/lxc.payload.web/init.scope,web,LXC",
    "/machine/vm.libvirt-lxc,vm,LIBVIRT_LXC",
    "/machine.slice/machine-lxc\\x2d2293906\\x2dx.scope/libvirt,2293906\\x2dx,LIBVIRT_LXC",
    "/libvirt/lxc/box,box,LIBVIRT_LXC",
    "/system.slice/runc-bpm-job.process.scope,job.process,BPM",
  })
  void formsWithAFreeNameGiveTheName(String path, String id, ContainerType type) {
    ContainerMatch match = ContainerMatcher.match(Bytes.of(path));
    assertNotNull(match);
    assertEquals(id, Bytes.string(match.id()));
    assertEquals(type, match.type());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/init.scope",
        "/lab-runc",
        "/user.slice/user-1000.slice/session-3.scope",
        "/user/1000.user/c2.session",
        "/system.slice/ssh.service",
        "/kubepods/besteffort/podefff8963-c6bd-48ed-ab6f-e069f6bb36ff",
        "/libpod_parent/conmon",
        "/system.slice/docker-abc.scope",
        "/docker/a31624a38cee829738c2f3a36f594f3bf105fa4c7ac66d7ef06b7c49c6411e17.scope",
      })
  void otherPathsAreNoContainers(String path) {
    assertNull(ContainerMatcher.match(Bytes.of(path)));
  }
}
