/* cmd_plan.c - taut plan: words, a case or a drawing -> safety -> ranking -> what to do in the minutes there are. */
#include "planned.h"

enum { LONGEST_JSON = 1 << 20 };

static enum taut_status plan(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                             struct taut_error *err)
{
    struct planned p = { 0 };
    enum taut_status st = planned_read(args, a, arena, &p, err);
    if (st != TAUT_OK)
        return st;
    if (args->json) {
        struct taut_text text;
        taut_text_init(&text, LONGEST_JSON);
        taut_json_write_plan(p.said, &p.plan, &text);
        st = term_flush_text(&text, err);
    } else
        text_plan(&args->out, &p, args->values[FLAG_STEPS] != NULL);
    return st == TAUT_OK && p.screening.emergency ? TAUT_EEMERGENCY : st;
}

enum taut_status cmd_plan(const struct args *args, struct taut_error *err)
{
    struct taut_arena *arena = taut_arena_create();
    if (!arena)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory");
    enum taut_status st = plan(args, taut_atlas_builtin(), arena, err);
    taut_arena_free(arena);
    return st;
}
