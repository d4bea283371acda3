package dev.saker.bench.workload;

import java.util.Locale;

/**
 * Where a task lives: on the host, or in a container.
 *
 * @param id of a container, 64 digits; empty for the host
 * @param cgroups list of the control groups
 * @param pidBase what to take off a process id to have it as seen from inside
 * @param capabilities that a task of root has
 * @param image what the container was made from
 */
record Realm(
    String id, byte[] cgroups, long pidBase, long capabilities, String image, String name) {
  private static final String[] CONTROLLERS = {
    "cpuset",
    "cpu",
    "cpuacct",
    "io",
    "memory",
    "devices",
    "freezer",
    "net_cls",
    "perf_event",
    "net_prio",
    "hugetlb",
    "pids"
  };
  private static final long ALL_CAPABILITIES = 0x1ff_ffff_ffffL;
  private static final long CONTAINER_CAPABILITIES = 0xa804_25fbL;

  /** A part of the host that systemd keeps apart, such as {@code system.slice/nginx.service}. */
  static Realm host(String unit) {
    return new Realm("", groups("/" + unit), 0, ALL_CAPABILITIES, "", "");
  }

  /** A container of docker, whose first process gets this id. */
  static Realm docker(Dice dice, long firstPid, String image, String name) {
    String id = id(dice);
    return new Realm(
        id, groups("/docker/" + id), firstPid - 1, CONTAINER_CAPABILITIES, image, name);
  }

  /** A container of a Kubernetes pod, whose first process gets this id. */
  static Realm pod(Dice dice, long firstPid, String image, String name) {
    String id = id(dice);
    String pod = id(dice).substring(0, 32);
    String path = "/kubepods/burstable/pod" + pod + "/" + id;
    return new Realm(id, groups(path), firstPid - 1, CONTAINER_CAPABILITIES, image, name);
  }

  boolean isContainer() {
    return !id.isEmpty();
  }

  /** The container as runtimes describe it, in the form that captures hold. */
  String json() {
    int colon = image.indexOf(':');
    return String.format(
        Locale.ROOT,
        "{\"container\":{\"Mounts\":[],\"cpu_period\":100000,\"cpu_quota\":0,\"cpu_shares\":1024,"
            + "\"env\":[],\"full_id\":\"%s\",\"id\":\"%s\",\"image\":\"%s\",\"imagedigest\":\"\","
            + "\"imageid\":\"%s\",\"imagerepo\":\"%s\",\"imagetag\":\"%s\",\"ip\":\"10.244.0.%d\","
            + "\"is_pod_sandbox\":false,\"labels\":null,\"memory_limit\":0,\"name\":\"%s\","
            + "\"port_mappings\":[],\"privileged\":false,\"swap_limit\":0,\"type\":0}}",
        id,
        id.substring(0, 12),
        image,
        id.substring(20),
        image.substring(0, colon),
        image.substring(colon + 1),
        pidBase % 250 + 2,
        name);
  }

  private static byte[] groups(String path) {
    String[] lines = new String[CONTROLLERS.length];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = CONTROLLERS[i] + "=" + path;
    }
    return Texts.list(lines);
  }

  private static String id(Dice dice) {
    StringBuilder id = new StringBuilder(64);
    while (id.length() < 64) {
      id.append(Character.forDigit(dice.below(16), 16));
    }
    return id.toString();
  }
}
