package dev.saker.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each key either arrives in the configuration, or is named as having no effect, or has none. */
class EveryKeyTest {
  private static final Pattern FILE = Pattern.compile("\\{file:([^}]*)}");

  @TempDir Path folder;

  /** A setting that is not the default, and what it needs beside it. */
  record Setting(String key, String option, List<String> needs) {
    @Override
    public String toString() {
      return key;
    }
  }

  static List<Setting> settings() throws IOException {
    List<Setting> settings = new ArrayList<>();
    try (InputStream in = EveryKeyTest.class.getResourceAsStream("settings.tsv")) {
      assertNotNull(in);
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          String[] row = line.split("\t", -1);
          List<String> needs = row[2].isEmpty() ? List.of() : List.of(row[2].split(";", -1));
          settings.add(new Setting(row[0], row[1], needs));
        }
      }
    }
    return settings;
  }

  private static Stream<ConfigKey> known() {
    return Stream.concat(ConfigKeys.all().stream(), ConfigKeys.entries().stream());
  }

  @Test
  void everyKeyHasACase() throws IOException {
    Set<String> expected = new HashSet<>();
    known()
        .filter(key -> key.support() != ConfigKey.Support.REMOVED)
        .forEach(key -> expected.add(key.path()));
    Set<String> tested = new HashSet<>();
    settings().forEach(setting -> tested.add(setting.key()));
    assertEquals(expected, tested);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void settingDoesWhatTheTableOfKeysSays(Setting setting) throws IOException {
    List<String> options = new ArrayList<>(setting.needs());
    Config without = load(options);
    options.add(setting.option());
    Config with = load(options);
    ConfigKey key =
        known().filter(each -> each.path().equals(setting.key())).findFirst().orElseThrow();
    switch (key.support()) {
      case NOW, REQUIRED, PART -> {
        assertEquals(without.withoutEffect(), with.withoutEffect());
        if (!setting.key().contains("plugins")) {
          assertNotEquals(parts(without), parts(with));
        }
      }
      case LIVE -> assertEquals(List.of(setting.key()), with.withoutEffect());
      case IDLE -> {
        assertEquals(parts(without), parts(with));
        assertEquals(without.withoutEffect(), with.withoutEffect());
      }
      case REMOVED -> throw new AssertionError("a case for what nobody knows");
    }
  }

  /** All that the program goes by; where it was written is no part of it. */
  private static List<Object> parts(Config config) {
    return List.of(
        config.engine(),
        config.rules(),
        config.form(),
        config.outputs(),
        config.log(),
        config.service(),
        config.recording(),
        config.baseSyscalls(),
        config.maxThreads());
  }

  private Config load(List<String> options) throws IOException {
    List<String> given = new ArrayList<>();
    for (String option : options) {
      Matcher file = FILE.matcher(option);
      given.add(
          file.find()
              ? file.replaceFirst(
                  Files.writeString(
                          folder.resolve(Integer.toHexString(file.group(1).hashCode()) + ".yaml"),
                          file.group(1))
                      .toString())
              : option);
    }
    ConfigResult result = new ConfigLoader(name -> null).load(null, given);
    assertNotNull(result.config(), () -> result.problems().toString());
    return result.config();
  }

  @ParameterizedTest
  @MethodSource("removed")
  void keyThatFalcoHasDroppedIsRefusedByName(String key) {
    ConfigResult result = new ConfigLoader(name -> null).load(null, List.of(key + "={a: b}"));
    assertEquals(
        List.of("key without meaning since Falco 0.44: key=" + key),
        result.problems().stream().map(ConfigProblem::message).toList());
  }

  static List<String> removed() {
    return known()
        .filter(key -> key.support() == ConfigKey.Support.REMOVED)
        .map(ConfigKey::path)
        .toList();
  }
}
