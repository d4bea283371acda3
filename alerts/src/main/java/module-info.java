/** The alert and the contract of a sink. */
module dev.saker.alerts {
  requires static org.jspecify;

  // exports dev.saker.alerts; (with its first class; javac refuses to export an empty package)
}
