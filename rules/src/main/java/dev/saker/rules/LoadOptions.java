package dev.saker.rules;

import dev.saker.alerts.Priority;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What loading depends on besides the files.
 *
 * @param minimumPriority less urgent rules are compiled, but never run
 * @param selections rules switched on and off, in order
 * @param appendOutputs additions to outputs, in order
 * @param sources event sources that rules may have; rules of others are skipped with a warning
 * @param pluginVersions name → version of what {@code required_plugin_versions} may ask for
 * @param engineVersion what {@code required_engine_version} is held against
 * @param staticFields fields {@code static.NAME}, name without prefix → text; the source of fields
 *     that an evaluator gets has to know them, too
 */
public record LoadOptions(
    Priority minimumPriority,
    List<RuleSelection> selections,
    List<AppendOutput> appendOutputs,
    Set<String> sources,
    Map<String, String> pluginVersions,
    String engineVersion,
    SortedMap<String, String> staticFields) {

  /** The engine version whose rule language this is. */
  public static final String ENGINE_VERSION = "0.62.0";

  /** The source of system calls. */
  public static final String SYSCALL = "syscall";

  public LoadOptions {
    selections = List.copyOf(selections);
    appendOutputs = List.copyOf(appendOutputs);
    sources = Set.copyOf(new LinkedHashSet<>(sources));
    pluginVersions = Map.copyOf(pluginVersions);
    staticFields = new TreeMap<>(staticFields);
  }

  /** All priorities, system calls only, nothing appended. */
  public static LoadOptions defaults() {
    return new LoadOptions(
        Priority.DEBUG,
        List.of(),
        List.of(),
        Set.of(SYSCALL),
        Map.of("container", "0.7.1"),
        ENGINE_VERSION,
        new TreeMap<>());
  }

  public LoadOptions withMinimumPriority(Priority priority) {
    return new LoadOptions(
        priority, selections, appendOutputs, sources, pluginVersions, engineVersion, staticFields);
  }

  public LoadOptions withSelections(List<RuleSelection> steps) {
    return new LoadOptions(
        minimumPriority,
        steps,
        appendOutputs,
        sources,
        pluginVersions,
        engineVersion,
        staticFields);
  }

  public LoadOptions withAppendOutputs(List<AppendOutput> entries) {
    return new LoadOptions(
        minimumPriority, selections, entries, sources, pluginVersions, engineVersion, staticFields);
  }

  public LoadOptions withSources(Set<String> names) {
    return new LoadOptions(
        minimumPriority,
        selections,
        appendOutputs,
        names,
        pluginVersions,
        engineVersion,
        staticFields);
  }

  public LoadOptions withPluginVersions(Map<String, String> versions) {
    return new LoadOptions(
        minimumPriority, selections, appendOutputs, sources, versions, engineVersion, staticFields);
  }

  public LoadOptions withStaticFields(Map<String, String> fields) {
    return new LoadOptions(
        minimumPriority,
        selections,
        appendOutputs,
        sources,
        pluginVersions,
        engineVersion,
        new TreeMap<>(fields));
  }
}
