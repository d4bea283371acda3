package dev.saker.state;

/** What the state did and holds, as plain counters. One thread writes; others may read late. */
public final class StateCounters {
  /** Descriptors held now, over all processes. */
  public long descriptors;

  public long addedDescriptors;
  public long removedDescriptors;

  /** Descriptors not taken because their process's table was full. */
  public long droppedDescriptors;

  public long addedThreads;
  public long removedThreads;

  /** Threads not taken because the table was full. */
  public long droppedThreads;

  /** Threads removed because nothing was heard of them for long. */
  public long purgedThreads;

  /** Entries made for threads of which nothing but their number is known. */
  public long placeholders;

  /** Enter events kept until their exit event. */
  public long storedEnters;

  /** Documents of container metadata that could not be read. */
  public long unreadableContainers;
}
