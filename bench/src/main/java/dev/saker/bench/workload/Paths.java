package dev.saker.bench.workload;

/** The files of the machine. */
final class Paths {
  private static final String[] NAMES = {
    "core", "util", "net", "store", "parse", "queue", "cache", "index", "shard", "codec", "event",
    "timer", "buffer", "table", "query", "route", "proxy", "token", "batch", "merge"
  };

  static final byte[] LOADER_CACHE = Texts.text("/etc/ld.so.cache");
  static final byte[] LOADER_PRELOAD = Texts.text("/etc/ld.so.preload");
  static final byte[] C_LIBRARY = Texts.text("/usr/lib/x86_64-linux-gnu/libc.so.6");
  static final byte[] PROC = Texts.text("/proc");
  static final byte[] MEMINFO = Texts.text("/proc/meminfo");
  static final byte[] RESOLVER = Texts.text("/etc/resolv.conf");
  static final byte[] HOSTS = Texts.text("/etc/hosts");
  static final byte[] LOCAL_TIME = Texts.text("/etc/localtime");
  static final byte[] SYSTEM_LOG = Texts.text("/var/log/syslog");
  static final byte[] LOG_SOCKET = Texts.text("/run/systemd/journal/dev-log");
  static final byte[] BUS_SOCKET = Texts.text("/run/dbus/system_bus_socket");

  static final byte[][] LIBRARIES = many(60, "/usr/lib/x86_64-linux-gnu/lib%s%d.so.%d", 3);
  static final byte[][] HEADERS = many(400, "/usr/include/%s/%s_%d.h", 0);
  static final byte[][] SOURCES = many(300, "/srv/build/project/src/%s/%s_%d.c", 0);
  static final byte[][] OBJECTS = many(300, "/srv/build/project/out/%s/%s_%d.o", 0);
  static final byte[][] TEMPORARY = many(80, "/tmp/cc%s%s%d.s", 0);
  static final byte[][] STATIC_PAGES = many(250, "/usr/share/nginx/html/assets/%s/%s-%d.js", 0);
  static final byte[][] MODULES = many(200, "/usr/lib/python3/dist-packages/%s/%s%d.py", 0);
  static final byte[][] CONFIGURATION = many(60, "/etc/%s/%s-%d.conf", 0);
  static final byte[][] TABLE_FILES = many(120, "/var/lib/postgresql/15/main/base/16384/%s%s%d", 0);
  static final byte[][] GROUP_FILES =
      many(100, "/sys/fs/cgroup/memory/system.slice/%s-%s-%d.service/memory.stat", 0);
  static final byte[][] PROCESS_FILES = processFiles();

  private Paths() {}

  private static byte[][] many(int count, String form, int versions) {
    byte[][] paths = new byte[count][];
    for (int i = 0; i < count; i++) {
      String first = NAMES[i % NAMES.length];
      String second = NAMES[(i * 7 + i / NAMES.length) % NAMES.length];
      paths[i] =
          Texts.text(
              versions > 0
                  ? String.format(java.util.Locale.ROOT, form, first, i, 1 + i % versions)
                  : String.format(java.util.Locale.ROOT, form, first, second, i));
    }
    return paths;
  }

  private static byte[][] processFiles() {
    String[] names = {"stat", "status", "cmdline", "io", "cgroup"};
    byte[][] paths = new byte[600][];
    for (int i = 0; i < paths.length; i++) {
      paths[i] =
          Texts.text("/proc/" + (400 + i / names.length * 3) + "/" + names[i % names.length]);
    }
    return paths;
  }
}
