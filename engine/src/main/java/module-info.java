/** The duty cycle. */
module dev.saker.engine {
  requires transitive dev.saker.alerts;
  requires transitive dev.saker.events;
  requires transitive dev.saker.rules;
  requires transitive dev.saker.state;
  requires static org.jspecify;

  exports dev.saker.engine;
  exports dev.saker.engine.recording;
}
