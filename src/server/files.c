/* files.c - the web app's files, read once into memory: nothing that a request says ever reaches the file system. */
#define _XOPEN_SOURCE 700
#include "server/http.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_FILES = 2000, LARGEST_FILE = 64 << 20, LONGEST_PATH = 1000 };

struct site {
    struct file *files; /* by path */
    size_t n;
};

static const struct {
    const char *ending, *type;
} types[] = {
    { ".html", "text/html; charset=utf-8" },
    { ".js", "text/javascript; charset=utf-8" },
    { ".css", "text/css; charset=utf-8" },
    { ".json", "application/json" },
    { ".webmanifest", "application/manifest+json" },
    { ".svg", "image/svg+xml" },
    { ".png", "image/png" },
    { ".ico", "image/x-icon" },
    { ".wasm", "application/wasm" },
    { ".woff2", "font/woff2" },
    { ".txt", "text/plain; charset=utf-8" },
    { ".map", "application/json" },
};

static const char *const endings[ENCODINGS] = { "", ".gz", ".br" };

static bool ends_with(const char *s, const char *ending)
{
    const size_t n = strlen(s), m = strlen(ending);
    return n >= m && !strcmp(s + n - m, ending);
}

static const char *type_of(const char *path)
{
    for (size_t k = 0; k < sizeof types / sizeof *types; k++)
        if (ends_with(path, types[k].ending))
            return types[k].type;
    return "application/octet-stream";
}

/* ---- reading --------------------------------------------------------------------------------------------------------- */

/* FNV-1a, 64 bits: tells versions of a file apart. */
static uint64_t hash(const char *bytes, size_t n)
{
    uint64_t h = UINT64_C(0xCBF29CE484222325);
    for (size_t k = 0; k < n; k++)
        h = (h ^ (unsigned char)bytes[k]) * UINT64_C(0x100000001B3);
    return h;
}

static enum taut_status read_bytes(const char *name, struct taut_arena *arena, const char **ret, size_t *n,
                                   struct taut_error *err)
{
    struct stat about;
    FILE *f = fopen(name, "rb");
    if (!f)
        return taut_fail(err, TAUT_EIO, name, "%s", strerror(errno));
    enum taut_status st = TAUT_OK;
    char *bytes = NULL;
    if (fstat(fileno(f), &about) != 0 || about.st_size > LARGEST_FILE)
        st = taut_fail(err, TAUT_ETOOBIG, name, "larger than %d MiB", LARGEST_FILE >> 20);
    else if (!(bytes = taut_arena_alloc(arena, (size_t)about.st_size + 1)))
        st = taut_fail(err, TAUT_ENOMEM, name, "no memory");
    else if (fread(bytes, 1, (size_t)about.st_size, f) != (size_t)about.st_size)
        st = taut_fail(err, TAUT_EIO, name, "could not be read");
    fclose(f);
    *ret = bytes;
    *n = st == TAUT_OK ? (size_t)about.st_size : 0;
    return st;
}

static enum taut_status read_file(const char *root, const char *path, struct taut_arena *arena, struct file *ret,
                                  struct taut_error *err)
{
    char name[LONGEST_PATH + 8];
    enum taut_status st = TAUT_OK;
    *ret = (struct file){ .path = taut_arena_strndup(arena, path, strlen(path)), .type = type_of(path) };
    ret->forever = !strncmp(path, "/assets/", 8);
    for (int e = 0; e < ENCODINGS && st == TAUT_OK; e++) {
        snprintf(name, sizeof name, "%s%s%s", root, path, endings[e]);
        if (e == IDENTITY || access(name, R_OK) == 0)
            st = read_bytes(name, arena, &ret->as[e].bytes, &ret->as[e].n, err);
    }
    if (st == TAUT_OK)
        snprintf(ret->etag, sizeof ret->etag, "\"%016llx\"",
                 (unsigned long long)hash(ret->as[IDENTITY].bytes, ret->as[IDENTITY].n));
    return st == TAUT_OK && !ret->path ? taut_fail(err, TAUT_ENOMEM, path, "no memory") : st;
}

