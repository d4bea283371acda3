package dev.saker.capture.host;

import dev.saker.events.DescriptorType;
import dev.saker.events.Snapshot;
import dev.saker.kernel.sys.HostFiles;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@code /proc} tells of the descriptors of processes. One thread. */
final class DescriptorReader {
  private static final int MAX_INFO_BYTES = 512;
  private static final byte[] EMPTY = {};
  private static final String MEMFD = "/memfd:";
  private static final String ANONYMOUS = "anon_inode:";

  private final HostFiles files;
  private final Map<String, SocketTable> sockets = new HashMap<>();

  DescriptorReader(HostFiles files) {
    this.files = files;
  }

  /**
   * Reads one descriptor.
   *
   * @param folder of its process, such as {@code /proc/1}
   * @return null when it has gone
   */
  Snapshot.@Nullable Descriptor read(String folder, long fd) {
    String file = folder + "/fd/" + fd;
    byte[] link = files.readLink(file);
    HostFiles.Facts facts = files.facts(file);
    if (link == null || facts == null) {
      return null;
    }
    if (facts.isSocket()) {
      return socket(folder, fd, facts.inode());
    }
    if (facts.isPipe()) {
      return named(fd, facts.inode(), DescriptorType.FIFO, link);
    }
    if (facts.isDirectory()) {
      return named(fd, facts.inode(), DescriptorType.DIRECTORY, link);
    }
    String text = new String(link, StandardCharsets.ISO_8859_1);
    if (!facts.isRegular() && !facts.isDevice()) {
      return named(fd, facts.inode(), anonymous(text), EMPTY);
    }
    if (text.startsWith(MEMFD)) {
      return named(fd, facts.inode(), DescriptorType.MEMFD, link);
    }
    byte[] info = files.read(folder + "/fdinfo/" + fd, MAX_INFO_BYTES);
    int flags = info == null ? 0 : (int) new StatusText(info).number("flags:", 0, 8, 0);
    return new Snapshot.Descriptor(
        fd,
        facts.inode(),
        DescriptorType.FILE_V2,
        EMPTY,
        EMPTY,
        0,
        0,
        0,
        OpenFlags.toEvent(flags),
        facts.device(),
        link);
  }

  private Snapshot.@Nullable Descriptor socket(String folder, long fd, long inode) {
    byte[] namespace = files.readLink(folder + "/ns/net");
    if (namespace == null) {
      return null;
    }
    SocketTable table =
        sockets.computeIfAbsent(
            new String(namespace, StandardCharsets.ISO_8859_1),
            ignored -> new SocketTable(files, folder));
    Snapshot.Descriptor found = table.find(inode);
    if (found == null) {
      return named(fd, inode, DescriptorType.UNSUPPORTED, EMPTY);
    }
    return new Snapshot.Descriptor(
        fd,
        inode,
        found.type(),
        found.source(),
        found.destination(),
        found.sourcePort(),
        found.destinationPort(),
        found.l4Proto(),
        0,
        0,
        found.name());
  }

  private static DescriptorType anonymous(String link) {
    if (!link.startsWith(ANONYMOUS)) {
      return DescriptorType.UNSUPPORTED;
    }
    return switch (link.substring(ANONYMOUS.length())) {
      case "[eventfd]" -> DescriptorType.EVENT;
      case "[eventpoll]" -> DescriptorType.EVENTPOLL;
      case "inotify" -> DescriptorType.INOTIFY;
      case "[signalfd]" -> DescriptorType.SIGNALFD;
      case "[timerfd]" -> DescriptorType.TIMERFD;
      case "[io_uring]" -> DescriptorType.IO_URING;
      case "[userfaultfd]" -> DescriptorType.USERFAULTFD;
      case "[pidfd]" -> DescriptorType.PIDFD;
      case "bpf-map", "bpf-prog", "bpf-link", "bpf_iter" -> DescriptorType.BPF;
      default -> DescriptorType.UNSUPPORTED;
    };
  }

  private static Snapshot.Descriptor named(long fd, long inode, DescriptorType type, byte[] name) {
    return new Snapshot.Descriptor(fd, inode, type, EMPTY, EMPTY, 0, 0, 0, 0, 0, name);
  }
}
