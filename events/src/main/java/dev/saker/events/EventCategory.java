package dev.saker.events;

/** What an event is about; the low part of the category in the event table. */
public enum EventCategory {
  UNKNOWN,
  OTHER,
  FILE,
  NET,
  IPC,
  MEMORY,
  PROCESS,
  SLEEP,
  SYSTEM,
  SIGNAL,
  USER,
  TIME,
  PROCESSING,
  IO_READ,
  IO_WRITE,
  IO_OTHER,
  WAIT,
  SCHEDULER,
  INTERNAL
}