/* nftw has no room for a state of ours. */
static _Thread_local struct walk {
    struct taut_arena *arena;
    struct taut_vec paths; /* of char pointers, from the root on */
    size_t root;           /* letters of its name */
    bool full;
} walk;

static int visit(const char *name, const struct stat *about, int kind, struct FTW *at)
{
    const char *path = name + walk.root;
    (void)about;
    (void)at;
    if (kind != FTW_F || ends_with(path, endings[GZIP]) || ends_with(path, endings[BROTLI]))
        return 0;
    char **slot = walk.paths.n < MOST_FILES ? taut_vec_push(walk.arena, &walk.paths) : NULL;
    walk.full = walk.full || !slot;
    if (slot)
        *slot = taut_arena_strndup(walk.arena, path, strlen(path));
    return slot && *slot ? 0 : 1;
}

static int by_path(const void *x, const void *y)
{
    return strcmp(((const struct file *)x)->path, ((const struct file *)y)->path);
}

enum taut_status site_read(const char *root, struct taut_arena *arena, struct site **ret, struct taut_error *err)
{
    char name[LONGEST_PATH];
    size_t n = strlen(root);
    while (n > 1 && root[n - 1] == '/')
        n--;
    if (n + 200 > sizeof name)
        return taut_fail(err, TAUT_EINVAL, root, "too long a path");
    memcpy(name, root, n);
    name[n] = '\0';
    walk = (struct walk){ .arena = arena, .paths = { .size = sizeof(char *) }, .root = n };
    if (access(name, R_OK | X_OK) != 0 || nftw(name, visit, 16, FTW_PHYS) < 0)
        return taut_fail(err, TAUT_ENOTFOUND, root, "%s", strerror(errno));
    if (walk.full)
        return taut_fail(err, TAUT_ETOOBIG, root, "more than %d files", MOST_FILES);
    struct site *site = taut_arena_alloc(arena, sizeof *site);
    struct file *files = taut_arena_array(arena, walk.paths.n + 1, sizeof *files);
    if (!site || !files)
        return taut_fail(err, TAUT_ENOMEM, root, "no memory");
    enum taut_status st = TAUT_OK;
    for (size_t k = 0; k < walk.paths.n && st == TAUT_OK; k++)
        st = read_file(name, ((char **)walk.paths.items)[k], arena, &files[k], err);
    if (st != TAUT_OK)
        return st;
    qsort(files, walk.paths.n, sizeof *files, by_path);
    *site = (struct site){ .files = files, .n = walk.paths.n };
    *ret = site;
    return site_find(site, "/index.html") ? TAUT_OK : taut_fail(err, TAUT_ENOTFOUND, root, "has no index.html");
}

/* ---- asking ------------------------------------------------------------------------------------------------------------ */

struct file *site_files(struct site *s, size_t *n)
{
    *n = s->n;
    return s->files;
}

const struct file *site_find(const struct site *s, const char *path)
{
    const struct file key = { .path = strcmp(path, "/") ? path : "/index.html" };
    return s->n ? bsearch(&key, s->files, s->n, sizeof *s->files, by_path) : NULL;
}

/* Whether the list names it without taking it back ("br;q=0"). */
static bool accepts(const char *list, const char *coding)
{
    const size_t n = strlen(coding);
    for (const char *at = list; (at = strstr(at, coding)) != NULL; at += n) {
        const bool begins = at == list || at[-1] == ' ' || at[-1] == ',';
        const char *after = at + n + strspn(at + n, " ");
        if (begins && (*after == '\0' || *after == ','))
            return true;
        if (begins && *after == ';')
            return strtod(strchr(after, '=') ? strchr(after, '=') + 1 : "0", NULL) > 0;
    }
    return false;
}

enum encoding file_encoding(const struct file *f, const char *accept_encoding)
{
    static const char *const codings[ENCODINGS] = { "identity", "gzip", "br" };
    enum encoding best = IDENTITY;
    for (int e = GZIP; accept_encoding && e < ENCODINGS; e++)
        if (f->as[e].bytes && f->as[e].n < f->as[best].n && accepts(accept_encoding, codings[e]))
            best = (enum encoding)e;
    return best;
}
