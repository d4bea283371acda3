/** Capture files. */
module dev.saker.scap {
  requires transitive dev.saker.events;

  exports dev.saker.scap;
}
