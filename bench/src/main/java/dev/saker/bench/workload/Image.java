package dev.saker.bench.workload;

/**
 * A program that a task runs. All texts have their NUL.
 *
 * @param path of the file
 * @param exe first argument
 * @param args arguments after the first
 */
record Image(byte[] path, byte[] comm, byte[] exe, byte[] args, byte[] environment, byte[] cwd) {
  private static final byte[] ENVIRONMENT =
      Texts.list(
          "SHELL=/bin/bash",
          "LANG=en_US.UTF-8",
          "LC_ALL=en_US.UTF-8",
          "HOME=/srv/build",
          "LOGNAME=build",
          "USER=build",
          "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "PWD=/srv/build/project",
          "MAKEFLAGS= -j8 --jobserver-auth=3,4",
          "MAKELEVEL=2",
          "XDG_RUNTIME_DIR=/run/user/1000",
          "XDG_SESSION_ID=c17",
          "INVOCATION_ID=5b2b1a7c41f84f0f9dc8d2a3f6e0b1aa",
          "JOURNAL_STREAM=8:34519",
          "CI_JOB_ID=481923",
          "CI_COMMIT_REF_NAME=main",
          "KUBERNETES_SERVICE_HOST=10.96.0.1",
          "KUBERNETES_SERVICE_PORT=443");

  /** A program started as a shell finds it: the first argument is the file's name. */
  static Image of(String path, String cwd, String... args) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new Image(
        Texts.text(path),
        Texts.text(Texts.commOf(path)),
        Texts.text(name),
        Texts.list(args),
        ENVIRONMENT,
        Texts.text(cwd));
  }

  /** The same, its first argument the whole path. */
  static Image daemon(String path, String... args) {
    Image image = of(path, "/", args);
    return new Image(image.path, image.comm, image.path, image.args, image.environment, image.cwd);
  }
}
