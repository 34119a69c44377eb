/* cmd_export_network.c - taut export-network: the sums of a case, for other engines. */
#include "cli.h"

#include <string.h>

enum { LONGEST_NETWORK = 256 << 20 };

static enum taut_status read_format(const struct args *args, enum taut_network_format *ret, struct taut_error *err)
{
    const char *given = args->values[FLAG_NETWORK];
    *ret = given && !strcmp(given, "net") ? TAUT_NETWORK_HUGIN : TAUT_NETWORK_UAI;
    if (given && strcmp(given, "net") != 0 && strcmp(given, "uai") != 0)
        return taut_fail(err, TAUT_EINVAL, "--format", "%s is neither uai nor net", given);
    return TAUT_OK;
}

enum taut_status cmd_export_network(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct taut_case told = { 0 };
    enum taut_network_format format;
    struct taut_text text;
    if (!arena)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory");
    taut_text_init(&text, LONGEST_NETWORK);
    enum taut_status st = mode_must_be_full("export-network", err);
    if (st == TAUT_OK)
        st = read_format(args, &format, err);
    if (st == TAUT_OK)
        st = told_read(args, a, arena, &told, NULL, err);
    if (st == TAUT_OK)
        st = taut_infer_export(a, &told, format, arena, &text, err);
    taut_arena_free(arena);
    if (st == TAUT_OK)
        return term_flush_text(&text, err);
    taut_text_free(&text);
    return st;
}
