package dev.saker.capture.host;

import dev.saker.events.Snapshot;
import dev.saker.kernel.sys.HostFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what {@code /proc} tells of a thread. One thread. */
final class ProcessReader {
  /** The newest form of process lists. */
  private static final int VERSION = 9;

  private static final int MAX_LIST_BYTES = 4096;
  private static final int MAX_FILE_BYTES = 1 << 16;
  private static final int CLONE_FILES = 1;
  private static final int CLONE_THREAD = 1 << 13;
  private static final byte[] EMPTY = {};
  private static final byte[] MEMFD = "/memfd:".getBytes(StandardCharsets.US_ASCII);

  private final HostFiles files;
  private final ControlGroupText controlGroups;

  ProcessReader(HostFiles files, ControlGroupText controlGroups) {
    this.files = files;
    this.controlGroups = controlGroups;
  }

  /**
   * Reads the main thread of a process.
   *
   * @param folder such as {@code /proc/1}
   * @return null when it is a thread of the kernel, a zombie, or has gone
   */
  Snapshot.@Nullable Process read(String folder, long pid) {
    byte[] commandLine = files.read(folder + "/cmdline", MAX_LIST_BYTES);
    byte[] exePath = files.readLink(folder + "/exe");
    if (commandLine == null || (commandLine.length == 0 && exePath == null)) {
      return null;
    }
    byte[] status = files.read(folder + "/status", MAX_FILE_BYTES);
    byte[] stat = files.read(folder + "/stat", MAX_FILE_BYTES);
    if (status == null || stat == null) {
      return null;
    }
    HostFiles.Facts executable = files.facts(folder + "/exe");
    HostFiles.Facts init = files.facts(folder + "/root/proc/1/cmdline");
    int end = indexOf(commandLine, 0, 0);
    return thread(
        new StatusText(status),
        new StatText(stat),
        pid,
        folder,
        new Image(
            Arrays.copyOf(commandLine, end),
            orEmpty(exePath),
            withoutEnd(commandLine, Math.min(end + 1, commandLine.length)),
            withoutEnd(orEmpty(files.read(folder + "/environ", MAX_LIST_BYTES)), 0),
            orEmpty(files.readLink(folder + "/cwd")),
            orEmpty(files.readLink(folder + "/root")),
            executable,
            init == null ? 0 : init.ctimeNs()));
  }

  /**
   * Reads another thread of a process.
   *
   * @param folder such as {@code /proc/1/task/2}
   * @param main what was read of its main thread
   * @return null when it has gone
   */
  Snapshot.@Nullable Process read(String folder, long tid, Snapshot.Process main) {
    byte[] status = files.read(folder + "/status", MAX_FILE_BYTES);
    byte[] stat = files.read(folder + "/stat", MAX_FILE_BYTES);
    if (status == null || stat == null) {
      return null;
    }
    HostFiles.Facts executable = files.facts(folder + "/exe");
    return thread(
        new StatusText(status),
        new StatText(stat),
        tid,
        folder,
        new Image(
            main.exe(),
            main.exepath(),
            main.args(),
            main.env(),
            main.cwd(),
            main.root(),
            executable,
            main.pidnsInitStartNs()));
  }

  /** What threads of a process share. */
  private record Image(
      byte[] exe,
      byte[] exePath,
      byte[] args,
      byte[] env,
      byte[] cwd,
      byte[] root,
      HostFiles.@Nullable Facts executable,
      long namespaceStartNs) {}

  private Snapshot.Process thread(
      StatusText status, StatText stat, long tid, String folder, Image image) {
    long pid = status.number("Tgid:", 0, 10, tid);
    int uid = (int) status.number("Uid:", 1, 10, -1);
    HostFiles.Facts executable = image.executable();
    return new Snapshot.Process(
        VERSION,
        tid,
        pid,
        status.number("PPid:", 0, 10, -1),
        stat.number(3),
        inner(status, "NSpgid:", stat.number(2)),
        stat.number(2),
        withoutEnd(orEmpty(files.read(folder + "/comm", 64)), 0),
        image.exe(),
        image.exePath(),
        image.args(),
        image.env(),
        image.cwd(),
        image.root(),
        controlGroups.read(orEmpty(files.read(folder + "/cgroup", MAX_FILE_BYTES))),
        fdLimit(folder),
        tid == pid ? 0 : CLONE_THREAD | CLONE_FILES,
        uid,
        (int) status.number("Gid:", 1, 10, -1),
        (int) status.number("VmSize:", 0, 10, 0),
        (int) status.number("VmRSS:", 0, 10, 0),
        (int) status.number("VmSwap:", 0, 10, 0),
        stat.number(9),
        stat.number(7),
        inner(status, "NSpid:", tid),
        inner(status, "NStgid:", pid),
        image.namespaceStartNs(),
        (int) stat.number(4),
        loginUid(folder),
        executable != null && isWritable(executable, uid),
        false,
        false,
        startsWith(image.exePath(), MEMFD),
        status.number("CapInh:", 0, 16, 0),
        status.number("CapPrm:", 0, 16, 0),
        status.number("CapEff:", 0, 16, 0),
        executable == null ? 0 : executable.inode(),
        executable == null ? 0 : executable.ctimeNs(),
        executable == null ? 0 : executable.mtimeNs());
  }

  /** A number as the innermost namespace has it: the last of the line. */
  private static long inner(StatusText status, String key, long missing) {
    int count = status.count(key);
    return count == 0 ? missing : status.number(key, count - 1, 10, missing);
  }

  private long fdLimit(String folder) {
    byte[] limits = files.read(folder + "/limits", MAX_LIST_BYTES);
    return limits == null ? -1 : new StatusText(limits).number("Max open files", 0, 10, -1);
  }

  private int loginUid(String folder) {
    byte[] text = files.read(folder + "/loginuid", 32);
    try {
      return text == null || text.length == 0
          ? -1
          : Integer.parseUnsignedInt(new String(text, StandardCharsets.US_ASCII).strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Root writes everything; the owner can change what may be written. */
  private static boolean isWritable(HostFiles.Facts file, int uid) {
    return uid == 0 || file.uid() == uid || (file.mode() & 2) != 0;
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static int indexOf(byte[] bytes, int from, int value) {
    int at = from;
    while (at < bytes.length && bytes[at] != value) {
      at++;
    }
    return at;
  }

  /** The bytes from a place on, without the NUL or line end behind them. */
  private static byte[] withoutEnd(byte[] bytes, int from) {
    int end = bytes.length;
    while (end > from && (bytes[end - 1] == 0 || bytes[end - 1] == '\n')) {
      end--;
    }
    return Arrays.copyOfRange(bytes, from, end);
  }

  private static byte[] orEmpty(byte @Nullable [] bytes) {
    return bytes == null ? EMPTY : bytes;
  }
}
