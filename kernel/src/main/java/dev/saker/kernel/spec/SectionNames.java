package dev.saker.kernel.spec;

import java.util.List;
import java.util.Optional;

/** What names of program sections mean. */
final class SectionNames {
  private static final List<Form> FORMS =
      List.of(
          new Form("raw_tp", false, target -> Optional.of(new AttachPoint.RawTracepoint(target))),
          new Form(
              "raw_tracepoint",
              false,
              target -> Optional.of(new AttachPoint.RawTracepoint(target))),
          new Form("tp_btf", false, target -> Optional.of(new AttachPoint.BtfTracepoint(target))),
          new Form("tp", false, SectionNames::tracepoint),
          new Form("tracepoint", false, SectionNames::tracepoint),
          new Form("iter", false, target -> Optional.of(new AttachPoint.Iterator(target))),
          new Form("iter.s", true, target -> Optional.of(new AttachPoint.Iterator(target))),
          new Form("fentry", false, target -> Optional.of(new AttachPoint.FunctionEntry(target))),
          new Form("fentry.s", true, target -> Optional.of(new AttachPoint.FunctionEntry(target))),
          new Form("fexit", false, target -> Optional.of(new AttachPoint.FunctionExit(target))),
          new Form("fexit.s", true, target -> Optional.of(new AttachPoint.FunctionExit(target))),
          new Form("lsm", false, target -> Optional.of(new AttachPoint.SecurityHook(target))),
          new Form("lsm.s", true, target -> Optional.of(new AttachPoint.SecurityHook(target))));

  private SectionNames() {}

  private interface Maker {
    Optional<AttachPoint> make(String target);
  }

  private record Form(String prefix, boolean sleepable, Maker maker) {}

  /** What a section is: where its programs go, and whether they may sleep. */
  record Meaning(AttachPoint attach, boolean sleepable) {}

  /** The meaning of a name without the leading question mark, or nothing when it is unknown. */
  static Optional<Meaning> of(String name) {
    int slash = name.indexOf('/');
    if (slash < 0 || slash == name.length() - 1) {
      return Optional.empty();
    }
    String prefix = name.substring(0, slash);
    for (Form form : FORMS) {
      if (form.prefix.equals(prefix)) {
        return form.maker
            .make(name.substring(slash + 1))
            .map(attach -> new Meaning(attach, form.sleepable));
      }
    }
    return Optional.empty();
  }

  /** The known prefixes, for messages. */
  static String known() {
    return String.join(", ", FORMS.stream().map(form -> form.prefix + "/").toList());
  }

  private static Optional<AttachPoint> tracepoint(String target) {
    int slash = target.indexOf('/');
    return slash <= 0 || slash == target.length() - 1
        ? Optional.empty()
        : Optional.of(
            new AttachPoint.Tracepoint(target.substring(0, slash), target.substring(slash + 1)));
  }
}
