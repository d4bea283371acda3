package dev.saker.scap;

import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Keeps what it is told, and as lines of text that can be compared. */
final class SnapshotRecorder implements SnapshotHandler {
  final List<String> lines = new ArrayList<>();
  final List<Snapshot.Machine> machines = new ArrayList<>();
  final List<Snapshot.Interface> interfaces = new ArrayList<>();
  final List<Snapshot.User> users = new ArrayList<>();
  final List<Snapshot.Group> groups = new ArrayList<>();
  final List<Snapshot.Process> processes = new ArrayList<>();
  final List<Snapshot.Descriptor> descriptors = new ArrayList<>();
  int starts;

  @Override
  public void onStart() {
    starts++;
    lines.add("start");
  }

  @Override
  public void onMachine(Snapshot.Machine machine) {
    machines.add(machine);
    lines.add(line(machine));
  }

  @Override
  public void onInterface(Snapshot.Interface networkInterface) {
    interfaces.add(networkInterface);
    lines.add(line(networkInterface));
  }

  @Override
  public void onUser(Snapshot.User user) {
    users.add(user);
    lines.add(line(user));
  }

  @Override
  public void onGroup(Snapshot.Group group) {
    groups.add(group);
    lines.add(line(group));
  }

  @Override
  public void onProcess(Snapshot.Process process) {
    processes.add(process);
    lines.add(line(process));
  }

  @Override
  public void onDescriptor(long tid, Snapshot.Descriptor descriptor) {
    descriptors.add(descriptor);
    lines.add(tid + " " + line(descriptor));
  }

  /** The members of a record, arrays in full; without the version, which a copy may raise. */
  private static String line(Record values) {
    StringBuilder line = new StringBuilder(values.getClass().getSimpleName());
    for (var component : values.getClass().getRecordComponents()) {
      if (component.getName().equals("version")) {
        continue;
      }
      Object value;
      try {
        value = component.getAccessor().invoke(values);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
      line.append(' ').append(component.getName()).append('=');
      line.append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
    }
    return line.toString();
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static List<String> texts(byte[]... all) {
    return Arrays.stream(all).map(SnapshotRecorder::text).toList();
  }
}
