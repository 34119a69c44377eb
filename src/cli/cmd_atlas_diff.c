/* cmd_atlas_diff.c - taut atlas diff: what changed between two atlases, in words. */
#include <string.h>

#include "cli.h"

static enum taut_status diff(const struct args *args, struct taut_arena *arena, struct taut_text *builtin,
                             struct taut_text *out, struct taut_error *err)
{
    char *old = NULL, *new = NULL;
    size_t n_old = 0, n_new = 0;
    enum taut_status st = input_read(args->words[0], TAUT_MAX_ATLAS_JSON, arena, &old, &n_old, err);
    if (st == TAUT_OK && args->n_words == 2)
        st = input_read(args->words[1], TAUT_MAX_ATLAS_JSON, arena, &new, &n_new, err);
    if (st != TAUT_OK)
        return st;
    if (args->n_words == 1) {
        struct taut_json j = { .out = builtin };
        taut_json_atlas(&j, taut_atlas_builtin());
        new = builtin->bytes;
        n_new = builtin->n;
    }
    st = taut_json_diff_atlas(old, n_old, new, n_new, out, err);
    if (st != TAUT_OK && !strcmp(err->where, "old"))
        input_within(err, input_name(args->words[0]));
    if (st != TAUT_OK && !strcmp(err->where, "new") && args->n_words == 2)
        input_within(err, input_name(args->words[1]));
    return st;
}

enum taut_status cmd_atlas_diff(const struct args *args, struct taut_error *err)
{
    if (args->n_words == 0)
        return taut_fail(err, TAUT_EINVAL, "atlas diff", "which atlas? Give a file that \"taut atlas export\" wrote");
    struct taut_arena *arena = taut_arena_create();
    if (!arena)
        return taut_fail(err, TAUT_ENOMEM, "atlas diff", "no memory");
    struct taut_text builtin, out;
    taut_text_init(&builtin, TAUT_MAX_ATLAS_JSON);
    taut_text_init(&out, TAUT_MAX_ATLAS_JSON);
    enum taut_status st = diff(args, arena, &builtin, &out, err);
    taut_text_free(&builtin);
    taut_arena_free(arena);
    if (st == TAUT_OK)
        return term_flush_text(&out, err);
    taut_text_free(&out);
    return st;
}
