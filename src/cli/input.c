/* input.c - files, standard input, numbers and time, for the sub-commands. */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

const char *input_name(const char *path)
{
    return !strcmp(path, "-") ? "standard input" : path;
}

static enum taut_status too_large(const char *path, size_t max, struct taut_error *err)
{
    return taut_fail(err, TAUT_ETOOBIG, input_name(path), "%slarger than %zu MiB", strcmp(path, "-") ? "file " : "",
                     max >> 20);
}

/* Grows as needed, and stops one byte past the limit: a pipe does not tell its size. */
static enum taut_status read_stream(FILE *f, const char *path, size_t max, struct taut_arena *arena, char **ret,
                                    size_t *n, struct taut_error *err)
{
    struct taut_text text;
    taut_text_init(&text, max);
    char chunk[16384];
    size_t got;
    while (!text.cut && (got = fread(chunk, 1, sizeof chunk, f)) > 0)
        taut_text_add(&text, chunk, got);
    enum taut_status st = TAUT_OK;
    if (ferror(f))
        st = taut_fail(err, TAUT_EIO, input_name(path), "%s", strerror(errno));
    else if (text.cut && text.n >= max)
        st = too_large(path, max, err);
    else if (text.cut || !(*ret = taut_arena_strndup(arena, text.bytes ? text.bytes : "", text.n)))
        st = taut_fail(err, TAUT_ENOMEM, input_name(path), "no memory for %zu bytes", text.n);
    *n = text.n;
    taut_text_free(&text);
    return st;
}

enum taut_status input_read(const char *path, size_t max, struct taut_arena *arena, char **ret, size_t *n,
                            struct taut_error *err)
{
    bool standard = !strcmp(path, "-");
    FILE *f = standard ? stdin : fopen(path, "rb");
    if (!f)
        return taut_fail(err, errno == ENOENT ? TAUT_ENOTFOUND : TAUT_EIO, path, "%s",
                         errno == ENOENT ? "no such file" : strerror(errno));
    struct stat about;
    bool known = fstat(fileno(f), &about) == 0;
    enum taut_status st;
    if (known && S_ISDIR(about.st_mode))
        st = taut_fail(err, TAUT_EINVAL, input_name(path), "is a directory");
    else if (known && S_ISREG(about.st_mode) && about.st_size > (off_t)max)
        st = too_large(path, max, err);
    else
        st = read_stream(f, path, max, arena, ret, n, err);
    if (!standard)
        fclose(f);
    return st;
}

enum taut_status input_drawing(const struct taut_atlas *a, const char *path, struct taut_arena *arena,
                               struct taut_drawing *ret, struct taut_error *err)
{
    char *json = NULL;
    size_t n = 0;
    enum taut_status st = input_read(path, TAUT_MAX_JSON, arena, &json, &n, err);
    if (st != TAUT_OK)
        return st;
    st = taut_json_read_drawing(a, json, n, arena, ret, err);
    if (st != TAUT_OK)
        input_within(err, input_name(path));
    return st;
}

enum taut_status input_number(const char *text, const char *where, unsigned low, unsigned high, unsigned *ret,
                              struct taut_error *err)
{
    unsigned v = 0;
    size_t n = strlen(text);
    bool good = n > 0 && n <= 6 && strspn(text, "0123456789") == n;
    for (size_t k = 0; good && k < n; k++)
        v = v * 10 + (unsigned)(text[k] - '0');
    if (!good || v < low || v > high)
        return taut_fail(err, TAUT_EINVAL, where, "must be a whole number from %u to %u", low, high);
    *ret = v;
    return TAUT_OK;
}

double input_clock_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

void input_within(struct taut_error *err, const char *outer)
{
    char where[sizeof err->where];
    if (!err)
        return;
    snprintf(where, sizeof where, "%s", err->where);
    size_t room = sizeof err->where - strlen(where) - 3, n = strlen(outer);
    /* of a long path the end is kept: that is the name */
    if (strlen(where) + 3 < sizeof err->where)
        snprintf(err->where, sizeof err->where, "%s%s%s", n > room ? outer + (n - room) : outer, where[0] ? ": " : "",
                 where);
}

enum taut_status input_join_words(const struct args *args, struct taut_arena *arena, char **ret, struct taut_error *err)
{
    size_t n = 1, at = 0;
    for (size_t k = 0; k < args->n_words; k++)
        n += strlen(args->words[k]) + 1;
    char *text = taut_arena_alloc(arena, n);
    if (!text)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu bytes", n);
    for (size_t k = 0; k < args->n_words; k++) {
        size_t length = strlen(args->words[k]);
        if (k > 0)
            text[at++] = ' ';
        memcpy(text + at, args->words[k], length);
        at += length;
    }
    *ret = text;
    return TAUT_OK;
}

enum taut_status input_today(const struct args *args, int32_t *ret, struct taut_error *err)
{
    enum { SECONDS_OF_A_DAY = 86400 };
    if (!args->values[FLAG_TODAY]) {
        *ret = (int32_t)(time(NULL) / SECONDS_OF_A_DAY);
        return TAUT_OK;
    }
    if (taut_day_read(args->values[FLAG_TODAY], ret, NULL) != TAUT_OK)
        return taut_fail(err, TAUT_EINVAL, "--today", "must be a day, as in 2026-11-21");
    return TAUT_OK;
}

enum taut_status input_said(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                            const struct taut_atlas **ret, struct taut_error *err)
{
    const char *code = args->values[FLAG_LANGUAGE];
    enum taut_language language = TAUT_ENGLISH;
    size_t n = 0;
    *ret = a;
    if (code && !taut_language_find(code, &language))
        return taut_fail(err, TAUT_EINVAL, "--language", "must be en, de or es");
    if (language == TAUT_ENGLISH)
        return TAUT_OK;
    const void *bytes = taut_catalogue_builtin(language, &n);
    struct taut_catalogue *c = taut_arena_alloc(arena, sizeof *c);
    if (!c)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory");
    enum taut_status st = taut_catalogue_read(bytes, n, c, err);
    return st == TAUT_OK ? taut_atlas_say(a, c, arena, ret, err) : st;
}
