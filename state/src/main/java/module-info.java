/** The state of the watched system. */
module dev.saker.state {
  requires transitive dev.saker.events;
  requires static org.jspecify;

  exports dev.saker.state;
  exports dev.saker.state.fields;
}
