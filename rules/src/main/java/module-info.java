/** The rule language. */
module dev.saker.rules {
  requires transitive dev.saker.alerts;
  requires transitive dev.saker.events;
  requires re2j;
  requires org.snakeyaml.engine;
  requires static org.jspecify;

  exports dev.saker.rules;
  exports dev.saker.rules.check;
  exports dev.saker.rules.describe;
  exports dev.saker.rules.eval;
  exports dev.saker.rules.interest;
  exports dev.saker.rules.ir;
  exports dev.saker.rules.plan;
  exports dev.saker.rules.profile;
  exports dev.saker.rules.syntax;
  exports dev.saker.rules.template;
}
