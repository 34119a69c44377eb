/* bench_interview.c - taut bench interview: how long the interview is, for the people of the vignettes or for imagined ones.
 *
 * All of them say no to what they have not told by themselves. */
#define _POSIX_C_SOURCE 200809L
#include "bench.h"

#include <taut/body.h>
#include <taut/simulate.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_QUESTIONS = 120, MOST_PEOPLE = 100000 };

/* Of the processor, so that other work on the machine counts little. */
static double clock_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

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

struct bench {
    const struct taut_atlas *atlas;
    const struct args *args;
    struct taut_interview_prepared *prepared;
    struct taut_arena *scratch, *one; /* of a person; of a question */
    double *columns[4];               /* questions, seconds, microseconds, slowest; of who was not stopped */
    size_t n, stopped;
};

static enum taut_status ask_person(const struct bench *b, struct taut_case told, struct length *ret,
                                   struct taut_error *err)
{
    static struct taut_reply replies[MOST_QUESTIONS];
    struct taut_interview_options opt = { .prepared = b->prepared, .full = b->args->values[FLAG_FULL] != NULL };
    enum taut_status st = TAUT_OK;
    told.replies = replies;
    told.n_replies = 0;
    *ret = (struct length){ 0 };
    while (st == TAUT_OK && told.n_replies < MOST_QUESTIONS) {
        struct taut_interview iv;
        double begun = clock_us();
        taut_arena_reset(b->one);
        st = taut_interview_next(b->atlas, &told, &opt, b->one, &iv, err);
        double took = clock_us() - begun;
        ret->microseconds += took;
        ret->slowest = took > ret->slowest ? took : ret->slowest;
        ret->stopped = st == TAUT_OK && iv.screening.emergency;
        if (st != TAUT_OK || iv.done)
            break;
        if (b->args->values[FLAG_VERBOSE])
            printf("  %s (%u s)\n", iv.ask.id, (unsigned)iv.ask.seconds);
        ret->seconds += iv.ask.seconds;
        ret->questions++;
        replies[told.n_replies] = deny(b->atlas, &iv.ask);
        replies[told.n_replies++].question = taut_arena_strndup(b->scratch, iv.ask.id, strlen(iv.ask.id));
    }
    return st;
}

static enum taut_status add_person(struct bench *b, const struct taut_case *told, struct taut_error *err)
{
    struct length length;
    enum taut_status st = ask_person(b, *told, &length, err);
    if (st != TAUT_OK || length.stopped) {
        b->stopped += length.stopped;
        return st;
    }
    const double values[] = { length.questions, length.seconds, length.microseconds, length.slowest };
    for (size_t k = 0; k < 4; k++)
        b->columns[k][b->n] = values[k];
    b->n++;
    return TAUT_OK;
}

static enum taut_status make_room(struct bench *b, size_t people, struct taut_arena *arena, struct taut_error *err)
{
    for (size_t k = 0; k < 4; k++)
        if (!(b->columns[k] = taut_arena_array(arena, people + 1, sizeof *b->columns[k])))
            return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu people", people);
    return TAUT_OK;
}

static enum taut_status ask_vignettes(struct bench *b, struct taut_arena *arena, struct taut_error *err)
{
    struct vignettes v = { 0 };
    enum taut_status st = vignettes_read(b->atlas, b->args, arena, &v, err);
    if (st == TAUT_OK)
        st = make_room(b, v.n, arena, err);
    for (size_t k = 0; k < v.n && st == TAUT_OK; k++) {
        struct taut_case told = { 0 };
        taut_arena_reset(b->scratch);
        if (b->args->values[FLAG_VERBOSE])
            printf("%s: %s\n", v.rows[k].id, v.rows[k].text);
        st = taut_intake_read(b->atlas, v.rows[k].text, strlen(v.rows[k].text), b->scratch, &told, err);
        if (st == TAUT_OK)
            st = add_person(b, &told, err);
        if (st != TAUT_OK)
            input_within(err, v.rows[k].id);
    }
    return st;
}

/* People of taut simulate, as they tell their pain. */
static enum taut_status ask_people(struct bench *b, struct taut_arena *arena, struct taut_error *err)
{
    unsigned people = 0;
    struct taut_simulation_options opt = { .world = taut_world_find("matched"), .seed = 1 };
    struct taut_simulation *simulation = NULL;
    struct taut_body body;
    size_t n = 0;
    const void *bytes = taut_body_builtin(&n);
    enum taut_status st = input_number(b->args->values[FLAG_PEOPLE], "--people", 1, MOST_PEOPLE, &people, err);
    opt.people = people;
    if (st == TAUT_OK)
        st = taut_body_read(b->atlas, bytes, n, arena, &body, err);
    if (st == TAUT_OK)
        st = taut_simulation_create(b->atlas, &body, &opt, arena, &simulation, err);
    if (st == TAUT_OK)
        st = make_room(b, opt.people, arena, err);
    for (size_t k = 0; k < opt.people && st == TAUT_OK; k++) {
        struct taut_case told = { 0 };
        taut_arena_reset(b->scratch);
        st = taut_simulation_case(simulation, k, b->scratch, &told, err);
        if (st == TAUT_OK)
            st = add_person(b, &told, err);
        st = st == TAUT_EEMPTY ? TAUT_OK : st;
    }
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

static void print(const struct bench *b)
{
    printf("%zu interviews, %zu stopped by an emergency\n", b->n, b->stopped);
    print_quantiles("questions", b->columns[0], b->n, "");
    print_quantiles("length", b->columns[1], b->n, "s");
    print_quantiles("computing", b->columns[2], b->n, "us, all of an interview");
    print_quantiles("", b->columns[3], b->n, "us, its slowest question");
}

enum taut_status cmd_bench_interview(const struct args *args, struct taut_error *err)
{
    struct bench b = {
        .atlas = taut_atlas_builtin(), .args = args, .scratch = taut_arena_create(), .one = taut_arena_create()
    };
    struct taut_arena *arena = taut_arena_create();
    enum taut_status st = arena && b.scratch && b.one ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    if (st == TAUT_OK)
        st = taut_interview_prepare(b.atlas, NULL, arena, &b.prepared, err);
    if (st == TAUT_OK)
        st = args->values[FLAG_PEOPLE] ? ask_people(&b, arena, err) : ask_vignettes(&b, arena, err);
    if (st == TAUT_OK)
        print(&b);
    taut_arena_free(b.one);
    taut_arena_free(b.scratch);
    taut_arena_free(arena);
    return st;
}
