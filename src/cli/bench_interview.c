/* bench_interview.c - taut bench interview: how long the interview is, when people answer as the vignettes say. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_QUESTIONS = 120 };

struct length {
    unsigned questions, seconds;
    double microseconds, slowest;
    bool stopped;
};

/* No to everything: what the words say is known already, and is not asked. */
static struct taut_reply deny(const struct taut_atlas *a, const struct taut_ask *ask)
{
    struct taut_reply r = { .question = ask->id, .place = TAUT_NONE, .text = "", .text_n = 0 };
    if (ask->question == TAUT_NONE)
        return r;
    const struct taut_question *q = &a->questions[ask->question];
    if (q->kind == TAUT_ONE_OF) { /* a choice that gives nothing, else: not known */
        r.unknown = true;
        for (uint32_t k = 0; k < q->n_choices; k++)
            if (a->choices[q->choices + k].n_gives == 0) {
                r.unknown = false;
                r.chosen = 1u << k;
            }
    } else if (q->kind == TAUT_NUMBER || q->kind == TAUT_DATE || q->kind == TAUT_WORDS) {
        r.unknown = true;
    }
    return r;
}

static enum taut_status ask_one(const struct taut_atlas *a, const struct vignette *v, const struct args *args,
                                struct taut_interview_prepared *prepared, struct taut_arena *scratch,
                                struct length *ret, struct taut_error *err)
{
    static struct taut_reply replies[MOST_QUESTIONS];
    struct taut_interview_options opt = { .prepared = prepared, .full = args->values[FLAG_FULL] != NULL };
    struct taut_case told = { 0 };
    struct taut_arena *one = taut_arena_create();
    enum taut_status st = one ? taut_intake_read(a, v->text, strlen(v->text), scratch, &told, err)
                              : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    told.replies = replies;
    *ret = (struct length){ 0 };
    while (st == TAUT_OK && told.n_replies < MOST_QUESTIONS) {
        struct taut_interview iv;
        double begun = input_clock_us();
        taut_arena_reset(one);
        st = taut_interview_next(a, &told, &opt, one, &iv, err);
        double took = input_clock_us() - begun;
        ret->microseconds += took;
        ret->slowest = took > ret->slowest ? took : ret->slowest;
        ret->stopped = st == TAUT_OK && iv.screening.emergency;
        if (st != TAUT_OK || iv.done)
            break;
        if (args->values[FLAG_VERBOSE])
            printf("  %s (%u s)\n", iv.ask.id, (unsigned)iv.ask.seconds);
        ret->seconds += iv.ask.seconds;
        ret->questions++;
        replies[told.n_replies] = deny(a, &iv.ask);
        replies[told.n_replies++].question = taut_arena_strndup(scratch, iv.ask.id, strlen(iv.ask.id));
    }
    taut_arena_free(one);
    return st;
}

static int by_number(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return a < b ? -1 : a > b;
}

static void print_quantiles(const char *what, double *values, size_t n, const char *unit)
{
    if (n == 0)
        return;
    qsort(values, n, sizeof *values, by_number);
    printf("%-12s median %.0f, 90 %% %.0f, most %.0f %s\n", what, values[n / 2], values[n * 9 / 10], values[n - 1],
           unit);
}

enum taut_status cmd_bench_interview(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create(), *scratch = taut_arena_create();
    struct vignettes v = { 0 };
    enum taut_status st =
        arena && scratch ? vignettes_read(a, args, arena, &v, err) : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    struct taut_interview_prepared *prepared = NULL;
    if (st == TAUT_OK)
        st = taut_interview_prepare(a, NULL, arena, &prepared, err);
    double *columns = st == TAUT_OK ? taut_arena_array(arena, 4 * v.n + 4, sizeof *columns) : NULL;
    size_t n = 0, stopped = 0;
    for (size_t k = 0; k < v.n && st == TAUT_OK && columns; k++) {
        struct length length;
        taut_arena_reset(scratch);
        if (args->values[FLAG_VERBOSE])
            printf("%s: %s\n", v.rows[k].id, v.rows[k].text);
        st = ask_one(a, &v.rows[k], args, prepared, scratch, &length, err);
        if (st != TAUT_OK)
            input_within(err, v.rows[k].id);
        stopped += length.stopped;
        if (length.stopped)
            continue;
        columns[n] = length.questions;
        columns[v.n + n] = length.seconds;
        columns[2 * v.n + n] = length.microseconds;
        columns[3 * v.n + n++] = length.slowest;
    }
    if (st == TAUT_OK && columns) {
        printf("%zu interviews, %zu stopped by an emergency\n", n, stopped);
        print_quantiles("questions", columns, n, "");
        print_quantiles("length", columns + v.n, n, "s");
        print_quantiles("computing", columns + 2 * v.n, n, "us, all of an interview");
        print_quantiles("", columns + 3 * v.n, n, "us, its slowest question");
    }
    taut_arena_free(scratch);
    taut_arena_free(arena);
    return st;
}
