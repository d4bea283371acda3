package dev.saker.outputs.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProxyTest {
  private static final URI PLAIN = URI.create("http://server.example/");
  private static final URI SECURE = URI.create("https://server.example/");

  @Test
  void variableOfTheSchemeComesBeforeTheOneForAll() throws IOException {
    Map<String, String> environment =
        Map.of(
            "http_proxy", "http://a:1",
            "HTTPS_PROXY", "b:2/",
            "all_proxy", "c");
    assertEquals(proxy("a", 1), HttpProxy.of(PLAIN, environment));
    assertEquals(proxy("b", 2), HttpProxy.of(SECURE, environment));
    assertEquals(proxy("c", 1080), HttpProxy.of(SECURE, Map.of("ALL_PROXY", "http://c")));
    assertEquals(Optional.empty(), HttpProxy.of(SECURE, Map.of("http_proxy", "http://a:1")));
    assertEquals(Optional.empty(), HttpProxy.of(PLAIN, Map.of("http_proxy", "")));
  }

  @Test
  void upperCaseNameForPlainHttpIsNotBelieved() throws IOException {
    assertEquals(Optional.empty(), HttpProxy.of(PLAIN, Map.of("HTTP_PROXY", "http://a:1")));
  }

  @Test
  void userAndPasswordAreForTheProxy() throws IOException {
    assertEquals(
        Optional.of(new HttpProxy("::1", 3128, Optional.of("Basic dXNlcjpwQHNz"))),
        HttpProxy.of(PLAIN, Map.of("http_proxy", "http://user:p%40ss@[::1]:3128")));
  }

  @Test
  void proxyThatCanNotBeUsedIsNamedByItsVariable() {
    assertEquals(
        "proxy of a kind that is not supported: variable=https_proxy kind=socks5"
            + " expected http://HOST:PORT",
        assertThrows(
                IOException.class,
                () -> HttpProxy.of(SECURE, Map.of("https_proxy", "socks5://a:1")))
            .getMessage());
    assertEquals(
        "not the address of a proxy: variable=all_proxy",
        assertThrows(
                IOException.class, () -> HttpProxy.of(SECURE, Map.of("all_proxy", "a b:secret@c")))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "*                       ; a.example   ; true",
        "b.example,a.example     ; a.example   ; true",
        "b.example a.example     ; A.Example.  ; true",
        ".example                ; a.example   ; true",
        "example                 ; a.example   ; true",
        "xample                  ; a.example   ; false",
        "a.example.              ; a.example   ; true",
        "x.a.example             ; a.example   ; false",
        "127.0.0.1               ; 127.0.0.1   ; true",
        "0.0.1                   ; 127.0.0.1   ; false",
        "127.0.0.0/8             ; 127.3.2.1   ; true",
        "127.0.0.0/9             ; 127.128.2.1 ; false",
        "0.0.0.0/0               ; 10.1.1.1    ; true",
        "127.0.0.0/33            ; 127.0.0.1   ; false",
        "127.0.0.0/x             ; 127.0.0.1   ; false",
        "::1                     ; [::1]       ; true",
        "[::1]                   ; [::1]       ; true",
        "fd00::/8                ; [fd12::3]   ; true",
        "127.0.0.0/8             ; [::1]       ; false",
        "10.0.0.0/8              ; a.example   ; false",
        "''                      ; a.example   ; false",
      })
  void serversWithoutProxyAreNamedByNameAddressOrNetwork(
      String list, String host, boolean covered) {
    assertEquals(covered, NoProxy.parse(list).covers(host));
  }

  @Test
  void eitherSpellingOfTheExceptionsCounts() throws IOException {
    assertEquals(
        Optional.empty(),
        HttpProxy.of(SECURE, Map.of("https_proxy", "http://a:1", "NO_PROXY", "example")));
    assertEquals(
        proxy("a", 1),
        HttpProxy.of(
            SECURE,
            Map.of("https_proxy", "http://a:1", "no_proxy", "other", "NO_PROXY", "example")));
  }

  private static Optional<HttpProxy> proxy(String host, int port) {
    return Optional.of(new HttpProxy(host, port, Optional.empty()));
  }
}
