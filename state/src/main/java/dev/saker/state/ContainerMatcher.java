package dev.saker.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the path of a control group which container its processes are in. It knows the forms
 * of docker, podman, CRI-O, containerd (with and without Kubernetes), nerdctl, LXC, libvirt-LXC and
 * BPM, each with the cgroupfs and the systemd driver, on both versions of control groups.
 */
final class ContainerMatcher {
  private static final int ID_LENGTH = 64;
  private static final int SHORT_ID_LENGTH = 12;

  /** What stands before and after an id of 64 hexadecimal digits. */
  private record Layout(byte[] prefix, byte[] suffix) {
    static Layout of(String prefix, String suffix) {
      return new Layout(Bytes.of(prefix), Bytes.of(suffix));
    }
  }

  private static final Layout[] LAYOUTS = {
    Layout.of("/libpod-", ".scope"),
    Layout.of("/libpod-", ".scope/container"),
    Layout.of("/libpod-", ""),
    Layout.of("/libpod-payload-", ".scope"),
    Layout.of("/libpod-payload-", ".scope/container"),
    Layout.of("/libpod-payload-", ""),
    Layout.of("/", ""),
    Layout.of("/docker-", ".scope"),
    Layout.of("/crio-", ""),
    Layout.of("/cri-containerd-", ".scope"),
    Layout.of("/crio-", ".scope"),
    Layout.of(":cri-containerd:", ""),
    Layout.of("/nerdctl-", ".scope"),
  };

  private static final byte[][] LXC_PREFIXES = {
    Bytes.of("/lxc/"), Bytes.of("/lxc.payload/"), Bytes.of("/lxc.payload."),
  };

  private static final byte[] SLICE = Bytes.of(".slice");
  private static final byte[] SCOPE = Bytes.of(".scope");
  private static final byte[] SERVICE = Bytes.of(".service");
  private static final byte[] MONITOR = Bytes.of("/libpod_parent/conmon");
  private static final byte[] LIBVIRT = Bytes.of(".libvirt-lxc");
  private static final byte[] LIBVIRT_SYSTEMD = Bytes.of("-lxc\\x2d");
  private static final byte[] LIBVIRT_SCOPE = Bytes.of(".scope/libvirt");
  private static final byte[] LIBVIRT_OLD = Bytes.of("/libvirt/lxc/");
  private static final byte[] BPM = Bytes.of("bpm-");

  private ContainerMatcher() {}

  /** The container of a path, or null when the path tells none. */
  static @Nullable ContainerMatch match(byte[] path) {
    for (Layout layout : LAYOUTS) {
      byte[] id = runcId(path, layout);
      if (id != null) {
        return new ContainerMatch(id, ContainerType.UNKNOWN);
      }
    }
    byte[] libvirt = libvirtId(path);
    if (libvirt != null && libvirt.length > 0) {
      return new ContainerMatch(libvirt, ContainerType.LIBVIRT_LXC);
    }
    byte[] lxc = lxcId(path);
    if (lxc != null) {
      return new ContainerMatch(lxc, ContainerType.LXC);
    }
    byte[] bpm = bpmId(path);
    if (bpm != null) {
      return new ContainerMatch(bpm, ContainerType.BPM);
    }
    byte[] free = containerdId(path);
    return free == null ? null : new ContainerMatch(free, ContainerType.UNKNOWN);
  }

  private static byte @Nullable [] runcId(byte[] path, Layout layout) {
    int at = Bytes.lastIndexOf(path, layout.prefix());
    if (at < 0) {
      return null;
    }
    int start = at + layout.prefix().length;
    int end = path.length;
    if (layout.suffix().length > 0) {
      end = Bytes.lastIndexOf(path, layout.suffix());
    }
    if (end - start != ID_LENGTH || !isHex(path, start, end)) {
      return null;
    }
    return Arrays.copyOfRange(path, start, start + SHORT_ID_LENGTH);
  }

