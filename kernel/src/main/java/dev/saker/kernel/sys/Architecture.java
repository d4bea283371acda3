package dev.saker.kernel.sys;

/** The architectures that calls are known for. Both are little endian. */
public enum Architecture {
  X86_64,
  ARM64;

  /** That of this JVM. Loading this class fails on any other. */
  public static final Architecture CURRENT = of(System.getProperty("os.arch"));

  static Architecture of(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> X86_64;
      case "aarch64" -> ARM64;
      default ->
          throw new UnsupportedOperationException(
              "system calls are known for x86_64 and arm64 only: os.arch=" + name);
    };
  }
}
