/** The live source of events: what the kernel of this machine tells. */
module dev.saker.capture {
  requires transitive dev.saker.events;
  requires transitive dev.saker.kernel;

  exports dev.saker.capture;
  exports dev.saker.capture.host;
}
