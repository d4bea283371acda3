/** Sinks that need only the JDK. */
module dev.saker.outputs {
  requires transitive dev.saker.alerts;
  requires java.net.http;
  requires static org.jspecify;

  exports dev.saker.outputs;
}
