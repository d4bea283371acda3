package dev.saker.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations that name everything. */
class FullConfigTest {
  @TempDir Path folder;

  @Test
  void everyKeyAtItsDefaultLoadsWithoutAWord() throws IOException {
    Map<String, Object> tree = new TreeMap<>();
    for (ConfigKey key : ConfigKeys.all()) {
      if (key.support() != ConfigKey.Support.REMOVED && !key.standard().isEmpty()) {
        put(tree, key.path(), key.type().isList() ? "[" + key.standard() + "]" : key.standard());
      }
    }
    StringBuilder text = new StringBuilder();
    print(tree, "", text);
    ConfigResult result = load(text.toString());
    assertEquals(List.of(), result.problems());
    assertNotNull(result.config());
    assertEquals(List.of(), result.config().withoutEffect());
    ConfigResult nothing = new ConfigLoader(name -> null).load(null, List.of());
    assertNotNull(nothing.config());
    assertEquals(nothing.config().engine(), result.config().engine());
    assertEquals(nothing.config().service(), result.config().service());
    assertEquals(nothing.config().recording(), result.config().recording());
    assertEquals(nothing.config().form(), result.config().form());
  }

  /** As charts write it: much is off, and some of it Falco has dropped meanwhile. */
  @Test
  void configurationOfAChartLoadsWithWarningsThatNameWhatIsGone() throws IOException {
    ConfigResult result =
        load(
            """
            config_files: [/no/such/config.d]
            rules_files: [/no/such/falco_rules.yaml, /no/such/rules.d]
            engine:
              kind: modern_ebpf
              kmod: {buf_size_preset: 4, drop_failed_exit: false}
              modern_ebpf: {buf_size_preset: 4, drop_failed_exit: false, cpus_for_each_buffer: 2}
              ebpf: {buf_size_preset: 4, drop_failed_exit: false, probe: "${HOME}/.falco/falco-bpf.o"}
              gvisor: {config: /gvisor-config/pod-init.json, root: ""}
              replay: {capture_file: ""}
            load_plugins: [container]
            plugins:
              - {name: k8saudit, library_path: libk8saudit.so, init_config: "", open_params: "http://:9765/k8s-audit"}
              - {name: cloudtrail, library_path: libcloudtrail.so}
              - name: container
                library_path: libcontainer.so
                init_config:
                  label_max_len: 100
                  engines: {cri: {enabled: true, sockets: [/run/containerd/containerd.sock]}}
            priority: debug
            outputs_queue: {capacity: 0}
            syslog_output: {enabled: true}
            file_output: {enabled: false, keep_alive: false, filename: ./events.txt}
            http_output: {enabled: false, url: "", ca_path: /etc/falco/certs/, keep_alive: false}
            program_output: {enabled: false, program: "jq '{text: .output}' | cat"}
            grpc: {enabled: false, bind_address: "unix:///run/falco/falco.sock", threadiness: 0}
            grpc_output: {enabled: false}
            webserver: {enabled: true, listen_port: 8765, ssl_certificate: /etc/falco/falco.pem}
            syscall_event_drops: {threshold: .1, actions: [log, alert], rate: .03333, max_burst: 1}
            metrics: {enabled: false, interval: 1h, output_rule: true}
            base_syscalls: {custom_set: [], repair: false}
            falco_libs: {thread_table_size: 262144, snaplen: 80}
            """);
    assertEquals(
        List.of("engine.ebpf", "engine.gvisor", "grpc", "grpc_output").stream()
            .map(key -> "key without meaning since Falco 0.44: key=" + key)
            .toList(),
        result.problems().stream().map(ConfigProblem::message).toList());
    assertNotNull(result.config());
    assertEquals(List.of(), result.config().withoutEffect());
  }

  private ConfigResult load(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("falco.yaml"), text);
    return new ConfigLoader(name -> null).load(file, List.of());
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> tree, String path, String value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      tree.put(path, value);
    } else {
      Object below = tree.computeIfAbsent(path.substring(0, dot), name -> new TreeMap<>());
      put((Map<String, Object>) below, path.substring(dot + 1), value);
    }
  }

  private static void print(Map<?, ?> tree, String indent, StringBuilder text) {
    tree.forEach((name, value) -> {
      text.append(indent).append(name).append(':');
      if (value instanceof Map<?, ?> below) {
        text.append('\n');
        print(below, indent + "  ", text);
      } else {
        text.append(' ').append(value).append('\n');
      }
    });
  }
}
