package dev.saker.app.listing;

import dev.saker.alerts.json.JsonWriter;
import dev.saker.app.FailedException;
import dev.saker.app.Version;
import dev.saker.app.config.Config;
import dev.saker.app.config.ConfigNode;
import dev.saker.app.run.RuleFiles;
import dev.saker.rules.RuleFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Everything that somebody needs to know who is to help. */
public final class SupportReport {
  /** Key of the page size in the vector that the kernel hands to each program. */
  private static final long AT_PAGESZ = 6;

  private static final long USUAL_PAGE_BYTES = 4096;

  private SupportReport() {}

  /** Versions, system, configuration and rules as one line of JSON. */
  public static String json(Config config, List<Path> rulesFiles) throws FailedException {
    StringBuilder out = new StringBuilder();
    JsonWriter json = JsonWriter.compact(out).startObject();
    json.name("cmdline").value(ProcessHandle.current().info().commandLine().orElse(""));
    json.name("config");
    write(json, config.tree());
    json.name("engine_info");
    Version.write(json);
    json.name("rules_files").startArray();
    for (RuleFile file : RuleFiles.read(rulesFiles)) {
      json.startObject().name("name").value(file.name());
      json.name("variants").startArray().startObject();
      json.name("content").value(file.text()).endObject().endArray().endObject();
    }
    json.endArray();
    json.name("system_info").startObject();
    json.name("java").value(System.getProperty("java.vm.version"));
    json.name("machine").value(System.getProperty("os.arch"));
    json.name("nodename").value(kernel("hostname"));
    json.name("release").value(System.getProperty("os.version"));
    json.name("sysname").value(System.getProperty("os.name"));
    json.name("version").value(kernel("version")).endObject();
    json.name("version").value(Version.program());
    json.endObject();
    return out.toString();
  }

  /** Size of a page of memory on this machine. */
  public static long pageSizeBytes() {
    try {
      ByteBuffer vector =
          ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv")))
              .order(ByteOrder.nativeOrder());
      while (vector.remaining() >= 2 * Long.BYTES) {
        long key = vector.getLong();
        long value = vector.getLong();
        if (key == AT_PAGESZ) {
          return value;
        }
      }
    } catch (IOException e) {
      // Not Linux, or no /proc here.
      return USUAL_PAGE_BYTES;
    }
    return USUAL_PAGE_BYTES;
  }

  /** What the kernel says about itself; empty where there is no such file. */
  private static String kernel(String what) {
    try {
      return Files.readString(Path.of("/proc/sys/kernel", what)).strip();
    } catch (IOException e) {
      // Not Linux, or no /proc here: the report is of use without it.
      return "";
    }
  }

  private static void write(JsonWriter json, ConfigNode node) {
    switch (node) {
      case ConfigNode.Nothing nothing -> json.value((String) null);
      case ConfigNode.Scalar scalar -> json.value(scalar.text());
      case ConfigNode.Sequence sequence -> {
        json.startArray();
        sequence.items().forEach(item -> write(json, item));
        json.endArray();
      }
      case ConfigNode.Mapping mapping -> {
        json.startObject();
        mapping
            .members()
            .forEach((key, member) -> {
              json.name(key);
              write(json, member.value());
            });
        json.endObject();
      }
    }
  }
}
