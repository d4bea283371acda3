package dev.saker.app.run;

import dev.saker.app.Version;
import dev.saker.app.config.ServiceConfig;
import dev.saker.app.metrics.Exposition;
import dev.saker.app.web.WebServer.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What a service answers over HTTP. */
final class ServicePages {
  private static final long STUCK_NS = TimeUnit.SECONDS.toNanos(30);

  private ServicePages() {}

  /** The pages that the configuration wants, by path. */
  static Map<String, Supplier<Answer>> of(
      ServiceConfig config, Replay replay, ServiceFigures figures) {
    Map<String, Supplier<Answer>> pages = new HashMap<>();
    ServiceConfig.Webserver web = config.webserver().orElseThrow();
    pages.put("/versions", () -> Answer.json(200, Version.json()));
    ServiceConfig.Metrics metrics = config.metrics();
    if (metrics.enabled() && web.prometheus()) {
      pages.put(
          "/metrics",
          () ->
              new Answer(
                  200,
                  Exposition.CONTENT_TYPE,
                  Exposition.of(
                      figures, metrics.groups(), metrics.withEmpty(), figures.containerFile())));
    }
    pages.put(web.healthPath(), () -> health(replay));
    return pages;
  }

  /** Well is who moves on, or has nothing to do. */
  private static Answer health(Replay replay) {
    long stuckNs = replay.stuckNs();
    return stuckNs < STUCK_NS
        ? Answer.json(200, "{\"status\": \"ok\"}")
        : Answer.json(
            503,
            "{\"status\": \"stuck\", \"seconds\": "
                + TimeUnit.NANOSECONDS.toSeconds(stuckNs)
                + "}");
  }
}
