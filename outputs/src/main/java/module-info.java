/** Sinks that need only the JDK. */
module dev.saker.outputs {
  requires transitive dev.saker.alerts;
  requires dev.saker.kernel;
  requires java.net.http;
  requires static org.jspecify;

  exports dev.saker.outputs;
}
