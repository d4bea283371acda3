/* All programs of the probe, in one object. README.md is the way in. */
#include "kernel.h"

#include "contract.h"
#include "machine.h"

#include "dispatch.c"

#include "control.c"
#include "descriptors.c"
#include "enter.c"
#include "exec.c"
#include "files.c"
#include "identity.c"
#include "io.c"
#include "memory.c"
#include "network.c"
#include "open.c"
#include "process.c"
#include "tracepoints.c"

/* Helpers of the kernel that read its memory are for programs of this license only. */
char license_text[] SEC("license") = "GPL";
