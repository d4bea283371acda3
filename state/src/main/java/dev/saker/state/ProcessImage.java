package dev.saker.state;

import org.jspecify.annotations.Nullable;

/**
 * What a program's start fixes: names, arguments, executable. Immutable and shared by all threads
 * and children that have the same; texts put together from others are made once, on first use.
 *
 * @see ThreadEntry#image
 */
public final class ProcessImage {
  /** An image of which nothing is known. */
  public static final ProcessImage UNKNOWN =
      new ProcessImage(
          Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, TextList.EMPTY, ExecutableFile.UNKNOWN);

  /** What a placeholder for an unknown process shows. */
  public static final ProcessImage PLACEHOLDER =
      new ProcessImage(
          Bytes.NOT_AVAILABLE,
          Bytes.NOT_AVAILABLE,
          Bytes.EMPTY,
          TextList.EMPTY,
          ExecutableFile.UNKNOWN);

  private final byte[] comm;
  private final byte[] exe;
  private final byte[] exepath;
  private final TextList args;
  private final ExecutableFile file;
  private byte @Nullable [] cmdline;
  private byte @Nullable [] exeline;

  public ProcessImage(byte[] comm, byte[] exe, byte[] exepath, TextList args, ExecutableFile file) {
    this.comm = comm;
    this.exe = exe;
    this.exepath = exepath;
    this.args = args;
    this.file = file;
  }

  /** The kernel's short name. */
  public byte[] comm() {
    return comm;
  }

  /** First argument of the start ({@code argv[0]}). */
  public byte[] exe() {
    return exe;
  }

  /** Absolute path of the executable; empty when not known. */
  public byte[] exepath() {
    return exepath;
  }

  /** Arguments after the first. */
  public TextList args() {
    return args;
  }

  public ExecutableFile file() {
    return file;
  }

  /** Short name and arguments, blank separated. */
  public byte[] cmdline() {
    byte[] text = cmdline;
    if (text == null) {
      text = args.count() == 0 ? comm : line(comm, args);
      cmdline = text;
    }
    return text;
  }

  /** First argument, a blank, and the others, blank separated. */
  public byte[] exeline() {
    byte[] text = exeline;
    if (text == null) {
      text = line(exe, args);
      exeline = text;
    }
    return text;
  }

  private static byte[] line(byte[] head, TextList args) {
    byte[] tail = args.joined();
    byte[] text = new byte[head.length + 1 + tail.length];
    System.arraycopy(head, 0, text, 0, head.length);
    text[head.length] = ' ';
    System.arraycopy(tail, 0, text, head.length + 1, tail.length);
    return text;
  }
}
