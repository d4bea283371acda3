package dev.saker.state;

import dev.saker.events.EventView;
import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import org.jspecify.annotations.Nullable;

/**
 * What the system looked like at the current event. Per event: {@link #onEvent}, then rules ask,
 * then {@link #afterEvent}. One thread.
 */
public final class SystemState implements SnapshotHandler {
  private static final Snapshot.Machine UNKNOWN_MACHINE = new Snapshot.Machine(0, 0, 0, "", 0, 0);

  private final StateCounters counters = new StateCounters();
  private final ThreadTable threads;
  private final UserTable users = new UserTable();
  private final ContainerTable containers = new ContainerTable();
  private final Interfaces interfaces = new Interfaces();
  private Snapshot.Machine machine = UNKNOWN_MACHINE;
  private EventView event = new EventView();
  private @Nullable ThreadEntry thread;
  private @Nullable FdEntry descriptor;
  private @Nullable ContainerEntry container;
  private boolean descriptorNameChanged;
  private long errorCode;
  private long firstTimestampNs;
  private long previousTimestampNs;

  public SystemState(StateOptions options) {
    this.threads = new ThreadTable(options, counters);
  }

  /** Applies an event to the state, as far as rules shall see it applied. */
  public void onEvent(EventView next) {
    event = next;
  }

  /** Applies what rules were not to see yet: ends of threads and descriptors. */
  public void afterEvent() {}

  /** The event given last. */
  public EventView event() {
    return event;
  }

  /** Thread that caused the event; null when it is not known. */
  public @Nullable ThreadEntry thread() {
    return thread;
  }

  /** Descriptor that the event is about; null for none. */
  public @Nullable FdEntry descriptor() {
    return descriptor;
  }

  /** Number of {@link #descriptor}; meaningless without one. */
  public long descriptorNumber() {
    ThreadEntry owner = thread;
    return owner == null ? -1 : owner.lastEventFd;
  }

  /** Whether the event gave {@link #descriptor} its name. */
  public boolean descriptorNameChanged() {
    return descriptorNameChanged;
  }

  /** Error number that the event's system call failed with; 0 for none. */
  public long errorCode() {
    return errorCode;
  }

  /**
   * Time of the first event that is not about the recording itself; nanoseconds since the epoch.
   */
  public long firstTimestampNs() {
    return firstTimestampNs;
  }

  /** Time of the event before the current one; 0 for the first. */
  public long previousTimestampNs() {
    return previousTimestampNs;
  }

  /** Container that the current event itself is about (metadata events); null for others. */
  public @Nullable ContainerEntry eventContainer() {
    return container;
  }

  public ThreadTable threads() {
    return threads;
  }

  public UserTable users() {
    return users;
  }

  public ContainerTable containers() {
    return containers;
  }

  public Interfaces interfaces() {
    return interfaces;
  }

  public Snapshot.Machine machine() {
    return machine;
  }

  public StateCounters counters() {
    return counters;
  }

  @Override
  public void onStart() {}

  @Override
  public void onMachine(Snapshot.Machine facts) {
    machine = facts;
  }

  @Override
  public void onInterface(Snapshot.Interface networkInterface) {
    interfaces.add(networkInterface);
  }

  @Override
  public void onUser(Snapshot.User user) {}

  @Override
  public void onGroup(Snapshot.Group group) {}

  @Override
  public void onProcess(Snapshot.Process process) {}

  @Override
  public void onDescriptor(long tid, Snapshot.Descriptor fd) {}
}
