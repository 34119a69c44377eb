/* cmd_simulate.c - taut simulate: people in chunks over two threads, progress, and an orderly stop on Ctrl-C. */
#define _POSIX_C_SOURCE 200809L
#include "simulate.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_PEOPLE = 10000000, PEOPLE = 2000, MOST_CHUNKS = 2000, LEAST_CHUNK = 10, THREADS = 2 };

static volatile sig_atomic_t stopped;

static void stop(int signal_number)
{
    (void)signal_number;
    stopped = 1;
}

/* Chunks are handed out in order; each has a tally of its own, so that sums do not depend on who was first. */
struct crowd {
    const struct taut_simulation *simulation;
    size_t people, chunk, n_chunks;
    bool shows_progress;
    pthread_mutex_t lock; /* of what follows */
    size_t next, done;
    struct taut_simulation_tally *tallies;
    enum taut_status status;
    struct taut_error error;
};

static bool take_chunk(struct crowd *c, size_t *ret)
{
    pthread_mutex_lock(&c->lock);
    bool more = c->status == TAUT_OK && !stopped && c->next < c->n_chunks;
    if (more)
        *ret = c->next++;
    pthread_mutex_unlock(&c->lock);
    return more;
}

static void give_chunk(struct crowd *c, enum taut_status st, const struct taut_error *err)
{
    pthread_mutex_lock(&c->lock);
    c->done++;
    if (st != TAUT_OK && c->status == TAUT_OK) {
        c->status = st;
        c->error = *err;
    }
    if (c->shows_progress)
        fprintf(stderr, "\r%3zu %% of %zu people; Ctrl-C shows what there is ", 100 * c->done / c->n_chunks, c->people);
    pthread_mutex_unlock(&c->lock);
}

static void *work(void *crowd)
{
    struct crowd *c = crowd;
    struct taut_arena *scratch = taut_arena_create();
    struct taut_error err = { 0 };
    size_t k = 0;
    while (take_chunk(c, &k)) {
        size_t first = k * c->chunk, n = c->people - first < c->chunk ? c->people - first : c->chunk;
        enum taut_status st = scratch ? taut_simulation_run(c->simulation, first, n, scratch, &c->tallies[k], &err)
                                      : taut_fail(&err, TAUT_ENOMEM, "", "no memory");
        give_chunk(c, st, &err);
    }
    taut_arena_free(scratch);
    return NULL;
}

/* The second thread is a help, not a need: where none can be had, the first does all. */
static void work_together(struct crowd *c)
{
    pthread_t helper;
    bool helped = THREADS > 1 && sysconf(_SC_NPROCESSORS_ONLN) > 1 && pthread_create(&helper, NULL, work, c) == 0;
    work(c);
    if (helped)
        pthread_join(helper, NULL);
    if (c->shows_progress)
        fprintf(stderr, "\r%60s\r", "");
}

static enum taut_status run_crowd(struct crowd *c, struct simulated *ret, struct taut_error *err)
{
    struct sigaction interrupt = { .sa_handler = stop }, before;
    sigaction(SIGINT, &interrupt, &before);
    work_together(c);
    sigaction(SIGINT, &before, NULL);
    if (c->status != TAUT_OK) {
        *err = c->error;
        return c->status;
    }
    for (size_t k = 0; k < c->next; k++)
        taut_simulation_add(&ret->tally, &c->tallies[k]);
    return TAUT_OK;
}

static enum taut_status simulate(struct simulated *s, struct taut_arena *arena, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_simulation_options options = { .world = s->world, .seed = s->seed, .people = s->wanted };
    struct taut_simulation *simulation = NULL;
    struct taut_body body;
    size_t n = 0;
    const void *bytes = taut_body_builtin(&n);
    enum taut_status st = taut_body_read(a, bytes, n, arena, &body, err);
    if (st == TAUT_OK)
        st = taut_simulation_create(a, &body, &options, arena, &simulation, err);
    if (st != TAUT_OK)
        return st;
    s->steps = taut_simulation_steps(simulation);
    struct crowd c = { .simulation = simulation, .people = s->wanted, .shows_progress = isatty(STDERR_FILENO) };
    c.chunk = s->wanted / MOST_CHUNKS + 1 > LEAST_CHUNK ? s->wanted / MOST_CHUNKS + 1 : LEAST_CHUNK;
    c.n_chunks = (s->wanted + c.chunk - 1) / c.chunk;
    c.tallies = calloc(c.n_chunks, sizeof *c.tallies);
    if (!c.tallies)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu people", s->wanted);
    pthread_mutex_init(&c.lock, NULL);
    st = run_crowd(&c, s, err);
    pthread_mutex_destroy(&c.lock);
    free(c.tallies);
    return st;
}

/* ---- what is wanted -------------------------------------------------------------------------------------------- */

static enum taut_status find_world(const char *id, const struct taut_world **ret, struct taut_error *err)
{
    const char *known[32];
    size_t n = 0;
    *ret = taut_world_find(id);
    if (*ret)
        return TAUT_OK;
    for (const struct taut_world *w; n < 32 && (w = taut_world_at(n)); n++)
        known[n] = w->id;
    const char *nearest = taut_json_nearest(id, known, n);
    if (nearest)
        return taut_fail(err, TAUT_ENOTFOUND, "--world", "no such world; did you mean %s?", nearest);
    return taut_fail(err, TAUT_ENOTFOUND, "--world", "no such world; \"taut simulate --help\" lists them");
}

enum taut_status cmd_simulate(const struct args *args, struct taut_error *err)
{
    struct simulated s = { .seed = 1, .wanted = PEOPLE };
    unsigned people = PEOPLE, seed = 1;
    const char *world = args->values[FLAG_WORLD];
    enum taut_status st = find_world(world ? world : "matched", &s.world, err);
    if (st == TAUT_OK && args->values[FLAG_PEOPLE])
        st = input_number(args->values[FLAG_PEOPLE], "--people", 1, MOST_PEOPLE, &people, err);
    if (st == TAUT_OK && args->values[FLAG_SEED])
        st = input_number(args->values[FLAG_SEED], "--seed", 0, 1000000000, &seed, err);
    if (st != TAUT_OK)
        return st;
    s.wanted = people;
    s.seed = seed;
    struct taut_arena *arena = taut_arena_create();
    st = arena ? simulate(&s, arena, err) : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    taut_arena_free(arena);
    if (st != TAUT_OK)
        return st;
    if (args->json)
        return simulate_print_json(&s, err);
    simulate_print_table(&args->out, &s);
    return TAUT_OK;
}
