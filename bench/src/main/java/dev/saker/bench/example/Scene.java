package dev.saker.bench.example;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FlagTable;
import dev.saker.scap.CaptureWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what processes do as events, a little time apart. */
final class Scene {
  /** Directory descriptor that stands for the current directory. */
  private static final long AT_FDCWD = -100;

  private static final int AF_INET = 2;
  private static final int SOCK_STREAM = 1;
  private static final long ALL_CAPABILITIES = 0x1ff_ffff_ffffL;
  private static final long DEVICE = 0x801;
  private static final long STEP_NS = 1_700_003L;

  private static final Map<String, EventType> TYPES = types();

  private final CaptureWriter writer;
  private final EventBuilder builder = new EventBuilder();
  private long timestampNs;
  private long inode = 400_000;
  private int cpu;

  Scene(CaptureWriter writer, long startNs) {
    this.writer = writer;
    this.timestampNs = startNs;
  }

  /** Lets time pass. */
  void pause(long milliseconds) {
    timestampNs += milliseconds * 1_000_000;
  }

  /** Tells about a container, in the JSON form that container engines' data has in captures. */
  void container(String json) throws IOException {
    start("ASYNCEVENT_E", -1)
        .number(0)
        .text("container")
        .bytes((json + "\0").getBytes(StandardCharsets.UTF_8));
    write();
  }

  /** The parent makes a child, which both of them see. */
  Actor fork(Actor parent, long pid, long virtualPid) throws IOException {
    Actor child = parent.child(pid, virtualPid);
    clone(parent, parent.isInContainer() ? virtualPid : pid);
    clone(child, 0);
    return child;
  }

  /** A process runs another program; the file is new in its container when {@code added}. */
  Actor exec(Actor before, boolean added, String program, String... arguments) throws IOException {
    Actor actor = before.running(program, List.of(arguments));
    long flags = added ? flag("execve_flags", "EXE_UPPER_LAYER") : 0;
    start("SYSCALL_EXECVE_19_X", actor.pid())
        .number(0)
        .text(program)
        .bytes(joined(actor.args()))
        .number(actor.pid())
        .number(actor.pid())
        .number(actor.parent())
        .text(actor.cwd())
        .number(1024);
    memory();
    builder
        .text(actor.name())
        .bytes(joined(actor.cgroups()))
        .bytes(joined(List.of("PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8")))
        .number(actor.tty())
        .number(actor.virtualPid())
        .number(actor.loginUid())
        .number(flags)
        .number(0)
        .number(actor.uid() == 0 ? ALL_CAPABILITIES : 0)
        .number(actor.uid() == 0 ? ALL_CAPABILITIES : 0)
        .number(++inode)
        .number(added ? timestampNs - 5_000_000_000L : 1_760_000_000_000_000_000L)
        .number(added ? timestampNs - 5_000_000_000L : 1_750_000_000_000_000_000L)
        .number(actor.uid())
        .text(program)
        .number(actor.pid())
        .number(actor.uid())
        .text(program);
    write();
    return actor;
  }

  /** A file is opened, with the flags named as the event table names them. */
  void open(Actor actor, int fd, String path, String... flags) throws IOException {
    long bits = 0;
    for (String name : flags) {
      bits |= flag("file_flags", name);
    }
    start("SYSCALL_OPENAT_2_X", actor.pid())
        .number(fd)
        .number(AT_FDCWD)
        .text(path)
        .number(bits)
        .number(0644)
        .number(DEVICE)
        .number(++inode);
    write();
  }

  void read(Actor actor, int fd, String data) throws IOException {
    transfer("SYSCALL_READ_X", actor, fd, data);
  }

  void write(Actor actor, int fd, String data) throws IOException {
    transfer("SYSCALL_WRITE_X", actor, fd, data);
  }

  /** A connection is made; addresses in the usual notation, of version 4. */
  void connect(Actor actor, int fd, String from, int fromPort, String to, int toPort)
      throws IOException {
    start("SOCKET_SOCKET_X", actor.pid())
        .number(fd)
        .number(AF_INET)
        .number(SOCK_STREAM)
        .number(0)
        .number(0);
    write();
    start("SOCKET_CONNECT_X", actor.pid())
        .number(0)
        .bytes(Endpoints.tuple(from, fromPort, to, toPort))
        .number(fd)
        .bytes(Endpoints.address(to, toPort));
    write();
  }

  /** A connection is taken. */
  void accept(Actor actor, int fd, String from, int fromPort, String to, int toPort)
      throws IOException {
    start("SOCKET_ACCEPT4_6_X", actor.pid())
        .number(fd)
        .bytes(Endpoints.tuple(from, fromPort, to, toPort))
        .number(0)
        .number(0)
        .number(128)
        .number(0);
    write();
  }

  void close(Actor actor, int fd) throws IOException {
    start("SYSCALL_CLOSE_X", actor.pid()).number(0).number(fd);
    write();
  }

  void exit(Actor actor) throws IOException {
    start("PROCEXIT_1_E", actor.pid()).number(0).number(0).number(0).number(0).number(0);
    write();
  }

  private void clone(Actor caller, long result) throws IOException {
    start("SYSCALL_CLONE_20_X", caller.pid())
        .number(result)
        .text(caller.exe())
        .bytes(joined(caller.args()))
        .number(caller.pid())
        .number(caller.pid())
        .number(caller.parent())
        .text("")
        .number(1024);
    memory();
    builder
        .text(caller.name())
        .bytes(joined(caller.cgroups()))
        .number(caller.isInContainer() ? flag("clone_flags", "CLONE_CHILD_IN_PIDNS") : 0)
        .number(caller.uid())
        .number(caller.uid())
        .number(caller.virtualPid())
        .number(caller.virtualPid())
        .number(0);
    write();
  }

  private void transfer(String type, Actor actor, int fd, String data) throws IOException {
    byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
    start(type, actor.pid()).number(bytes.length).bytes(bytes).number(fd).number(bytes.length);
    write();
  }

  /** Page faults and sizes, the same for everybody. */
  private void memory() {
    builder.number(0).number(312).number(8_432).number(3_204).number(0);
  }

  private EventBuilder start(String type, long pid) {
    timestampNs += STEP_NS;
    cpu = (cpu + 1) % 2;
    EventType known = TYPES.get(type);
    if (known == null) {
      throw new IllegalArgumentException("no such event: constant=" + type);
    }
    return builder.start(known, timestampNs, pid);
  }

  private void write() throws IOException {
    int length = builder.finish();
    writer.write(builder.buffer(), 0, length, cpu, 0);
  }

  private static byte[] joined(List<String> texts) {
    StringBuilder out = new StringBuilder();
    texts.forEach(text -> out.append(text).append('\0'));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static long flag(String table, String name) {
    FlagTable flags = EventTable.flags(table);
    if (flags != null) {
      for (FlagTable.Entry entry : flags.entries()) {
        if (entry.name().equals(name)) {
          return entry.value();
        }
      }
    }
    throw new IllegalArgumentException("no such flag: table=" + table + " name=" + name);
  }

  private static Map<String, EventType> types() {
    Map<String, EventType> types = new HashMap<>();
    EventTable.all().forEach(type -> types.put(type.constant(), type));
    return types;
  }
}
