package dev.saker.engine.recording;

import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what is known about a system at one moment, to be told later. */
final class StoredSnapshot implements SnapshotHandler {
  private final List<Consumer<SnapshotHandler>> facts = new ArrayList<>();

  @Override
  public void onStart() {
    facts.clear();
  }

  @Override
  public void onMachine(Snapshot.Machine machine) {
    facts.add(handler -> handler.onMachine(machine));
  }

  @Override
  public void onInterface(Snapshot.Interface networkInterface) {
    facts.add(handler -> handler.onInterface(networkInterface));
  }

  @Override
  public void onUser(Snapshot.User user) {
    facts.add(handler -> handler.onUser(user));
  }

  @Override
  public void onGroup(Snapshot.Group group) {
    facts.add(handler -> handler.onGroup(group));
  }

  @Override
  public void onProcess(Snapshot.Process process) {
    facts.add(handler -> handler.onProcess(process));
  }

  @Override
  public void onDescriptor(long tid, Snapshot.Descriptor descriptor) {
    facts.add(handler -> handler.onDescriptor(tid, descriptor));
  }

  /** Tells it all in the same order. */
  void tell(SnapshotHandler handler) {
    facts.forEach(fact -> fact.accept(handler));
  }
}
