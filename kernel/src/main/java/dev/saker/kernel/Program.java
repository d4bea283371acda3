package dev.saker.kernel;

import dev.saker.kernel.error.Errno;
import dev.saker.kernel.error.FormatException;
import dev.saker.kernel.error.SystemCallException;
import dev.saker.kernel.spec.AttachPoint;
import dev.saker.kernel.spec.ProgramSpec;
import dev.saker.kernel.sys.Fd;

/** A loaded program. Any thread may attach it. Its object closes it; links keep it alive. */
public final class Program implements AutoCloseable {
  private final ProgramSpec spec;
  private final Fd fd;

  Program(ProgramSpec spec, Fd fd) {
    this.spec = spec;
    this.fd = fd;
  }

  public String name() {
    return spec.name();
  }

  public ProgramSpec spec() {
    return spec;
  }

  /** The descriptor; it stays the program's. */
  public Fd fd() {
    return fd;
  }

  /**
   * Attaches the program to what its section names. It runs from then on, until the link is closed.
   *
   * @throws FormatException when it is an iterator, which is opened instead
   * @throws dev.saker.kernel.error.FeatureException when the kernel cannot
   * @throws SystemCallException when the kernel refuses it
   */
  public Link attach() {
    try {
      return switch (spec.attach()) {
        case AttachPoint.RawTracepoint point -> open(point.name());
        case AttachPoint.BtfTracepoint ignored -> open("");
        case AttachPoint.FunctionEntry ignored -> open("");
        case AttachPoint.FunctionExit ignored -> open("");
        case AttachPoint.SecurityHook ignored -> open("");
        case AttachPoint.Tracepoint point -> new Link(PerfTracepoint.attach(point, fd));
        case AttachPoint.Iterator ignored ->
            throw new FormatException("an iterator is opened, not attached: " + facts());
      };
    } catch (SystemCallException e) {
      if (e.is(Errno.ENOTSUPP) || e.is(Errno.EOPNOTSUPP)) {
        throw Feature.of(spec.attach()).missing(facts(), e);
      }
      throw Permission.explained(e);
    }
  }

  private Link open(String tracepoint) {
    try (Attributes attributes = new Attributes()) {
      if (!tracepoint.isEmpty()) {
        attributes.putPointer(0, attributes.text(tracepoint));
      }
      return new Link(
          attributes
              .putInt(8, fd.number())
              .open(BpfCommand.RAW_TRACEPOINT_OPEN, "link of " + facts()));
    }
  }

  /**
   * Begins a pass of an iterator.
   *
   * @throws FormatException when it is no iterator
   * @throws SystemCallException when the kernel refuses it
   */
  public BpfIterator openIterator() {
    if (!(spec.attach() instanceof AttachPoint.Iterator)) {
      throw new FormatException("is no iterator: " + facts());
    }
    Fd link;
    try (Attributes attributes = new Attributes()) {
      link =
          attributes
              .putInt(0, fd.number())
              .putInt(8, ProgramKind.ATTACH_ITERATOR)
              .open(BpfCommand.LINK_CREATE, "link of " + facts());
    }
    try (Attributes attributes = new Attributes()) {
      Fd pass =
          attributes.putInt(0, link.number()).open(BpfCommand.ITER_CREATE, "pass of " + facts());
      return new BpfIterator(link, pass);
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  private String facts() {
    return "program=" + spec.name() + " section=" + spec.section();
  }

  @Override
  public void close() {
    fd.close();
  }
}
