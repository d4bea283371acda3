package dev.saker.events;

/**
 * Receives what a source knows about the system apart from events. Calls come on the thread that
 * drives the source.
 */
public interface SnapshotHandler {
  /** A new recording begins (concatenated captures): forget everything known so far. */
  void onStart();

  void onMachine(Snapshot.Machine machine);

  void onInterface(Snapshot.Interface networkInterface);

  void onUser(Snapshot.User user);

  void onGroup(Snapshot.Group group);

  void onProcess(Snapshot.Process process);

  /** A descriptor of a process given before. */
  void onDescriptor(long tid, Snapshot.Descriptor descriptor);
}
