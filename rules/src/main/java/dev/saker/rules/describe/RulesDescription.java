package dev.saker.rules.describe;

import dev.saker.rules.Rule;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What loaded files come to, with all that follows from them. Immutable, in load order.
 *
 * @param engineVersion largest engine version that a file requires; {@code 0.0.0} for none
 * @param plugins required plugins: one of each entry, the main one first
 */
public record RulesDescription(
    String engineVersion,
    List<List<PluginVersion>> plugins,
    List<RuleDescription> rules,
    List<MacroDescription> macros,
    List<ListDescription> lists) {
  public RulesDescription {
    plugins = plugins.stream().map(List::copyOf).toList();
    rules = List.copyOf(rules);
    macros = List.copyOf(macros);
    lists = List.copyOf(lists);
  }

  /** A plugin, and the least version wanted. */
  public record PluginVersion(String name, String version) {}

  /**
   * A condition.
   *
   * @param written text without lists, macros and exceptions put in
   * @param compiled text with them
   * @param macros macros named in the written text
   * @param lists lists named in the written text
   * @param operators operators in the compiled text
   * @param fields fields in the compiled text, with arguments
   * @param events names of all events on which it could be true
   * @param systemCalls names of the system calls and tracepoints among them
   * @param comparedEvents names that {@code evt.type} and {@code evt.asynctype} are compared with
   */
  public record ConditionDescription(
      String written,
      String compiled,
      SortedSet<String> macros,
      SortedSet<String> lists,
      SortedSet<String> operators,
      SortedSet<String> fields,
      SortedSet<String> events,
      SortedSet<String> systemCalls,
      SortedSet<String> comparedEvents) {
    public ConditionDescription {
      macros = new TreeSet<>(macros);
      lists = new TreeSet<>(lists);
      operators = new TreeSet<>(operators);
      fields = new TreeSet<>(fields);
      events = new TreeSet<>(events);
      systemCalls = new TreeSet<>(systemCalls);
      comparedEvents = new TreeSet<>(comparedEvents);
    }
  }

  /**
   * A rule.
   *
   * @param rule what users know of it, as the files switch it
   * @param output output with what the configuration adds
   * @param outputFields fields in the output, and the templates of additional output fields
   * @param extraFields templates of additional output fields that have one, by name
   * @param exceptionFields fields that exceptions compare
   * @param exceptionOperators operators that they use
   */
  public record RuleDescription(
      Rule rule,
      ConditionDescription condition,
      String output,
      List<String> outputFields,
      SortedMap<String, String> extraFields,
      SortedSet<String> exceptionFields,
      SortedSet<String> exceptionOperators) {
    public RuleDescription {
      outputFields = List.copyOf(outputFields);
      extraFields = new TreeMap<>(extraFields);
      exceptionFields = new TreeSet<>(exceptionFields);
      exceptionOperators = new TreeSet<>(exceptionOperators);
    }
  }

  /**
   * A macro.
   *
   * @param used whether any rule or macro uses it
   */
  public record MacroDescription(String name, ConditionDescription condition, boolean used) {}

  /**
   * A list.
   *
   * @param items items as written that are no lists
   * @param lists lists among the items
   * @param allItems items with those of these lists put in
   * @param used whether any rule, macro or list uses it
   */
  public record ListDescription(
      String name,
      List<String> items,
      SortedSet<String> lists,
      List<String> allItems,
      boolean used) {
    public ListDescription {
      items = List.copyOf(items);
      lists = new TreeSet<>(lists);
      allItems = List.copyOf(allItems);
    }
  }
}
