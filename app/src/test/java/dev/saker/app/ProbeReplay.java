package dev.saker.app;

import dev.saker.alerts.AlertForm;
import dev.saker.alerts.AlertTime;
import dev.saker.alerts.JsonForm;
import dev.saker.alerts.TextForm;
import dev.saker.events.EventView;
import dev.saker.events.SourceException;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleEvaluator;
import dev.saker.rules.RuleSet;
import dev.saker.scap.CaptureReader;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Replays the capture of a probe against its rules and compares the alerts with the answer. */
final class ProbeReplay {
  private static final int LISTED = 20;

  private final LanguageProbe probe;
  private final RuleSet rules;
  private final AlertForm form;
  private final List<Object> alerts = new ArrayList<>();
  private int count;

  ProbeReplay(LanguageProbe probe, RuleSet rules) {
    this.probe = probe;
    this.rules = rules;
    this.form =
        new JsonForm(
            new TextForm(AlertTime.LOCAL, ZoneOffset.UTC),
            new JsonForm.Include(
                probe.isOn("json_include_output_property", true),
                false,
                true,
                probe.isOn("json_include_tags_property", true)));
  }

  /** What differs: the number of alerts, or one of the alerts listed. */
  Optional<String> difference(Path captures) throws SourceException {
    run(captures.resolve(probe.capture().orElseThrow()));
    Object expectedCount = probe.expect().get("alert_count");
    if (!expectedCount.equals(count)) {
      return Optional.of("alerts expected=" + expectedCount + " actual=" + count);
    }
    List<Object> expected = LanguageProbe.list(probe.expect().get("alerts"));
    for (int i = 0; i < expected.size(); i++) {
      if (!expected.get(i).equals(alerts.get(i))) {
        return Optional.of(
            "alert "
                + i
                + "\n    expected "
                + new TreeMap<>(LanguageProbe.map(expected.get(i)))
                + "\n    actual   "
                + new TreeMap<>(LanguageProbe.map(alerts.get(i))));
      }
    }
    return Optional.empty();
  }

  private void run(Path capture) throws SourceException {
    SystemState state = new SystemState(StateOptions.DEFAULT);
    StateFields fields =
        new StateFields(
            state,
            ZoneOffset.UTC,
            probe.loadOptions().staticFields(),
            probe.isOn("buffer_format_base64", false));
    RuleEvaluator evaluator = rules.evaluator(LoadOptions.SYSCALL, fields, probe.matching());
    EventView view = new EventView();
    try (CaptureReader reader = CaptureReader.open(capture, state)) {
      while (reader.next(view)) {
        state.onEvent(view);
        if ((view.captureFlags() & EventView.STATE_ONLY) == 0) {
          evaluator.evaluate(view, match -> add(match.alert("probe")));
        }
        state.afterEvent();
      }
    }
  }

  private void add(dev.saker.alerts.Alert alert) {
    count++;
    if (alerts.size() < LISTED) {
      StringBuilder line = new StringBuilder();
      form.append(line, alert);
      Map<String, Object> json = LanguageProbe.map(LanguageProbe.parse(line.toString()));
      json.remove("hostname");
      alerts.add(json);
    }
  }
}
