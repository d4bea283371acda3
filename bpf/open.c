/* Files are opened. */
#include "entered.h"
#include "paths.h"

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

/* include/uapi/linux/stat.h: S_IFMT, S_IFREG */
#define FILE_KIND 0170000
#define REGULAR_FILE 0100000

INLINE bool is_regular(struct file *file) {
  return (READ(file, f_inode, i_mode) & FILE_KIND) == REGULAR_FILE;
}

#define CHANGES_FILES (O_ACCESS | O_CREAT | O_TRUNC | O_TMPFILE)

/*
 * Puts the path, tells what it was at the beginning if that was another, and says whether the event is to be sent: not when the file
 * is a regular one, or none, and opened for reading, and no rule can match its path.
 */
INLINE bool put_opened_path(struct event *event, const struct call *call, __u64 path, __u32 flags) {
  __u64 at = event->end;
  put_path(event, path);
  mark_value(event, at);
  bool changed = call->interest & INTEREST_ENTERED && tell_entered_path(event->scratch);
  if (changed || !(call->interest & INTEREST_PATHS) || flags & CHANGES_FILES)
    return true;
  if (path_may_matter(event->scratch))
    return true;
  /* Paths may be relative to a folder that is opened: it has to be known. */
  struct file *file = file_of(call->result);
  if (file && !is_regular(file))
    return true;
  count(REASON_FILTERED, KIND_OPEN);
  return false;
}

INLINE void put_opened(struct event *event, struct opened opened) {
  put_32(event, opened.device);
  put_64(event, opened.inode);
}

CALL_EVENT(openat, 307, 7, KIND_OPEN) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  if (!put_opened_path(event, call, ARG(1), ARG(2)))
    return false;
  struct opened opened = opened_by(call->result);
  put_32(event, open_flags(ARG(2)) | opened.flags);
  put_32(event, open_mode(ARG(2), ARG(3)));
  put_opened(event, opened);
  return true;
}

CALL_EVENT(openat2, 327, 8, KIND_OPEN) {
  struct how how = {};
  bpf_probe_read_user(&how, sizeof(how), (void *)ARG(2));
  put_64(event, call->result);
  put_signed(event, ARG(0));
  if (!put_opened_path(event, call, ARG(1), how.flags))
    return false;
  struct opened opened = opened_by(call->result);
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
  put_64(event, call->result);
  if (!put_opened_path(event, call, ARG(0), ARG(1)))
    return false;
  struct opened opened = opened_by(call->result);
  put_32(event, open_flags(ARG(1)) | opened.flags);
  put_32(event, open_mode(ARG(1), ARG(2)));
  put_opened(event, opened);
  return true;
}

CALL_EVENT(creat, 59, 6, KIND_OPEN) {
  struct opened opened = opened_by(call->result);
  put_64(event, call->result);
  put_opened_path(event, call, ARG(0), O_CREAT);
  put_32(event, open_mode(O_CREAT, ARG(1)));
  put_opened(event, opened);
  put_16(event, WHERE(opened.flags, FILE_UPPER_LAYER, 1) | WHERE(opened.flags, FILE_LOWER_LAYER, 2));
  return true;
}
#endif
