package dev.saker.rules.load;

import dev.saker.events.FieldResolver;
import dev.saker.rules.AppendOutput.ExtraField;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.check.Problem;
import dev.saker.rules.template.Template;
import dev.saker.rules.template.TemplateResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes templates of the outputs of rules. One thread; serves all files of one loading. */
final class OutputCompiler {
  private static final String CONTAINER_INFO = "%container.info";
  private static final List<String> DEPRECATED =
      List.of(
          "evt.dir",
          "evt.latency",
          "evt.latency.s",
          "evt.latency.ns",
          "evt.latency.human",
          "evt.wait_latency");

  private final FieldResolver fields;
  private final OutputAssembly assembly;
  private final Map<String, TemplateResult> parsed = new HashMap<>();

  OutputCompiler(FieldResolver fields, OutputAssembly assembly) {
    this.fields = fields;
    this.assembly = assembly;
  }

  /** The templates of a rule. */
  record Output(Template template, List<CompiledRule.Extra> extras) {}

  /** Compiles the output of a rule; empty when the rule is to be skipped. */
  Optional<Output> compile(RuleDefinition rule, FileReport report) {
    String text = assembly.template(rule);
    if (text.contains(CONTAINER_INFO)) {
      report.warning(
          ProblemCode.LOAD_DEPRECATED_ITEM,
          rule.context,
          "deprecated, prints nothing: field=" + CONTAINER_INFO,
          "name the fields you want, such as %container.id");
      text = text.replace(CONTAINER_INFO, "");
    }
    TemplateResult result = parse(text);
    if (result.template() == null) {
      if (rule.skipIfUnknownFilter && firstError(result).kind() == Problem.Kind.UNKNOWN_FIELD) {
        report.warning(
            ProblemCode.LOAD_UNKNOWN_FILTER, rule.outputContext, firstError(result).message(), "");
        return Optional.empty();
      }
      throw invalid(rule, result);
    }
    warnDeprecated(rule, text, report);
    List<CompiledRule.Extra> extras = new ArrayList<>();
    for (ExtraField field : assembly.extraFields(rule)) {
      TemplateResult extra = parse(field.template());
      if (extra.template() == null) {
        throw invalid(rule, extra);
      }
      warnDeprecated(rule, field.template(), report);
      extras.add(new CompiledRule.Extra(field, extra.template()));
    }
    return Optional.of(new Output(result.template(), extras));
  }

  private TemplateResult parse(String text) {
    return parsed.computeIfAbsent(text, template -> Template.parse(template, fields));
  }

  private static Rejection invalid(RuleDefinition rule, TemplateResult result) {
    return new Rejection(
        rule.outputContext.problem(
            ProblemCode.LOAD_ERR_COMPILE_OUTPUT, firstError(result).message(), ""));
  }

  private static Problem firstError(TemplateResult result) {
    for (Problem problem : result.problems()) {
      if (problem.kind().isError()) {
        return problem;
      }
    }
    throw new IllegalStateException("no template, but no error either");
  }

  private static void warnDeprecated(RuleDefinition rule, String text, FileReport report) {
    for (String field : DEPRECATED) {
      if (text.contains(field)) {
        report.warning(
            ProblemCode.LOAD_DEPRECATED_ITEM,
            rule.outputContext,
            "usage of deprecated field '" + field + "' has been detected in the rule output",
            "leave it out of the output");
      }
    }
  }
}
