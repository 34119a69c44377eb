/* cmd_locate.c - taut locate: words, a case or a drawing -> findings -> safety -> ranking -> print. */
#include "cli.h"

#include <string.h>

enum { DEFAULT_TOP = 10, MOST_TOP = 1000, LONGEST_ACKNOWLEDGEMENT = 500, LONGEST_JSON = 64 << 20 };

struct request {
    const struct taut_atlas *atlas;
    struct taut_arena *arena;
    struct taut_case told;
    struct taut_infer_options options;
    size_t shown;
    bool reference;
};

/* ---- options ----------------------------------------------------------------------------------------------- */

static enum taut_status read_top(const struct args *args, struct request *r, struct taut_error *err)
{
    unsigned top = 0;
    enum taut_status st = TAUT_OK;
    if (args->values[FLAG_TOP])
        st = input_number(args->values[FLAG_TOP], "--top", 1, MOST_TOP, &top, err);
    if (top)
        r->options.max_candidates = top;
    if (!r->options.max_candidates)
        r->options.max_candidates = DEFAULT_TOP;
    if (args->values[FLAG_ALL])
        r->options.max_candidates = (size_t)r->atlas->n_causes * 2;
    r->shown = r->options.max_candidates;
    return st;
}

static enum taut_status read_acknowledgement(const struct args *args, const char **ret, struct taut_error *err)
{
    const char *text = args->values[FLAG_ACKNOWLEDGED];
    *ret = text;
    if (!text)
        return TAUT_OK;
    size_t n = strlen(text);
    if (input_is_blank(text, n))
        return taut_fail(err, TAUT_EINVAL, "--acknowledged-by",
                         "say who has dealt with the alert, and why it does not stop you");
    if (n > LONGEST_ACKNOWLEDGEMENT)
        return taut_fail(err, TAUT_ETOOBIG, "--acknowledged-by", "longer than %d bytes", LONGEST_ACKNOWLEDGEMENT);
    if (taut_utf8_check(text, n) != n)
        return taut_fail(err, TAUT_EPARSE, "--acknowledged-by", "broken UTF-8 at byte %zu", taut_utf8_check(text, n));
    return TAUT_OK;
}

/* What only a ranking has. */
static enum taut_status check_mode(const struct args *args, struct request *r, struct taut_error *err)
{
    static const enum flag of_rankings[] = { FLAG_TOP, FLAG_ALL, FLAG_TIMING };
    enum taut_status st = mode_read(&r->reference, err);
    for (size_t k = 0; k < sizeof of_rankings / sizeof *of_rankings && st == TAUT_OK && r->reference; k++)
        if (args->values[of_rankings[k]]) {
            char where[32];
            snprintf(where, sizeof where, "--%s", cli_flags[of_rankings[k]].name);
            st = mode_must_be_full(where, err);
        }
    return st;
}

/* ---- the answer -------------------------------------------------------------------------------------------- */

static enum taut_status print_answer(const struct args *args, const struct request *r,
                                     const struct taut_json_answer *answer, struct taut_error *err)
{
    if (!args->json) {
        text_ranking(r->atlas, &args->out, answer, r->shown, args->values[FLAG_ALL] != NULL);
        return TAUT_OK;
    }
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    taut_json_write_ranking(r->atlas, answer, &text);
    return term_flush_text(&text, err);
}

static enum taut_status print_reference(const struct args *args, const struct request *r,
                                        const struct taut_json_answer *answer, struct taut_error *err)
{
    const struct taut_known *known = NULL;
    size_t n = 0;
    enum taut_status st =
        answer->withheld ? TAUT_OK : taut_infer_reference(r->atlas, &r->told, r->arena, &known, &n, err);
    if (st != TAUT_OK && st != TAUT_EEMPTY)
        return st;
    if (!args->json) {
        text_reference(r->atlas, &args->out, answer, known, n);
        return st;
    }
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    taut_json_write_reference(r->atlas, answer, known, n, &text);
    enum taut_status printed = term_flush_text(&text, err);
    return printed == TAUT_OK ? st : printed;
}

/* Safety first; then the ranking, unless an emergency that nobody has dealt with stands in the way. */
static enum taut_status answer(const struct args *args, struct request *r, const char *acknowledged_by,
                               struct taut_error *err)
{
    struct taut_screening screening = { 0 };
    struct taut_ranking ranking = { 0 };
    enum taut_status st = taut_screen_run(r->atlas, &r->told, r->arena, &screening, err);
    if (st == TAUT_OK)
        st = taut_screen_forbidden_points(r->atlas, &screening, r->arena, &r->options.forbidden_points,
                                          &r->options.n_forbidden, err);
    if (st != TAUT_OK)
        return st;
    struct taut_json_answer a = { .told = &r->told,
                                  .screening = &screening,
                                  .withheld = screening.emergency && !acknowledged_by,
                                  .acknowledged_by = acknowledged_by,
                                  .microseconds = -1 };
    if (r->reference && !a.withheld)
        return print_reference(args, r, &a, err);
    if (a.withheld) {
        st = r->reference ? print_reference(args, r, &a, err) : print_answer(args, r, &a, err);
        return st == TAUT_OK ? TAUT_EEMERGENCY : st;
    }
    double begun = input_clock_us();
    st = taut_infer_rank(r->atlas, &r->told, &r->options, r->arena, &ranking, err);
    if (args->values[FLAG_TIMING])
        a.microseconds = input_clock_us() - begun;
    if (st != TAUT_OK && st != TAUT_EEMPTY)
        return st;
    a.ranking = st == TAUT_OK ? &ranking : NULL;
    enum taut_status printed = print_answer(args, r, &a, err);
    return printed == TAUT_OK ? st : printed;
}

enum taut_status cmd_locate(const struct args *args, struct taut_error *err)
{
    struct request r = { .atlas = taut_atlas_builtin(), .arena = taut_arena_create() };
    const char *acknowledged_by = NULL;
    if (!r.arena)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory");
    enum taut_status st = check_mode(args, &r, err);
    if (st == TAUT_OK)
        st = read_acknowledgement(args, &acknowledged_by, err);
    if (st == TAUT_OK)
        st = told_read(args, r.atlas, r.arena, &r.told, &r.options, err);
    if (st == TAUT_OK)
        st = read_top(args, &r, err);
    if (st == TAUT_OK)
        st = answer(args, &r, acknowledged_by, err);
    taut_arena_free(r.arena);
    return st;
}
