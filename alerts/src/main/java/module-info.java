/** The alert and the contract of a sink. */
module dev.saker.alerts {
  requires static transitive org.jspecify;

  exports dev.saker.alerts;
  exports dev.saker.alerts.json;
}