  /**
   * Containers made by {@code ctr} lie at {@code /NAMESPACE/NAME}, both freely chosen. What others
   * make looks alike, so neither anything with a systemd unit's ending is one, nor a pod, a session
   * or anything else that lies deeper, nor podman's monitor.
   */
  private static byte @Nullable [] containerdId(byte[] path) {
    int close = namespaceEnd(path);
    if (close < 0
        || Bytes.endsWith(path, SERVICE)
        || Bytes.endsWith(path, SLICE)
        || Bytes.endsWith(path, SCOPE)) {
      return null;
    }
    int nameLength = path.length - close - 1;
    if (nameLength <= 0 || nameLength > ID_LENGTH || Bytes.endsWith(path, MONITOR)) {
      return null;
    }
    for (int i = close + 1; i < path.length; i++) {
      if (path[i] == '/') {
        return null;
      }
    }
    int length = Math.min(nameLength, SHORT_ID_LENGTH);
    return Arrays.copyOfRange(path, close + 1, close + 1 + length);
  }

  /**
   * Finds the first part between two slashes that is a namespace's name: words of letters and
   * digits, each two joined by one of {@code . _ -}.
   *
   * @return position of the slash after its last occurrence; -1 when there is none
   */
  private static int namespaceEnd(byte[] path) {
    for (int open = 0; open < path.length; open++) {
      if (path[open] != '/') {
        continue;
      }
      int close = open + 1;
      boolean afterWord = false;
      boolean sound = true;
      while (close < path.length && path[close] != '/') {
        boolean word = isWord(path[close]);
        boolean joint = path[close] == '.' || path[close] == '_' || path[close] == '-';
        sound &= word || (joint && afterWord);
        afterWord = word;
        close++;
      }
      if (close < path.length && close > open + 1 && sound && afterWord) {
        byte[] namespace = Arrays.copyOfRange(path, open, close + 1);
        return Bytes.lastIndexOf(path, namespace) + namespace.length - 1;
      }
    }
    return -1;
  }

  private static byte @Nullable [] lxcId(byte[] path) {
    for (byte[] prefix : LXC_PREFIXES) {
      int at = Bytes.indexOf(path, prefix, 0);
      if (at >= 0) {
        int start = at + prefix.length;
        int end = start;
        while (end < path.length && path[end] != '/') {
          end++;
        }
        return end == start ? null : Arrays.copyOfRange(path, start, end);
      }
    }
    return null;
  }

  private static byte @Nullable [] libvirtId(byte[] path) {
    if (Bytes.endsWith(path, LIBVIRT)) {
      int slash = Bytes.lastIndexOf(path, new byte[] {'/'});
      if (slash >= 0) {
        return Arrays.copyOfRange(path, slash + 1, path.length - LIBVIRT.length);
      }
    }
    int at = Bytes.indexOf(path, LIBVIRT_SYSTEMD, 0);
    if (at >= 0) {
      byte[] end = Bytes.indexOf(path, LIBVIRT_SCOPE, 0) >= 0 ? LIBVIRT_SCOPE : SCOPE;
      int start = at + LIBVIRT_SYSTEMD.length;
      if (Bytes.endsWith(path, end) && path.length - end.length > start) {
        return Arrays.copyOfRange(path, start, path.length - end.length);
      }
    }
    at = Bytes.indexOf(path, LIBVIRT_OLD, 0);
    return at < 0 ? null : Arrays.copyOfRange(path, at + LIBVIRT_OLD.length, path.length);
  }

  private static byte @Nullable [] bpmId(byte[] path) {
    int at = Bytes.indexOf(path, BPM, 0);
    if (at < 0) {
      return null;
    }
    int start = at + BPM.length;
    int end = Bytes.indexOf(path, SCOPE, start);
    if (end < 0) {
      end = path.length;
    }
    for (int i = start; i < end; i++) {
      if (!isWord(path[i]) && path[i] != '.' && path[i] != '_' && path[i] != '-') {
        return null;
      }
    }
    return end == start ? null : Arrays.copyOfRange(path, start, end);
  }

  private static boolean isWord(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  private static boolean isHex(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = text[i];
      if (!((b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F'))) {
        return false;
      }
    }
    return true;
  }
}
