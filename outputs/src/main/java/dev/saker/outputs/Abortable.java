package dev.saker.outputs;

/** A sink whose blocked call does not end by interrupting its thread. */
interface Abortable {
  /** Makes a blocked call fail soon; nothing is delivered afterwards. Any thread. */
  void abort();
}
