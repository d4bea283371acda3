package dev.saker.outputs;

import java.io.IOException;

/** The other side does not want this one alert: repeating it would change nothing. */
public final class RefusedException extends IOException {
  /** Makes one; the message names the target and the reason. */
  public RefusedException(String message) {
    super(message);
  }

  /** Makes one with the failure behind it. */
  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
