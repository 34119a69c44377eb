/* picture_put.c - a picture as a file: SVG, PNG or PDF by its name. */
#include "cli.h"

#include <errno.h>
#include <string.h>

enum { LONGEST_FILE = 64 << 20 };

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n > m && !strcmp(name + n - m, end);
}

static enum taut_status write_out(const char *path, const struct taut_text *text, struct taut_error *err)
{
    FILE *f = fopen(path, "wb");
    bool good = f && fwrite(text->bytes, 1, text->n, f) == text->n;
    good = (!f || fclose(f) == 0) && good;
    return good ? TAUT_OK : taut_fail(err, TAUT_EIO, path, "%s", strerror(errno));
}

enum taut_status picture_put(const struct taut_picture *picture, const char *path, const char *where, unsigned height,
                             struct taut_error *err)
{
    enum taut_status st = TAUT_OK;
    struct taut_text text;
    taut_text_init(&text, LONGEST_FILE);
    if (path && ends_with(path, ".png"))
        st = taut_report_png(picture, height, &text, err);
    else if (path && ends_with(path, ".pdf"))
        st = taut_report_pdf(picture, &text, err);
    else if (!path || ends_with(path, ".svg"))
        taut_picture_svg(picture, &text);
    else
        st = taut_fail(err, TAUT_EINVAL, where, "must end with .svg, .png or .pdf");
    if (st == TAUT_OK && !path)
        return term_flush_text(&text, err);
    if (st == TAUT_OK)
        st = write_out(path, &text, err);
    taut_text_free(&text);
    return st;
}
