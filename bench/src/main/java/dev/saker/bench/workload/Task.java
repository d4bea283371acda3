package dev.saker.bench.workload;

import org.jspecify.annotations.Nullable;

/**
 * A process, and which of its threads runs at present. It is changed by {@link ProcessCalls}, which
 * tells the change too, and by the program that it runs.
 */
final class Task {
  final long pid;
  final @Nullable Task parent;
  Realm realm;
  Image image;
  Program program;
  Descriptors descriptors;
  long sid;
  int uid;
  int tty;

  /** Ids of all threads, the main one first. */
  long[] threads;

  /** The thread that runs at present. */
  long tid;

  /** Whether some of its events are still to be told, so that no other processor may run it. */
  boolean busy;

  /** How far a program with a course of things has come. */
  int phase;

  /** A process with one thread, in a session of its own. */
  Task(long pid, @Nullable Task parent, Realm realm, Image image, Program program) {
    this.pid = pid;
    this.parent = parent;
    this.realm = realm;
    this.image = image;
    this.program = program;
    this.descriptors = Descriptors.standard();
    this.sid = pid;
    this.threads = new long[] {pid};
    this.tid = pid;
  }

  /** The parent's id; 0 for the first process. */
  long ppid() {
    return parent == null ? 0 : parent.pid;
  }

  /** An id as it is seen from inside. */
  long inside(long id) {
    return id - realm.pidBase();
  }

  long capabilities() {
    return uid == 0 ? realm.capabilities() : 0;
  }
}
