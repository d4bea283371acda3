package dev.saker.rules.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventTable;
import dev.saker.rules.ir.Condition;
import org.junit.jupiter.api.Test;

class InterpreterTest {

  @Test
  void fieldsAreReadOncePerEventWhateverTheNumberOfRules() {
    FakeFields fields = new FakeFields().with("proc.name", "cat");
    Interpreter interpreter = new Interpreter(fields);
    Evaluator first =
        interpreter.bind(Conditions.condition("proc.name = cat and toupper(proc.name) = CAT"));
    Evaluator second =
        interpreter.bind(Conditions.condition("proc.name in (cat, dog) or proc.name = x"));
    for (int event = 1; event <= 3; event++) {
      interpreter.nextEvent();
      assertTrue(first.matches());
      assertTrue(second.matches());
      assertEquals(event, fields.reads("proc.name"));
    }
  }

  @Test
  void equalPartsAreOneEvaluator() {
    Interpreter interpreter = new Interpreter(new FakeFields());
    String text = "(proc.name = a and not fd.num > 3) or proc.name in (x, y)";
    assertSame(
        interpreter.bind(Conditions.condition(text)), interpreter.bind(Conditions.condition(text)));
  }

  @Test
  void answersChangeWithTheEvent() {
    FakeFields fields = new FakeFields().with("proc.name", "cat");
    Interpreter interpreter = new Interpreter(fields);
    Condition condition = Conditions.condition("proc.name = cat and fd.num = 3");
    Evaluator evaluator = interpreter.bind(condition);
    Evaluator again = interpreter.bind(condition);
    interpreter.nextEvent();
    assertFalse(evaluator.matches());
    fields.with("fd.num", 3);
    assertFalse(again.matches(), "remembered for this event");
    interpreter.nextEvent();
    assertTrue(evaluator.matches());
    assertTrue(again.matches());
  }

  @Test
  void whatDependsOnTheEventTypeOnlyIsDecidedWhenBound() {
    FakeFields fields = new FakeFields().with("evt.type", "open").with("proc.name", "cat");
    Interpreter interpreter = new Interpreter(fields);
    Condition condition =
        Conditions.condition("evt.type in (open, openat) and proc.name = cat and evt.num exists");
    Evaluator open = interpreter.bind(condition, EventTable.named("open").getLast());
    fields.with("evt.num", 1);
    interpreter.nextEvent();
    assertTrue(open.matches());
    assertEquals(0, fields.reads("evt.type"));
    assertTrue(
        interpreter.isNever(interpreter.bind(condition, EventTable.named("close").getLast())));
  }

  @Test
  void namesOfGenericEventsAreReadFromTheEvent() {
    FakeFields fields = new FakeFields().with("evt.type", "acct");
    Interpreter interpreter = new Interpreter(fields);
    Evaluator generic =
        interpreter.bind(Conditions.condition("evt.type = acct"), EventTable.get(1));
    interpreter.nextEvent();
    assertTrue(generic.matches());
  }

  @Test
  void deepConditionsDoNotOverflowTheStack() throws InterruptedException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 330; i++) {
      text.append("not (fd.num = ").append(i).append(" and (proc.name = x or ");
    }
    text.append("fd.num = 1").append("))".repeat(330));
    Interpreter interpreter =
        new Interpreter(new FakeFields().with("fd.num", 1).with("proc.name", "x"));
    boolean[] done = new boolean[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              Evaluator evaluator = interpreter.bind(Conditions.condition(text.toString()));
              interpreter.nextEvent();
              evaluator.matches();
              done[0] = true;
            },
            "small stack",
            1024 * 1024);
    thread.start();
    thread.join();
    assertTrue(done[0]);
  }
}
