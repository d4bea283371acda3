/** Events as bytes, the field catalogue, and the contract of an event source. */
module dev.saker.events {
  requires static transitive org.jspecify;

  exports dev.saker.events;
}
