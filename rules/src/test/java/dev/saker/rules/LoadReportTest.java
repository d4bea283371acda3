package dev.saker.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LoadReportTest {

  @Test
  void jsonHasTheShapeOfLoadResults() {
    assertEquals(
        """
        {"falco_load_results":[{"errors":[{"code":"LOAD_ERR_COMPILE_CONDITION",\
        "codedesc":"Error compiling condition","context":{"locations":[\
        {"item_name":"","item_type":"rules content",\
        "position":{"column":0,"line":0,"name":"a.yaml","offset":0}},\
        {"item_name":"R","item_type":"rule",\
        "position":{"column":2,"line":0,"name":"a.yaml","offset":2}},\
        {"item_name":"","item_type":"rule condition",\
        "position":{"column":13,"line":2,"name":"a.yaml","offset":33}},\
        {"item_name":"","item_type":"condition expression",\
        "position":{"column":14,"line":3,"name":"\\"no.such=1\\"","offset":33}}],\
        "snippet":"  condition: no.such=1\\n             ^\\n"},\
        "message":"filter_check called with nonexistent field no.such"}],"name":"a.yaml","schema_valid":true,\
        "schema_warnings":[],"successful":false,"warnings":[]}]}\
        """,
        json(
            """
            - rule: R
              desc: d
              condition: no.such=1
              output: o
              priority: INFO
            """));
  }

  @Test
  void schemaIsLeftOutWhereThereIsNone() {
    assertEquals(
        "{\"falco_load_results\":[{\"errors\":[],\"name\":\"a.yaml\",\"successful\":true,"
            + "\"warnings\":[]}]}",
        json("# nothing\n"));
  }

  @Test
  void schemaWarningsAreListed() {
    assertEquals(
        "{\"falco_load_results\":[{\"errors\":[],\"name\":\"a.yaml\",\"schema_valid\":false,"
            + "\"schema_warnings\":[\"failed for <root>[0][override]: not a mapping\"],"
            + "\"successful\":true,\"warnings\":[{\"code\":\"LOAD_UNUSED_LIST\","
            + "\"codedesc\":\"A list is defined in the rules content but is not used by any other"
            + " list, macro, or rule.\",\"context\":{\"locations\":["
            + "{\"item_name\":\"\",\"item_type\":\"rules content\",\"position\":"
            + "{\"column\":0,\"line\":0,\"name\":\"a.yaml\",\"offset\":0}},"
            + "{\"item_name\":\"l\",\"item_type\":\"list\",\"position\":"
            + "{\"column\":2,\"line\":0,\"name\":\"a.yaml\",\"offset\":2}}],"
            + "\"snippet\":\"- list: l\\n  ^\\n\"},"
            + "\"message\":\"List not referred to by any other rule/macro\"}]}]}",
        json("- list: l\n  items: []\n  override: x\n"));
  }

  private static String json(String text) {
    return LoadReport.json(
        new RuleLoader(LoadOptions.defaults()).load(List.of(new RuleFile("a.yaml", text))));
  }
}
