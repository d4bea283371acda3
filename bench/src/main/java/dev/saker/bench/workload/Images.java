package dev.saker.bench.workload;

/** The programs that short-lived tasks run. */
final class Images {
  static final Image[] BUILD = {
    Image.of(
        "/usr/bin/gcc",
        "/srv/build/project/",
        "-O2",
        "-g",
        "-Wall",
        "-Iinclude",
        "-c",
        "src/core/util_7.c",
        "-o",
        "out/core/util_7.o"),
    Image.of(
        "/usr/lib/gcc/x86_64-linux-gnu/12/cc1",
        "/srv/build/project/",
        "-quiet",
        "-I",
        "include",
        "-imultiarch",
        "x86_64-linux-gnu",
        "src/net/parse_21.c",
        "-quiet",
        "-dumpdir",
        "out/net/",
        "-dumpbase",
        "parse_21.c",
        "-dumpbase-ext",
        ".c",
        "-mtune=generic",
        "-march=x86-64",
        "-g",
        "-O2",
        "-Wall",
        "-o",
        "/tmp/ccQ2hYk1.s"),
    Image.of(
        "/usr/bin/as",
        "/srv/build/project/",
        "-I",
        "include",
        "--64",
        "-o",
        "out/net/parse_21.o",
        "/tmp/ccQ2hYk1.s"),
    Image.of(
        "/usr/bin/ld",
        "/srv/build/project/",
        "-plugin",
        "liblto_plugin.so",
        "--build-id",
        "--eh-frame-hdr",
        "-m",
        "elf_x86_64",
        "-o",
        "out/server",
        "out/core/util_7.o",
        "out/net/parse_21.o",
        "-lc"),
    Image.of("/bin/sh", "/srv/build/project/", "-c", "test -d out/store || mkdir -p out/store"),
    Image.of("/usr/bin/mkdir", "/srv/build/project/", "-p", "out/store"),
    Image.of("/usr/bin/sed", "/srv/build/project/", "-e", "s/@VERSION@/1.4.2/", "src/version.h.in"),
    Image.of("/usr/bin/grep", "/srv/build/project/", "-q", "main", "src/core/main.c"),
    Image.of("/usr/bin/python3.11", "/srv/build/project/", "tools/generate.py", "--out", "gen/"),
    Image.of("/usr/bin/git", "/srv/build/project/", "rev-parse", "--short", "HEAD"),
  };

  static final Image[] CRON = {
    Image.of("/bin/sh", "/srv/app/", "-c", "/srv/app/bin/report --daily > /dev/null 2>&1"),
    Image.of("/usr/bin/python3.11", "/srv/app/", "/srv/app/bin/collect.py", "--once"),
    Image.of("/usr/bin/find", "/var/cache/", "/var/cache/app", "-mtime", "+7"),
    Image.of("/usr/bin/date", "/", "+%s"),
  };

  static final Image[] SHELL = {
    Image.of("/usr/bin/ls", "/home/alice/", "-l", "/srv"),
    Image.of("/usr/bin/less", "/home/alice/", "/srv/app/README"),
    Image.of("/usr/bin/ps", "/home/alice/", "aux"),
    Image.of("/usr/bin/tail", "/home/alice/", "-n", "100", "/srv/app/app.log"),
  };

  static final Image[] PROBES = {
    Image.of("/usr/bin/pg_isready", "/", "-U", "postgres"),
    Image.of("/bin/cat", "/", "/tmp/healthy"),
    Image.of("/usr/bin/wget", "/", "-q", "-O-", "http://localhost:8080/health"),
    Image.of("/bin/sh", "/", "-c", "test -f /tmp/ready"),
  };

  private Images() {}
}
