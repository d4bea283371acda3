package dev.saker.scap;

import dev.saker.events.EventView;
import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes a capture file of the newest version, which Saker, Falco and sysdig read.
 *
 * <p>It takes what it says about the system as a {@link SnapshotHandler}, so a reader can be opened
 * with a writer as its handler. Other readers of such files know one list of interfaces and one of
 * users per recording, and know a descriptor only after its process. So give machine, interfaces,
 * users and groups, processes with their descriptors, in this order, before the first event.
 *
 * <p>The capture grows in {@code FILE.part} beside its place and is moved there by {@link #close},
 * so that nobody takes a half for the whole; after a failure the part stays as it is. Text longer
 * than what other readers accept is cut. One thread.
 */
public final class CaptureWriter implements SnapshotHandler, AutoCloseable {
  /** A process or descriptor list is written when it has reached this size, and another begun. */
  private static final int LIST_BYTES = 1 << 20;

  private final CaptureOutput output;
  private final BlockBuffer pending = new BlockBuffer();
  private int pendingType;
  private long pendingTid;
  private boolean started;
  private @Nullable IOException failure;
  private boolean failureTold;

  private CaptureWriter(CaptureOutput output) {
    this.output = output;
  }

  /**
   * Begins a capture file. An existing file is replaced when the capture is complete.
   *
   * @throws IOException when the file can not be created; the message names it
   */
  public static CaptureWriter create(Path file, Compression compression) throws IOException {
    return new CaptureWriter(CaptureOutput.create(file, compression));
  }

  /**
   * Begins a recording. The first one begins by itself when this is not called. As with all methods
   * for the snapshot, a failure to write is thrown by the next {@link #write} or {@link #close}.
   */
  @Override
  public void onStart() {
    flushPending();
    started = true;
    SectionBlock.write(pending);
    pendingType = BlockType.SECTION;
    flushPending();
  }

  @Override
  public void onMachine(Snapshot.Machine machine) {
    begin(BlockType.MACHINE);
    MachineBlock.write(machine, pending);
    flushPending();
  }

  @Override
  public void onInterface(Snapshot.Interface networkInterface) {
    begin(BlockType.INTERFACES_V2);
    InterfaceList.write(networkInterface, pending);
  }

  @Override
  public void onUser(Snapshot.User user) {
    begin(BlockType.USERS_V2);
    UserList.write(user, pending);
  }

  @Override
  public void onGroup(Snapshot.Group group) {
    begin(BlockType.USERS_V2);
    UserList.write(group, pending);
  }

  @Override
  public void onProcess(Snapshot.Process process) {
    begin(BlockType.PROCESSES_V9);
    ProcessList.write(process, pending);
    if (pending.length() >= LIST_BYTES) {
      flushPending();
    }
  }

  @Override
  public void onDescriptor(long tid, Snapshot.Descriptor descriptor) {
    if (pendingTid != tid) {
      flushPending();
    }
    begin(BlockType.DESCRIPTORS_V2);
    if (pending.isEmpty()) {
      pendingTid = tid;
      pending.i64(tid);
    }
    DescriptorList.write(descriptor, pending);
    if (pending.length() >= LIST_BYTES) {
      flushPending();
    }
  }

  /**
   * Writes the event under the view, with its processor and flags. The event must be of a type that
   * is in use today, as a {@link CaptureReader} delivers them: other readers would convert it.
   *
   * @throws IOException when writing fails, now or before; the message names the file
   */
  public void write(EventView event) throws IOException {
    write(event.bytes(), event.offset(), event.length(), event.cpu(), event.captureFlags());
  }

  /**
   * Writes an event from its bytes, for instance those of an {@link dev.saker.events.EventBuilder}.
   *
   * @param captureFlags {@link EventView#STATE_ONLY} or 0
   * @throws IOException when writing fails, now or before; the message names the file
   */
  public void write(byte[] bytes, int offset, int length, int cpu, int captureFlags)
      throws IOException {
    if (!started) {
      onStart();
    }
    if (!pending.isEmpty()) {
      flushPending();
    }
    if (failure == null) {
      try {
        output.event(bytes, offset, length, cpu, captureFlags);
        return;
      } catch (IOException e) {
        failure = e;
      }
    }
    failureTold = true;
    throw failure;
  }

  /** How many bytes were given to the file so far, before compression. */
  public long bytesWritten() {
    return output.bytesWritten();
  }

  /**
   * Completes the file and puts it in its place. After a failure it stays unfinished beside it.
   *
   * @throws IOException when that, or anything before that was not thrown yet, failed; the message
   *     names the file
   */
  @Override
  public void close() throws IOException {
    if (!started) {
      onStart();
    }
    flushPending();
    if (failure == null) {
      output.close();
      return;
    }
    output.abandon(failure);
    if (!failureTold) {
      failureTold = true;
      throw failure;
    }
  }

  private void begin(int type) {
    if (!started) {
      onStart();
    }
    if (pendingType != type) {
      flushPending();
      pendingType = type;
    }
  }

  private void flushPending() {
    if (!pending.isEmpty() && failure == null) {
      try {
        output.block(pendingType, pending);
      } catch (IOException e) {
        failure = e;
      }
    }
    pending.clear();
  }
}
