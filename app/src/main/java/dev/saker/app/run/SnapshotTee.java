package dev.saker.app.run;

import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;

/** Tells two what there is. */
record SnapshotTee(SnapshotHandler first, SnapshotHandler second) implements SnapshotHandler {
  @Override
  public void onStart() {
    first.onStart();
    second.onStart();
  }

  @Override
  public void onMachine(Snapshot.Machine machine) {
    first.onMachine(machine);
    second.onMachine(machine);
  }

  @Override
  public void onInterface(Snapshot.Interface networkInterface) {
    first.onInterface(networkInterface);
    second.onInterface(networkInterface);
  }

  @Override
  public void onUser(Snapshot.User user) {
    first.onUser(user);
    second.onUser(user);
  }

  @Override
  public void onGroup(Snapshot.Group group) {
    first.onGroup(group);
    second.onGroup(group);
  }

  @Override
  public void onProcess(Snapshot.Process process) {
    first.onProcess(process);
    second.onProcess(process);
  }

  @Override
  public void onDescriptor(long tid, Snapshot.Descriptor descriptor) {
    first.onDescriptor(tid, descriptor);
    second.onDescriptor(tid, descriptor);
  }
}
