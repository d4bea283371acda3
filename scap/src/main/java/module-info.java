/** Capture files. */
module dev.saker.scap {
  requires transitive dev.saker.events;
  requires static org.jspecify;

// exports dev.saker.scap; (with its first class; javac refuses to export an empty package)
}
