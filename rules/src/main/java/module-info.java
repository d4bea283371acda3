/** The rule language. */
module dev.saker.rules {
  requires transitive dev.saker.alerts;
  requires transitive dev.saker.events;
  requires re2j;
  requires org.snakeyaml.engine;
  requires static org.jspecify;

// exports dev.saker.rules; (with its first class; javac refuses to export an empty package)
}
