package dev.saker.scap;

import dev.saker.events.EventHeader;
import dev.saker.events.EventSource;
import dev.saker.events.EventView;
import dev.saker.events.SnapshotHandler;
import dev.saker.events.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a capture file, plain or gzip, of any version of the format, from start to end. The file is
 * streamed: memory does not depend on its size. Events of older producers are delivered in today's
 * form; blocks and event codes of newer producers are skipped and counted ({@link #counts}).
 *
 * <p>A file may hold several recordings one after the other; {@link SnapshotHandler#onStart} tells
 * that the next one begins, the first one included. What a recording says about the system goes to
 * the handler from within {@link #next}, before the recording's first event.
 *
 * <p>Events have the numbers that the reference detector gives them: the enter events that a
 * conversion takes up have none. These events are marked {@link EventView#STATE_ONLY}: those marked
 * so in the file; users, groups, containers and asynchronous events at the very start of a
 * recording, which complete the snapshot; and the few enter events that today's producers send,
 * which only help to understand the exit.
 *
 * <p>An event's bytes lie in the reader's own buffer and stay valid until the next call of {@link
 * #next}. One thread drives a reader; whoever opened it closes it.
 */
public final class CaptureReader implements EventSource {
  private final Path file;
  private final boolean gzip;
  private final long sizeBytes;
  private final CaptureInput input;
  private final SnapshotHandler handler;
  private final BlockCursor cursor;
  private final EventBlock eventBlock = new EventBlock();
  private final Converter converter = new Converter();
  private final EventNumbers numbers = new EventNumbers();

  /**
   * Whether the recording's events have begun, so that another snapshot means another recording.
   */
  private boolean inEvents;

  private boolean started;
  private long blockOffset;
  private long skippedBlocks;
  private long skippedEvents;
  private @Nullable SourceException failure;

  private CaptureReader(Path file, CaptureFile.Opened opened, SnapshotHandler handler) {
    this.file = file;
    this.gzip = opened.gzip();
    this.sizeBytes = opened.sizeBytes();
    this.input = new CaptureInput(opened.source());
    this.cursor = new BlockCursor(input);
    this.handler = handler;
  }

  /**
   * Opens a capture and checks that it is one. Nothing goes to the handler yet.
   *
   * @param file a file, or a pipe
   * @throws SourceException when there is no such file, or it is not a capture, with the reason
   */
  public static CaptureReader open(Path file, SnapshotHandler handler) throws SourceException {
    return open(file, CaptureFile.open(file), handler);
  }

  /** Reads what was opened elsewhere; the file only gives its name. */
  static CaptureReader open(Path file, CaptureFile.Opened opened, SnapshotHandler handler)
      throws SourceException {
    CaptureReader reader = new CaptureReader(file, opened, handler);
    try {
      reader.checkStart();
    } catch (SourceException e) {
      try {
        reader.close();
      } catch (SourceException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
    return reader;
  }

  @Override
  public String name() {
    return "syscall";
  }

  @Override
  public boolean next(EventView view) throws SourceException {
    if (failure != null) {
      throw failure;
    }
    try {
      return advance(view);
    } catch (DamageException e) {
      failure = new SourceException("capture damaged: " + place() + ": " + e.what(), e);
    } catch (IOException e) {
      failure = new SourceException("capture not readable: " + place() + " cause=" + e, e);
    }
    throw failure;
  }

  private boolean advance(EventView view) throws IOException {
    while (true) {
      blockOffset = input.offset();
      if (!input.ensure(BlockType.HEADER_BYTES)) {
        if (input.available() == 0) {
          return false;
        }
        throw new DamageException("capture ends within a block");
      }
      int type = EventHeader.getInt(input.bytes(), input.position());
      long length = EventHeader.getInt(input.bytes(), input.position() + 4) & 0xffff_ffffL;
      if (BlockType.isEvent(type)) {
        if (readEvent(type, length, view)) {
          return true;
        }
      } else {
        readOther(type, length);
      }
    }
  }

  private boolean readEvent(int type, long length, EventView view) throws IOException {
    int max =
        BlockType.isLargeEvent(type)
            ? BlockType.MAX_LARGE_EVENT_BLOCK_BYTES
            : BlockType.MAX_SMALL_EVENT_BLOCK_BYTES;
    if (length - BlockType.HEADER_BYTES > max) {
      throw new DamageException("event block too long: length=" + length + " limit=" + max);
    }
    if (length < BlockType.FRAME_BYTES) {
      throw new DamageException("block shorter than its frame: length=" + length);
    }
    int size = (int) length;
    if (!input.ensure(size)) {
      throw new DamageException("capture ends within a block");
    }
    int at = input.position();
    checkTrailer(length, EventHeader.getInt(input.bytes(), at + size - BlockType.TRAILER_BYTES));
    eventBlock.read(input.bytes(), at, size, type, view);
    input.advance(size);
    inEvents = true;
    if (!eventBlock.isKnown()) {
      skippedEvents++;
      return false;
    }
    if (!converter.convert(view)) {
      numbers.onAbsorbed();
      return false;
    }
    numbers.place(view, eventBlock.cpu(), eventBlock.flags());
    return true;
  }

  private void readOther(int type, long length) throws IOException {
    if (length < BlockType.FRAME_BYTES) {
      throw new DamageException("block shorter than its frame: length=" + length);
    }
    boolean section = type == BlockType.SECTION;
    if (section || (inEvents && BlockType.isSnapshot(type))) {
      startRecording();
    }
    input.advance(BlockType.HEADER_BYTES);
    cursor.begin(length - BlockType.FRAME_BYTES);
    if (section) {
      SectionBlock.read(cursor);
    } else if (!SnapshotBlocks.read(type, cursor, handler)) {
      skippedBlocks++;
    }
    cursor.beginEntry();
    cursor.endEntry();
    if (!input.ensure(BlockType.TRAILER_BYTES)) {
      throw new DamageException("capture ends within a block");
    }
    checkTrailer(length, EventHeader.getInt(input.bytes(), input.position()));
    input.advance(BlockType.TRAILER_BYTES);
  }

  private static void checkTrailer(long length, int trailer) throws DamageException {
    if ((int) length != trailer) {
      throw new DamageException(
          "block length differs at its end: start=" + length + " end=" + (trailer & 0xffff_ffffL));
    }
  }

  private void startRecording() {
    if (started && !inEvents) {
      return; // a second header before the first event belongs to the same recording
    }
    started = true;
    inEvents = false;
    converter.clear();
    numbers.onRecording();
    handler.onStart();
  }

  /** The first block must be a section header; otherwise the file is something else. */
  private void checkStart() throws SourceException {
    boolean complete;
    try {
      complete = input.ensure(BlockType.HEADER_BYTES);
    } catch (DamageException e) {
      throw new SourceException("not a capture file: file=" + file + ": " + e.what(), e);
    } catch (IOException e) {
      throw new SourceException("file not readable: file=" + file + " cause=" + e, e);
    }
    if (input.available() == 0) {
      throw new SourceException("empty file: file=" + file);
    }
    if (!complete || EventHeader.getInt(input.bytes(), input.position()) != BlockType.SECTION) {
      throw new SourceException("not a capture file: file=" + file);
    }
  }

  private String place() {
    return "file=" + file + (gzip ? " decompressedOffset=" : " offset=") + blockOffset;
  }

  /**
   * How many bytes of the file were used so far, for showing progress: for a compressed file,
   * compressed bytes.
   */
  public long bytesRead() {
    return input.fileBytesRead();
  }

  /** Size of the file in bytes; -1 for what has none, such as a pipe. */
  public long sizeBytes() {
    return sizeBytes;
  }

  /** What was not delivered so far. */
  public CaptureCounts counts() {
    return new CaptureCounts(
        skippedBlocks,
        skippedEvents,
        converter.absorbed(),
        converter.unconverted(),
        converter.evicted());
  }

  @Override
  public void close() throws SourceException {
    try {
      input.close();
    } catch (IOException e) {
      throw new SourceException("capture not closed: file=" + file + " cause=" + e, e);
    }
  }
}
