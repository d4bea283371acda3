package dev.saker.kernel;

import dev.saker.kernel.spec.ObjectSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The compiled objects that tests use; their sources lie beside them. */
public final class Objects {
  private Objects() {}

  public static ObjectSpec read(String name) {
    return ObjectSpec.read(name, bytes(name));
  }

  public static byte[] bytes(String name) {
    try (InputStream in = Objects.class.getResourceAsStream("/objects/" + name)) {
      if (in == null) {
        throw new IllegalStateException("test object missing: name=" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
