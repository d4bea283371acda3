package dev.saker.state;

import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import dev.saker.state.parse.Dispatcher;
import dev.saker.state.parse.EventContext;
import org.jspecify.annotations.Nullable;

/**
 * What the system looked like at the current event. Per event: {@link #onEvent}, then rules ask,
 * then {@link #afterEvent}. What the accessors answer is valid until the next {@link #onEvent}. One
 * thread.
 */
public final class SystemState implements SnapshotHandler {
  private static final Snapshot.Machine UNKNOWN_MACHINE = new Snapshot.Machine(0, 0, 0, "", 0, 0);

  private final StateCounters counters = new StateCounters();
  private final UserTable users = new UserTable();
  private final ContainerTable containers = new ContainerTable();
  private final ControlGroupsReader controlGroups = new ControlGroupsReader(containers);
  private final Interfaces interfaces = new Interfaces();
  private final ThreadTable threads;
  private final SnapshotLoader loader;
  private final EventContext context;
  private final Dispatcher dispatcher;
  private final boolean purges;
  private Snapshot.Machine machine = UNKNOWN_MACHINE;
  private EventView event = new EventView();
  private @Nullable ThreadEntry thread;
  private long recordings;
  private long firstTimestampNs;
  private long previousTimestampNs;
  private long currentTimestampNs;

  public SystemState(StateOptions options) {
    threads = new ThreadTable(options, counters);
    loader = new SnapshotLoader(threads, controlGroups);
    context = new EventContext(threads, users, containers, controlGroups, interfaces, counters);
    dispatcher = new Dispatcher(context);
    purges = options.purgeIntervalNs() > 0;
  }

  /** Applies an event to the state, as far as rules shall see it applied. */
  public void onEvent(EventView next) {
    event = next;
    if (loader.isPending()) {
      loader.finish();
    }
    previousTimestampNs = currentTimestampNs;
    currentTimestampNs = next.timestampNs();
    if (firstTimestampNs == 0 && !next.type().isKind(EventType.KIND_METAEVENT)) {
      firstTimestampNs = currentTimestampNs;
    }
    if (purges) {
      threads.purge(currentTimestampNs);
    }
    dispatcher.apply(next);
    ThreadEntry owner = context.thread();
    thread = owner == null ? threads.find(next.tid()) : owner;
  }

  /** Applies what rules were not to see yet: ends of threads and descriptors. */
  public void afterEvent() {
    dispatcher.applyRest();
  }

  /**
   * Tells what is known now, as a source tells it before its events: machine, interfaces, users and
   * groups of the host, threads, descriptors. Of the past events only what they led to is in it;
   * what is known of containers and their users stands in events, which are not told.
   *
   * @param withinEvent whether rules may still ask about the current event, so that what ends with
   *     it is there yet
   * @param handler gets arrays that must not be written to; not told of a start
   */
  public void describe(boolean withinEvent, SnapshotHandler handler) {
    if (loader.isPending()) {
      loader.finish();
    }
    handler.onMachine(machine);
    interfaces.all().forEach(handler::onInterface);
    users.tellHost(handler);
    long ending = -1;
    if (withinEvent && thread != null && event.type().name().equals("procexit")) {
      ending = thread.tid;
    }
    new StateDescription(threads, ending, handler).tellThreads();
  }

  /** How many recordings began so far, each of which makes all before it forgotten. */
  public long recordings() {
    return recordings;
  }

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
    return context.descriptor();
  }

  /**
   * Number of the descriptor that the thread's last event was about, which is that of {@link
   * #descriptor} if there is one; -1 for none.
   */
  public long descriptorNumber() {
    ThreadEntry owner = thread;
    return owner == null ? -1 : owner.lastEventFd;
  }

  /** Whether the event gave {@link #descriptor} its name. */
  public boolean descriptorNameChanged() {
    return context.descriptorNameChanged();
  }

  /** Error number that the event's system call failed with; 0 for none. */
  public long errorCode() {
    return context.errorCode();
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
    return context.container();
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
  public void onStart() {
    recordings++;
    dispatcher.applyRest();
    threads.clear();
    users.clear();
    containers.clear();
    controlGroups.clear();
    interfaces.clear();
    loader.clear();
    machine = UNKNOWN_MACHINE;
    thread = null;
    firstTimestampNs = 0;
  }

  @Override
  public void onMachine(Snapshot.Machine facts) {
    machine = facts;
  }

  @Override
  public void onInterface(Snapshot.Interface networkInterface) {
    interfaces.add(networkInterface);
  }

  @Override
  public void onUser(Snapshot.User user) {
    users.put(
        Bytes.EMPTY, new UserEntry(user.uid(), user.gid(), user.name(), user.home(), user.shell()));
  }

  @Override
  public void onGroup(Snapshot.Group group) {
    users.put(Bytes.EMPTY, new GroupEntry(group.gid(), group.name()));
  }

  @Override
  public void onProcess(Snapshot.Process process) {
    loader.add(process);
  }

  @Override
  public void onDescriptor(long tid, Snapshot.Descriptor descriptor) {
    loader.add(tid, descriptor);
  }
}
