package dev.saker.app.config;

import dev.saker.alerts.Priority;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What values a key takes. */
sealed interface KeyType {
  /**
   * Checks a value.
   *
   * @return what was expected instead; null when the value fits
   */
  @Nullable String expectation(ConfigNode value);

  /** Whether values are lists. */
  default boolean isList() {
    return false;
  }

  /** A truth value in any of YAML's spellings. */
  record Bool() implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      return value instanceof ConfigNode.Scalar scalar && parse(scalar.text()).isPresent()
          ? null
          : "true or false";
    }

    static Optional<Boolean> parse(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "yes", "on", "y" -> Optional.of(true);
        case "false", "no", "off", "n" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
  }

  /** Any single value. */
  record Text() implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      return value instanceof ConfigNode.Scalar ? null : "a text";
    }
  }

  /** A list of single values, or one of them. */
  record Texts() implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      boolean fits =
          value instanceof ConfigNode.Scalar
              || value instanceof ConfigNode.Sequence list
                  && list.items().stream().allMatch(item -> item instanceof ConfigNode.Scalar);
      return fits ? null : "a list of texts";
    }
  }

  /** A whole number in a range. */
  record Whole(BigInteger least, @Nullable BigInteger most) implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      if (value instanceof ConfigNode.Scalar(String text, Origin origin)) {
        Optional<BigInteger> number = parse(text);
        if (number.isPresent()
            && number.get().compareTo(least) >= 0
            && (most == null || number.get().compareTo(most) <= 0)) {
          return null;
        }
      }
      return most == null
          ? "a whole number from " + least
          : "a whole number from " + least + " to " + most;
    }

    static Optional<BigInteger> parse(String text) {
      try {
        return Optional.of(
            text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /** A number in a range. */
  record Real(BigDecimal least, @Nullable BigDecimal most) implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      if (value instanceof ConfigNode.Scalar(String text, Origin origin)) {
        try {
          BigDecimal number = new BigDecimal(text);
          if (number.compareTo(least) >= 0 && (most == null || number.compareTo(most) <= 0)) {
            return null;
          }
        } catch (NumberFormatException e) {
          return "a number, not " + text;
        }
      }
      return most == null ? "a number from " + least : "a number from " + least + " to " + most;
    }
  }

  /** A time such as {@code 1h30m}; a bare number counts milliseconds. */
  record Duration() implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      return value instanceof ConfigNode.Scalar(String text, Origin origin)
              && DurationText.parseMs(text).isPresent()
          ? null
          : "a duration such as 1h30m";
    }
  }

  /** An IP address as numbers. */
  record Address() implements KeyType {
    private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d+(\\.\\d+){3}");

    @Override
    public @Nullable String expectation(ConfigNode value) {
      if (!(value instanceof ConfigNode.Scalar(String text, Origin origin))) {
        return "an IP address";
      }
      String address = text.strip();
      try {
        InetAddress.ofLiteral(address);
        return address.contains(":") || FOUR_NUMBERS.matcher(address).matches()
            ? null
            : "an IP address, not " + text;
      } catch (IllegalArgumentException e) {
        return "an IP address, not " + text;
      }
    }
  }

  /** The name of a priority in any letter case. */
  record PriorityName() implements KeyType {
    static final List<String> NAMES =
        List.of(
            "emergency",
            "alert",
            "critical",
            "error",
            "warning",
            "notice",
            "informational",
            "debug");

    @Override
    public @Nullable String expectation(ConfigNode value) {
      return value instanceof ConfigNode.Scalar(String text, Origin origin)
              && Priority.parse(text).isPresent()
          ? null
          : oneOf(NAMES, value instanceof ConfigNode.Scalar scalar ? scalar.text() : "");
    }
  }

  /** One of some words. */
  record Words(List<String> words) implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      if (!(value instanceof ConfigNode.Scalar(String text, Origin origin))) {
        return "one of " + String.join(", ", words);
      }
      return words.contains(text.toLowerCase(Locale.ROOT)) ? null : oneOf(words, text);
    }
  }

  /** A list of some words, or one of them. */
  record SomeWords(List<String> words) implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      String shape = new Texts().expectation(value);
      if (shape != null) {
        return shape;
      }
      for (String text : ConfigValues.texts(value)) {
        if (!words.contains(text.toLowerCase(Locale.ROOT))) {
          return "any of " + oneOf(words, text).substring("one of ".length());
        }
      }
      return null;
    }
  }

  /** Keys that nobody prescribes. */
  record FreeMap() implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      return value instanceof ConfigNode.Mapping ? null : "a map";
    }
  }

  /** Any value. */
  record Any() implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      return null;
    }
  }

  /** A list of fields, and of keys with one template each. */
  record Fields() implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      return value instanceof ConfigNode.Sequence ? null : "a list";
    }
  }

  /**
   * A list whose entries are looked at by whoever reads them.
   *
   * @param orText whether an entry may be a single value
   */
  record Entries(boolean orText) implements KeyType {
    @Override
    public @Nullable String expectation(ConfigNode value) {
      return value instanceof ConfigNode.Mapping ? "a list" : null;
    }

    @Override
    public boolean isList() {
      return true;
    }
  }

  /** Reads the form that the table of keys has. */
  static KeyType parse(String form) {
    return switch (form) {
      case "bool" -> new Bool();
      case "text" -> new Text();
      case "texts" -> new Texts();
      case "duration" -> new Duration();
      case "address" -> new Address();
      case "priority" -> new PriorityName();
      case "map" -> new FreeMap();
      case "any" -> new Any();
      case "fields" -> new Fields();
      case "entries" -> new Entries(false);
      case "entries or texts" -> new Entries(true);
      default -> ranged(form);
    };
  }

  private static KeyType ranged(String form) {
    int blank = form.indexOf(' ');
    if (blank < 0) {
      return new Words(List.of(form.split(",", -1)));
    }
    if (form.startsWith("some ")) {
      return new SomeWords(List.of(form.substring(blank + 1).split(",", -1)));
    }
    int dots = form.indexOf("..", blank);
    String least = form.substring(blank + 1, dots);
    String most = form.substring(dots + 2);
    return form.startsWith("int ")
        ? new Whole(new BigInteger(least), most.isEmpty() ? null : new BigInteger(most))
        : new Real(new BigDecimal(least), most.isEmpty() ? null : new BigDecimal(most));
  }

  private static String oneOf(List<String> words, String wrong) {
    String nearest = Spelling.nearest(wrong.toLowerCase(Locale.ROOT), words);
    String hint = nearest == null ? "" : " (did you mean " + nearest + "?)";
    return "one of " + String.join(", ", words) + hint;
  }
}
