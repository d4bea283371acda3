package dev.saker.rules.load;

import dev.saker.events.FieldResolver;
import dev.saker.rules.FileResult;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleFile;
import dev.saker.rules.check.Checker;
import dev.saker.rules.describe.RulesDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One loading of some files. Every file is compiled with all before it, as Falco does, so that what
 * is reported for a file depends on no later one. One thread; serves one list of files.
 */
public final class Loading {
  private final LoadOptions options;
  private final Checker checker;
  private final ConditionCompiler conditions;
  private final Collector collector;
  private final RuleCompiler compiler;
  private List<CompiledRule> rules = List.of();

  public Loading(LoadOptions options) {
    this.options = options;
    FieldResolver fields = new FieldResolver(StaticFields.fields(options.staticFields().keySet()));
    this.checker = new Checker(fields);
    this.conditions = new ConditionCompiler(checker);
    this.collector = new Collector(options, new ExceptionRules(conditions::isField));
    this.compiler =
        new RuleCompiler(conditions, new OutputCompiler(fields, new OutputAssembly(options)));
  }

  /** Adds a file to those before it. */
  public FileResult add(RuleFile file) {
    FileReport report = new FileReport(file.name());
    RuleFileReader reader = new RuleFileReader(file, report, collector);
    if (reader.read()) {
      List<CompiledRule> compiled = compiler.compile(reader.target(), report, reader.unread());
      if (!report.failed()) {
        rules = compiled;
      }
    }
    return report.result();
  }

  /** The rules after the last file without error, in load order, as the files switch them. */
  public List<CompiledRule> rules() {
    return rules;
  }

  /** What the files come to; only after all of them were added without error. */
  public RulesDescription describe() {
    Map<String, CompiledRule> byName = new HashMap<>();
    rules.forEach(rule -> byName.put(rule.rule().name(), rule));
    return new Describer(collector, conditions, checker, byName).describe();
  }

  /** The first requirement on a plugin that is not met. */
  public Optional<String> unmetRequirement() {
    for (PluginRequirement requirement : collector.requirements()) {
      Optional<String> unmet = requirement.unmet(options.pluginVersions());
      if (unmet.isPresent()) {
        return unmet;
      }
    }
    return Optional.empty();
  }
}
