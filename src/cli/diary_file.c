/* diary_file.c - a diary on the disk: read, and appended to so that nothing that was said to be kept is lost. */
#define _POSIX_C_SOURCE 200809L
#include "selfcare.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_LINES = 1 << 20, SECONDS_OF_A_MINUTE = 60 };

enum taut_status diary_read(const struct taut_atlas *a, const char *path, struct taut_arena *arena,
                            struct taut_json_diary *ret, struct taut_error *err)
{
    char *text = NULL;
    size_t n = 0;
    *ret = (struct taut_json_diary){ 0 };
    if (access(path, F_OK) != 0 && errno == ENOENT)
        return TAUT_OK;
    enum taut_status st = input_read(path, TAUT_MAX_DIARY_BYTES, arena, &text, &n, err);
    if (st != TAUT_OK || n == 0)
        return st;
    st = taut_json_read_diary(a, text, n, arena, ret, err);
    if (st != TAUT_OK)
        input_within(err, path);
    return st;
}

static enum taut_status cannot(const char *path, struct taut_error *err)
{
    return taut_fail(err, TAUT_EIO, path, "%s", strerror(errno));
}

static enum taut_status write_all(int file, const char *path, const struct taut_text *text, struct taut_error *err)
{
    for (size_t at = 0; at < text->n;) {
        const ssize_t wrote = write(file, text->bytes + at, text->n - at);
        if (wrote < 0 && errno != EINTR)
            return cannot(path, err);
        at += wrote > 0 ? (size_t)wrote : 0;
    }
    return fsync(file) == 0 ? TAUT_OK : cannot(path, err);
}

enum taut_status diary_append(const struct taut_atlas *a, const char *path, const struct taut_json_diary *was,
                              const struct taut_diary_entry *entries, size_t n, struct taut_error *err)
{
    struct taut_text text;
    taut_text_init(&text, LONGEST_LINES);
    if (was->complete == 0)
        taut_json_write_diary_header(&text);
    for (size_t k = 0; k < n; k++)
        taut_json_write_diary_entry(a, &entries[k], &text);
    enum taut_status st = text.cut ? taut_fail(err, TAUT_ENOMEM, path, "no memory") : TAUT_OK;
    const int file = st == TAUT_OK ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    if (st == TAUT_OK && file < 0)
        st = cannot(path, err);
    if (st == TAUT_OK && was->torn && ftruncate(file, (off_t)was->complete) != 0)
        st = cannot(path, err);
    if (st == TAUT_OK)
        st = write_all(file, path, &text, err);
    if (file >= 0 && close(file) != 0 && st == TAUT_OK)
        st = cannot(path, err);
    taut_text_free(&text);
    return st;
}

enum taut_status diary_now(const struct args *args, int64_t *ret, struct taut_error *err)
{
    const char *when = args->values[FLAG_WHEN];
    if (when)
        return taut_minute_read(when, ret)
                   ? TAUT_OK
                   : taut_fail(err, TAUT_EINVAL, "--when", "must be a time, as in 2026-11-21T08:30");
    const time_t now = time(NULL);
    struct tm local;
    char text[32];
    if (!localtime_r(&now, &local) || !strftime(text, sizeof text, "%Y-%m-%dT%H:%M", &local) ||
        !taut_minute_read(text, ret))
        *ret = (int64_t)now / SECONDS_OF_A_MINUTE;
    return TAUT_OK;
}
