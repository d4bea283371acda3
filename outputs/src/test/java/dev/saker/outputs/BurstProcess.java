package dev.saker.outputs;

import static dev.saker.outputs.TestAlerts.numbered;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A process with one output at least once, to an HTTP server. Arguments: URL, spool folder, first
 * and last number of the alerts it raises. It says "accepted" when all are accepted, and waits to
 * be told to end, or killed.
 */
public final class BurstProcess {
  private BurstProcess() {}

  public static void main(String[] args) throws IOException {
    HttpSink sink =
        new HttpSink(HttpOptions.to(URI.create(args[0])), TestAlerts.MESSAGE, false, null);
    Outputs outputs =
        Outputs.start(
            List.of(
                new Outputs.Spec(
                    sink,
                    DeliveryOptions.atLeastOnce(
                        RetryPolicy.STANDARD, SpoolOptions.in(Path.of(args[1]))))),
            Outputs.Options.DEFAULT,
            Surroundings.real(),
            problem -> System.err.println(problem.message()));
    for (int i = Integer.parseInt(args[2]); i < Integer.parseInt(args[3]); i++) {
      outputs.accept(numbered(i));
    }
    System.out.println("accepted");
    System.out.flush();
    System.in.read();
    outputs.close();
  }
}
