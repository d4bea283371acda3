package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.SystemState;
import org.jspecify.annotations.Nullable;

/**
 * Parts of infrastructure events, which only captures of long ago have: their description is a list
 * of {@code key: value} with semicolons between.
 */
final class InfraFields implements FieldFamily {
  private static final int SHORT_ID_LENGTH = 12;

  private final SystemState state;

  InfraFields(SystemState state) {
    this.state = state;
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "evt.infra.docker.name" -> out -> set(out, part("Event"));
      case "evt.infra.docker.container.id" ->
          out -> {
            String id = part("ID");
            return set(
                out, id == null ? null : id.substring(0, Math.min(id.length(), SHORT_ID_LENGTH)));
          };
      case "evt.infra.docker.container.name" -> out -> set(out, part("name"));
      case "evt.infra.docker.container.image" -> out -> set(out, image());
      default -> null;
    };
  }

  private static boolean set(Value out, @Nullable String text) {
    if (text == null) {
      return false;
    }
    out.setBytes(Bytes.of(text));
    return true;
  }

  /** Value of the first part whose text starts with the key, up to a second colon. */
  private @Nullable String part(String key) {
    String entry = entry(key);
    if (entry == null) {
      return null;
    }
    String[] sides = entry.split(":", -1);
    return sides.length < 2 ? "" : sides[1].strip();
  }

  private @Nullable String image() {
    String entry = entry("Image");
    String image = part("Image");
    if (entry == null || image == null) {
      return null;
    }
    if (image.contains("@")) {
      return image.substring(0, image.indexOf('@')).strip();
    }
    return image.contains("sha256") ? entry.substring(entry.indexOf(':') + 1).strip() : image;
  }

  private @Nullable String entry(String key) {
    if (state.event().code() != Codes.INFRASTRUCTURE_EVENT_E) {
      return null;
    }
    Value description = new Value();
    ParamBytes.text(state.event(), 2, description);
    for (String entry : description.text().split(";", -1)) {
      if (entry.strip().startsWith(key)) {
        return entry.strip();
      }
    }
    return null;
  }
}
