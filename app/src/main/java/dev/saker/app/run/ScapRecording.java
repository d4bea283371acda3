package dev.saker.app.run;

import dev.saker.engine.recording.Recording;
import dev.saker.events.Snapshot;
import dev.saker.scap.CaptureWriter;
import dev.saker.scap.Compression;
import java.io.IOException;
import java.nio.file.Path;

/** A recording in a capture file, which is compressed as Falco's are. */
final class ScapRecording implements Recording {
  private final CaptureWriter writer;

  private ScapRecording(CaptureWriter writer) {
    this.writer = writer;
  }

  static Recording create(Path file) throws IOException {
    return new ScapRecording(CaptureWriter.create(file, Compression.GZIP));
  }

  @Override
  public void onStart() {
    writer.onStart();
  }

  @Override
  public void onMachine(Snapshot.Machine machine) {
    writer.onMachine(machine);
  }

  @Override
  public void onInterface(Snapshot.Interface networkInterface) {
    writer.onInterface(networkInterface);
  }

  @Override
  public void onUser(Snapshot.User user) {
    writer.onUser(user);
  }

  @Override
  public void onGroup(Snapshot.Group group) {
    writer.onGroup(group);
  }

  @Override
  public void onProcess(Snapshot.Process process) {
    writer.onProcess(process);
  }

  @Override
  public void onDescriptor(long tid, Snapshot.Descriptor descriptor) {
    writer.onDescriptor(tid, descriptor);
  }

  @Override
  public void write(byte[] bytes, int offset, int length, int cpu, int captureFlags)
      throws IOException {
    writer.write(bytes, offset, length, cpu, captureFlags);
  }

  @Override
  public long bytesWritten() {
    return writer.bytesWritten();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
