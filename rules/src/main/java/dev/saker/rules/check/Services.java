package dev.saker.rules.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Ports by name of service, as the file {@code /etc/services} has them. Immutable. */
public final class Services {
  private static final Path FILE = Path.of("/etc/services");

  /** Services that are known where there is no file. */
  private static final List<String> FALLBACK =
      List.of(
          "tcpmux 1/tcp",
          "echo 7/tcp",
          "discard 9/tcp",
          "daytime 13/tcp",
          "ftp-data 20/tcp",
          "ftp 21/tcp",
          "ssh 22/tcp",
          "telnet 23/tcp",
          "smtp 25/tcp mail",
          "time 37/tcp",
          "domain 53/tcp",
          "bootps 67/udp",
          "bootpc 68/udp",
          "tftp 69/udp",
          "http 80/tcp www",
          "kerberos 88/tcp",
          "pop3 110/tcp",
          "sunrpc 111/tcp portmapper",
          "ntp 123/udp",
          "imap2 143/tcp imap",
          "snmp 161/udp",
          "bgp 179/tcp",
          "ldap 389/tcp",
          "https 443/tcp",
          "microsoft-ds 445/tcp",
          "syslog 514/udp",
          "ldaps 636/tcp",
          "domain-s 853/tcp",
          "imaps 993/tcp",
          "pop3s 995/tcp",
          "nfs 2049/tcp",
          "mysql 3306/tcp",
          "ms-wbt-server 3389/tcp",
          "postgresql 5432/tcp",
          "redis 6379/tcp",
          "http-alt 8080/tcp");

  private final Map<String, Integer> ports = new HashMap<>();

  private Services(List<String> lines) {
    for (String line : lines) {
      String[] words = line.replaceFirst("#.*", "").trim().split("\\s+", -1);
      if (words.length >= 2 && words[1].matches("[0-9]{1,5}/.*")) {
        int port = Integer.parseInt(words[1].substring(0, words[1].indexOf('/')));
        for (int i = 0; i < words.length; i++) {
          if (i != 1) {
            ports.putIfAbsent(words[i], port);
          }
        }
      }
    }
  }

  /** The services of this machine, or well-known ones if it has no list. */
  public static Services ofMachine() {
    try {
      return new Services(Files.readAllLines(FILE, StandardCharsets.ISO_8859_1));
    } catch (IOException noFile) {
      return new Services(FALLBACK);
    }
  }

  /** The services in lines of the file's form. */
  public static Services of(List<String> lines) {
    return new Services(lines);
  }

  public OptionalInt port(String name) {
    Integer port = ports.get(name);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
