package dev.saker.rules.load;

import dev.saker.rules.ItemType;
import dev.saker.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what a file requires of the engine and of plugins. */
final class RequirementReader {
  private RequirementReader() {}

  /** Reads {@code required_engine_version}: a number N for 0.N.0, or three numbers. */
  static void readEngine(YamlNode.Mapping item, Context context, Collector collector) {
    String text = Decoder.text(item, "required_engine_version", context);
    OptionalLong minor = Decoder.unsigned(text);
    Optional<Version> version =
        minor.isPresent() ? Optional.of(new Version(0, minor.getAsLong(), 0)) : Version.parse(text);
    collector.requireEngine(
        version.orElseThrow(() ->
            Rejection.structure(
                context,
                "Unable to parse engine version '"
                    + text
                    + "' as a semver string. Expected \"x.y.z\" semver format.",
                "for engine version 0.57.0, 57 can be written too")),
        context);
  }

  /** Reads {@code required_plugin_versions}. */
  static void readPlugins(YamlNode versions, Context file, Collector collector) {
    Context context = file.child(ItemType.REQUIRED_PLUGIN_VERSIONS, "", versions.mark());
    if (!(versions instanceof YamlNode.Sequence sequence)) {
      throw Rejection.structure(
          context, "required plugins are no sequence", "begin each plugin with '- name:'");
    }
    for (YamlNode plugin : sequence.items()) {
      readPlugin(plugin, context, collector);
    }
  }

  private static void readPlugin(YamlNode node, Context all, Collector collector) {
    Context unnamed = all.child(ItemType.REQUIRED_PLUGIN_VERSIONS_ENTRY, "", node.mark());
    YamlNode.Mapping plugin = mapping(node, unnamed);
    String name = Decoder.text(plugin, "name", unnamed);
    Context context = all.child(ItemType.REQUIRED_PLUGIN_VERSIONS_ENTRY, name, node.mark());
    List<PluginRequirement.Alternative> alternatives = new ArrayList<>();
    alternatives.add(
        new PluginRequirement.Alternative(name, Decoder.text(plugin, "version", context)));
    Optional<YamlNode> others = plugin.get("alternatives");
    if (others.isPresent()) {
      if (!(others.get() instanceof YamlNode.Sequence sequence)) {
        throw Rejection.structure(
            context,
            "alternatives are no sequence: plugin=" + name,
            "begin each alternative with '- name:'");
      }
      for (YamlNode other : sequence.items()) {
        alternatives.add(alternative(other, context));
      }
    }
    collector.requirePlugins(new PluginRequirement(alternatives), context);
  }

  private static PluginRequirement.Alternative alternative(YamlNode node, Context plugin) {
    ItemType type = ItemType.REQUIRED_PLUGIN_VERSIONS_ALTERNATIVE;
    Context unnamed = plugin.child(type, "", node.mark());
    YamlNode.Mapping mapping = mapping(node, unnamed);
    String name = Decoder.text(mapping, "name", unnamed);
    Context context = plugin.child(type, name, node.mark());
    return new PluginRequirement.Alternative(name, Decoder.text(mapping, "version", context));
  }

  private static YamlNode.Mapping mapping(YamlNode node, Context context) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw Rejection.structure(context, "plugin is no mapping", "write 'name:' and 'version:'");
  }
}
