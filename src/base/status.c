/* status.c - the status table, and errors with a message and two places. */
#include <taut/base.h>

#include <stdio.h>
#include <string.h>

static const struct status_row {
    const char *name;
    int cli, http;
    const char *fhir;
} status_rows[] = {
#define X(name, cli, http, fhir) [name] = { #name, cli, http, fhir },
    TAUT_STATUS_TABLE(X)
#undef X
};

const char *taut_status_name(enum taut_status st)
{
    return status_rows[st].name;
}

int taut_status_exit(enum taut_status st)
{
    return status_rows[st].cli;
}

int taut_status_http(enum taut_status st)
{
    return status_rows[st].http;
}

const char *taut_status_fhir(enum taut_status st)
{
    return status_rows[st].fhir;
}

/* Cuts a terminated text back to its last whole UTF-8 sequence. */
static void trim_broken_tail(char *s)
{
    size_t n = strlen(s), start = n;
    while (start > 0 && ((unsigned char)s[start - 1] & 0xC0) == 0x80)
        start--;
    if (start > 0 && ((unsigned char)s[start - 1] & 0x80))
        start--;
    if (taut_utf8_check(s + start, n - start) != n - start)
        s[start] = '\0';
}

enum taut_status taut_fail_at(struct taut_error *err, enum taut_status status, const char *file, int line,
                              const char *where, const char *format, ...)
{
    if (!err)
        return status;
    err->status = status;
    err->file = file;
    err->line = line;
    snprintf(err->where, sizeof err->where, "%s", where ? where : "");
    trim_broken_tail(err->where);
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    trim_broken_tail(err->message);
    return status;
}
