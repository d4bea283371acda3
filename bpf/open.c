/* Files are opened. */
#include "file.h"
#include "flags.h"

/* include/linux/fs.h: FMODE_CREATED */
#define MODE_CREATED 0x100000

/* What the kernel found behind a path. */
struct opened {
  __u32 flags;
  __u32 device;
  __u64 inode;
};

INLINE struct opened opened_by(__s64 result) {
  struct opened opened = {};
  struct file *file = file_of(result);
  if (!file)
    return opened;
  enum layer layer = layer_of(file);
  opened.flags = WHERE(READ(file, f_mode), MODE_CREATED, FILE_CREATED);
  if (layer == LAYER_UPPER)
    opened.flags |= FILE_UPPER_LAYER;
  if (layer == LAYER_LOWER)
    opened.flags |= FILE_LOWER_LAYER;
  opened.device = device_seen(READ(file, f_inode, i_sb, s_dev));
  opened.inode = READ(file, f_inode, i_ino);
  return opened;
}

INLINE void put_opened(struct event *event, struct opened opened) {
  put_32(event, opened.device);
  put_64(event, opened.inode);
}

CALL_EVENT(openat, 307, 7, KIND_OPEN) {
  struct opened opened = opened_by(call->result);
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_path(event, ARG(1));
  put_32(event, open_flags(ARG(2)) | opened.flags);
  put_32(event, open_mode(ARG(2), ARG(3)));
  put_opened(event, opened);
  return true;
}

/* include/uapi/linux/openat2.h: open_how */
struct how {
  __u64 flags;
  __u64 mode;
  __u64 resolve;
};

CALL_EVENT(openat2, 327, 8, KIND_OPEN) {
  struct opened opened = opened_by(call->result);
  struct how how = {};
  bpf_probe_read_user(&how, sizeof(how), (void *)ARG(2));
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_path(event, ARG(1));
  put_32(event, open_flags(how.flags) | opened.flags);
  put_32(event, open_mode(how.flags, how.mode));
  put_32(event, resolve_flags(how.resolve));
  put_opened(event, opened);
  return true;
}

/* The path is the kernel's: the call gives a handle. */
CALL_EVENT(open_by_handle_at, 337, 6, KIND_OPEN) {
  struct opened opened = opened_by(call->result);
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, open_flags(ARG(2)) | opened.flags);
  put_file_path(event, file_of(call->result));
  put_opened(event, opened);
  return true;
}

#ifdef NR_open
CALL_EVENT(open, 3, 6, KIND_OPEN) {
  struct opened opened = opened_by(call->result);
  put_64(event, call->result);
  put_path(event, ARG(0));
  put_32(event, open_flags(ARG(1)) | opened.flags);
  put_32(event, open_mode(ARG(1), ARG(2)));
  put_opened(event, opened);
  return true;
}

CALL_EVENT(creat, 59, 6, KIND_OPEN) {
  struct opened opened = opened_by(call->result);
  put_64(event, call->result);
  put_path(event, ARG(0));
  put_32(event, open_mode(O_CREAT, ARG(1)));
  put_opened(event, opened);
  put_16(event, WHERE(opened.flags, FILE_UPPER_LAYER, 1) | WHERE(opened.flags, FILE_LOWER_LAYER, 2));
  return true;
}
#endif
