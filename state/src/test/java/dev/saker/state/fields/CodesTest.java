package dev.saker.state.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.events.EventTable;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class CodesTest {
  @Test
  void eachConstantIsTheCodeOfItsName() throws IllegalAccessException {
    for (Field constant : Codes.class.getDeclaredFields()) {
      assertEquals(constant.getName(), EventTable.get(constant.getInt(null)).constant());
    }
  }
}
