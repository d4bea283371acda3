package dev.saker.bench.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntrusionTest {
  @TempDir Path folder;

  @Test
  void committedCaptureIsWhatTheStoryWrites() throws IOException {
    Path written = folder.resolve("intrusion.scap");
    Intrusion.write(written);
    Path committed = Path.of(System.getProperty("saker.root"), "examples", "intrusion.scap");
    assertArrayEquals(
        Files.readAllBytes(written),
        Files.readAllBytes(committed),
        "examples/intrusion.scap differs; './dev regen' writes it anew");
  }
}
