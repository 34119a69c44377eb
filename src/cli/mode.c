/* mode.c - whether this program may rank, or is a reference only (docs/intended-use.md). */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

enum taut_status mode_read(bool *reference, struct taut_error *err)
{
    const char *mode = getenv("TAUT_MODE");
    const bool named = mode && mode[0];
    *reference = taut_reference_only() || (named && !strcmp(mode, "reference"));
    if (named && strcmp(mode, "reference") != 0 && strcmp(mode, "full") != 0)
        return taut_fail(err, TAUT_EINVAL, "TAUT_MODE", "must be full or reference");
    return TAUT_OK;
}

enum taut_status mode_must_be_full(const char *what, struct taut_error *err)
{
    bool reference = true;
    enum taut_status st = mode_read(&reference, err);
    if (st == TAUT_OK && reference)
        return taut_fail(err, TAUT_EINVAL, what, "not in the reference mode, which ranks and weighs nothing");
    return st;
}
