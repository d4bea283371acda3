package dev.saker.rules;

/**
 * Kinds of problems. The names and descriptions of errors and warnings are those of Falco's load
 * results; hints are Saker's own and stand in none of these.
 */
public enum ProblemCode {
  LOAD_ERR_FILE_READ(Severity.ERROR, "File read error"),
  LOAD_ERR_YAML_PARSE(Severity.ERROR, "YAML parse error"),
  LOAD_ERR_YAML_VALIDATE(Severity.ERROR, "Error validating internal structure of YAML file"),
  LOAD_ERR_COMPILE_CONDITION(Severity.ERROR, "Error compiling condition"),
  LOAD_ERR_COMPILE_OUTPUT(Severity.ERROR, "Error compiling output"),
  LOAD_ERR_VALIDATE(Severity.ERROR, "Error validating rule/macro/list/exception objects"),
  LOAD_ERR_EXTENSION(Severity.ERROR, "Error in extension item"),
  LOAD_UNKNOWN_SOURCE(
      Severity.WARNING,
      "Unknown event source",
      "A rule has a unknown event source. This can occur when reading rules content "
          + "without having a corresponding plugin loaded, etc. The rule will be silently "
          + "ignored."),
  LOAD_UNSAFE_NA_CHECK(
      Severity.WARNING,
      "Unsafe <NA> comparison in condition",
      "Comparing a field value with <NA> is unsafe and can lead to unpredictable "
          + "behavior of the rule condition. If you need to check for the existence of a "
          + "field, consider using the 'exists' operator instead."),
  LOAD_NO_EVTTYPE(
      Severity.WARNING,
      "Condition has no event-type restriction",
      "A rule condition matches too many evt.type values. This has a significant "
          + "performance penalty. Make the condition more specific by adding an evt.type "
          + "field or further restricting the number of evt.type values in the condition."),
  LOAD_UNKNOWN_FILTER(
      Severity.WARNING,
      "Unknown field or event-type in condition or output",
      "A rule condition or output refers to a field or evt.type that does not exist. "
          + "This is normally an error, but if a rule has a skip-if-unknown-filter "
          + "property, the error is downgraded to a warning."),
  LOAD_UNUSED_MACRO(
      Severity.WARNING,
      "Unused macro",
      "A macro is defined in the rules content but is not used by any other macro or " + "rule."),
  LOAD_UNUSED_LIST(
      Severity.WARNING,
      "Unused list",
      "A list is defined in the rules content but is not used by any other list, "
          + "macro, or rule."),
  LOAD_UNKNOWN_ITEM(
      Severity.WARNING,
      "Unknown rules file item",
      "An unknown top-level object is in the rules content. It will be ignored."),
  LOAD_DEPRECATED_ITEM(
      Severity.WARNING,
      "Used deprecated item",
      "A deprecated item is employed by lists, macros, or rules."),
  LOAD_WARNING_EXTENSION(
      Severity.WARNING, "Warning in extension item", "An extension item has a warning"),
  LOAD_APPEND_NO_VALUES(
      Severity.WARNING,
      "Overriding/appending with no values",
      "A rule exception is overriding/appending with no values"),
  LOAD_EXCEPTION_NAME_NOT_UNIQUE(
      Severity.WARNING,
      "Multiple exceptions defined with the same name",
      "A rule is defining multiple exceptions with the same name"),
  LOAD_INVALID_MACRO_NAME(
      Severity.WARNING, "Invalid macro name", "A macro is defined with an invalid name"),
  LOAD_INVALID_LIST_NAME(
      Severity.WARNING, "Invalid list name", "A list is defined with an invalid name"),
  LOAD_COMPILE_CONDITION(
      Severity.WARNING,
      "Warning in rule condition",
      "A rule condition or output have been parsed with a warning"),
  LOAD_UNKNOWN_KEY(
      Severity.WARNING,
      "Unknown key in item definition",
      "An item in the rules content contains an unrecognized key. The key will be "
          + "ignored. This may indicate a typo or a property placed on the wrong item type."),
  HINT_NEVER_TRUE(Severity.HINT, "Condition can never be true"),
  HINT_ALWAYS_TRUE(Severity.HINT, "Condition excludes nothing"),
  HINT_ALL_EVENTS(Severity.HINT, "Rule is held against every event"),
  HINT_SHADOWED(Severity.HINT, "An earlier rule matches first"),
  HINT_EXPENSIVE(Severity.HINT, "Condition costs more than it needs to"),
  HINT_IDLE_EXCEPTION(Severity.HINT, "Exception never applies"),
  HINT_MISSING_FIELD(Severity.HINT, "Output field never has a value");

  /** What a problem means for the file. */
  public enum Severity {
    /** The file can not be used. */
    ERROR,
    /** Something that Falco warns of, too. */
    WARNING,
    /** What Saker found out about conditions that work. */
    HINT
  }

  private final Severity severity;
  private final String description;
  private final String explanation;

  ProblemCode(Severity severity, String description) {
    this(severity, description, description);
  }

  ProblemCode(Severity severity, String description, String explanation) {
    this.severity = severity;
    this.description = description;
    this.explanation = explanation;
  }

  public Severity severity() {
    return severity;
  }

  /** Whether the file can not be used. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** A few words for the kind. */
  public String description() {
    return description;
  }

  /** What Falco's load results have as {@code codedesc}: a sentence for warnings. */
  public String explanation() {
    return explanation;
  }
}
