package dev.saker.app.run;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.Wish;
import dev.saker.engine.Engine;
import dev.saker.engine.EventHandler;
import dev.saker.events.EventView;
import dev.saker.events.FieldResolver;
import dev.saker.events.SourceException;
import dev.saker.rules.eval.Evaluator;
import dev.saker.rules.eval.Interpreter;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.template.Renderer;
import dev.saker.rules.template.Template;
import dev.saker.rules.template.TemplateResult;
import dev.saker.scap.CaptureReader;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints the events of a capture that fulfil a condition. */
public final class EventPrinting {
  /** Number, time, processor, process, type and arguments. */
  public static final String DEFAULT_FORMAT =
      "*%evt.num %evt.outputtime %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info";

  /** The same with each percent sign doubled, as help texts need it. */
  public static final String DEFAULT_FORMAT_ESCAPED =
      "*%%evt.num %%evt.outputtime %%evt.cpu %%proc.name (%%thread.tid) %%evt.dir %%evt.type"
          + " %%evt.info";

  private static final int EVENTS_BETWEEN_LOOKS = 1 << 12;

  private final Console console;
  private final String format;
  private final String filter;
  private final long most;

  /**
   * Prepares printing.
   *
   * @param format output template; a leading {@code *} says that missing values are no reason to
   *     leave an event out
   * @param filter condition; empty for every event
   * @param most most events to print
   */
  public EventPrinting(Console console, String format, String filter, long most) {
    this.console = console;
    this.format = format;
    this.filter = filter;
    this.most = most;
  }

  /**
   * Prints a capture. All events before damage in it are printed before the damage is reported.
   *
   * @return exit status
   */
  public int print(Path capture) throws FailedException {
    Template template = template();
    Condition condition = FilterText.parse(filter).condition();
    SystemState state = new SystemState(StateOptions.DEFAULT);
    StateFields fields = new StateFields(state, console.zone(), Map.of(), false);
    Interpreter interpreter = new Interpreter(fields);
    Printer printer = new Printer(interpreter, interpreter.bind(condition), template.bind(fields));
    try (CaptureReader reader = CaptureReader.open(capture, state)) {
      Engine engine = new Engine(reader, state, printer, Engine.Limits.NONE);
      printer.engine = engine;
      console.on(Wish.STOP, engine::stop);
      Progress progress = new Progress(console.status(), System::nanoTime, reader.sizeBytes());
      while (engine.doWork(EVENTS_BETWEEN_LOOKS) == EVENTS_BETWEEN_LOOKS) {
        progress.update(engine.shown(), reader.bytesRead());
      }
    } catch (SourceException e) {
      throw FailedException.of(e);
    } finally {
      console.status().erase();
    }
    return 0;
  }

  private Template template() throws FailedException {
    TemplateResult result = Template.parse(format, FieldResolver.STANDARD);
    Template template = result.template();
    if (template == null) {
      throw FilterText.wrong("format", format, FilterText.firstError(result.problems()));
    }
    return template;
  }

  /** Prints what passes. */
  private final class Printer implements EventHandler {
    private final Interpreter interpreter;
    private final Evaluator evaluator;
    private final Renderer renderer;
    private final boolean takesMissing = format.startsWith("*");
    private @Nullable Engine engine;
    private long left = most;

    Printer(Interpreter interpreter, Evaluator evaluator, Renderer renderer) {
      this.interpreter = interpreter;
      this.evaluator = evaluator;
      this.renderer = renderer;
    }

    @Override
    public void onEvent(EventView event) {
      interpreter.nextEvent();
      if (left > 0
          && evaluator.matches()
          && (takesMissing || !renderer.fields().containsValue(null))) {
        left--;
        console.println(renderer.message());
      }
      if (left <= 0 && engine != null) {
        engine.stop();
      }
    }
  }
}
