/* bench_cases.c - taut bench cases: hit rates of the ranking and of a plain count of zones, and what safety does. */
#include "bench.h"

#include <string.h>

enum { RANKED = 50, FIRST_OF_LIST = 5, FIRST_OF_OURS = 10 };

/* The limits that --check holds the figures to. */
static const struct {
    double top_1, top_5, stopped, listed;
} limits = { .top_1 = 0.55, .top_5 = 0.90, .stopped = 0.05, .listed = 2.0 / 3 };

struct score {
    size_t n, top_1, top_3, top_5;
    double reciprocal;
};

struct tally {
    struct score taut, zones;
    size_t emergencies, caught, urgent, referred, ordinary, stopped;
    size_t areas, agreeing, listed, found; /* lists of which two thirds are found; their muscles, and those found */
};

/* Whether a muscle goes by one of the names joined by "|" in the first n bytes of expect. */
static bool is_named(const struct taut_atlas *a, const struct taut_muscle *m, const char *expect, size_t n)
{
    if (vignette_expects(expect, n, m->id) || (m->part_of && vignette_expects(expect, n, m->part_of)))
        return true;
    char synonym[TAUT_TEXT_SIZE];
    for (uint32_t k = 0, at = m->synonyms.begin; k < m->synonyms.n; k++) {
        at = taut_atlas_text(a, at, synonym);
        if (vignette_expects(expect, n, synonym))
            return true;
    }
    return false;
}

static bool is_hit(const struct taut_atlas *a, const struct vignette *v, const struct taut_candidate *c)
{
    bool other_side = v->side != TAUT_UNSTATED && (c->side == TAUT_LEFT || c->side == TAUT_RIGHT) && c->side != v->side;
    return !other_side && is_named(a, &a->muscles[a->points[c->cause].muscle], v->expect, strlen(v->expect));
}

/* 1 for the first; 0: not among them. */
static size_t rank_of(const struct taut_atlas *a, const struct vignette *v, const struct taut_candidate *list, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (is_hit(a, v, &list[k]))
            return k + 1;
    return 0;
}

static void count(struct score *s, size_t rank)
{
    s->n++;
    s->top_1 += rank == 1;
    s->top_3 += rank >= 1 && rank <= 3;
    s->top_5 += rank >= 1 && rank <= 5;
    s->reciprocal += rank ? 1.0 / (double)rank : 0;
}

static bool refers(const struct taut_atlas *a, const struct taut_screening *s)
{
    return s->n_alerts > 0 && a->screens[s->alerts[0].screen].level <= TAUT_URGENT_REFERRAL;
}

static void print_miss(const struct vignette *v, const char *what, const char *instead)
{
    printf("%-24s %s%s%s\n", v->id, what, instead ? ": " : "", instead ? instead : "");
}

static enum taut_status run_muscle(const struct taut_atlas *a, const struct vignette *v, const struct taut_case *told,
                                   struct taut_arena *arena, bool verbose, struct tally *t, struct taut_error *err)
{
    struct taut_candidate zones[RANKED];
    struct taut_ranking r = { 0 };
    struct taut_infer_options opt = { .max_candidates = RANKED };
    enum taut_status st = taut_infer_rank(a, told, &opt, arena, &r, err);
    if (st != TAUT_OK && st != TAUT_EEMPTY)
        return st;
    size_t rank = rank_of(a, v, r.candidates, r.n_candidates);
    count(&t->taut, rank);
    count(&t->zones, rank_of(a, v, zones, taut_infer_count_zones(a, told, zones, RANKED)));
    if (verbose) {
        char line[160];
        snprintf(line, sizeof line, "%zu (wanted %.60s; first: %.60s)", rank, v->expect,
                 r.n_candidates ? a->muscles[a->points[r.candidates[0].cause].muscle].id : "nothing");
        print_miss(v, "rank", line);
    }
    return TAUT_OK;
}

/* How many of the first five of a textbook's list are among our first ten. */
static enum taut_status run_area(const struct taut_atlas *a, const struct vignette *v, const struct taut_case *told,
                                 struct taut_arena *arena, struct tally *t, struct taut_error *err)
{
    struct taut_ranking r = { 0 };
    struct taut_infer_options opt = { .max_candidates = FIRST_OF_OURS };
    size_t listed = 0, found = 0;
    char missing[400] = "";
    enum taut_status st = taut_infer_rank(a, told, &opt, arena, &r, err);
    if (st != TAUT_OK && st != TAUT_EEMPTY)
        return st;
    for (const char *s = v->expect; *s && listed < FIRST_OF_LIST; listed++) {
        size_t n = strcspn(s, ";"), used = strlen(missing);
        bool there = false;
        for (size_t k = 0; k < r.n_candidates; k++)
            there = there || is_named(a, &a->muscles[a->points[r.candidates[k].cause].muscle], s, n);
        found += there;
        if (!there)
            snprintf(missing + used, sizeof missing - used, "%s%.*s", used ? "; " : "", (int)n, s);
        s += n + (s[n] == ';');
    }
    t->areas++;
    t->listed += listed;
    t->found += found;
    t->agreeing += 3 * found >= 2 * listed;
    if (3 * found < 2 * listed)
        print_miss(v, "textbook list not met, missing", missing);
    return TAUT_OK;
}

static enum taut_status run_vignette(const struct taut_atlas *a, const struct vignette *v, struct taut_arena *arena,
                                     bool verbose, struct tally *t, struct taut_error *err)
{
    struct taut_case told = { 0 };
    struct taut_screening screening = { 0 };
    enum taut_status st = taut_intake_read(a, v->text, strlen(v->text), arena, &told, err);
    if (st == TAUT_OK)
        st = taut_screen_run(a, &told, arena, &screening, err);
    if (st != TAUT_OK)
        return st;
    const char *first = screening.n_alerts ? a->screens[screening.alerts[0].screen].id : "no alert";
    if (v->kind == VIGNETTE_EMERGENCY) {
        t->emergencies++;
        t->caught += screening.emergency;
        if (!screening.emergency)
            print_miss(v, "emergency missed", first);
        return TAUT_OK;
    }
    if (v->kind == VIGNETTE_AREA)
        return run_area(a, v, &told, arena, t, err);
    if (v->kind == VIGNETTE_URGENT) {
        bool referred = refers(a, &screening);
        t->urgent++;
        t->referred += referred;
        if (!referred)
            print_miss(v, "urgent missed", first);
        return TAUT_OK;
    }
    t->ordinary++;
    t->stopped += screening.emergency;
    if (screening.emergency)
        print_miss(v, "stopped without need", first);
    return v->kind == VIGNETTE_MUSCLE ? run_muscle(a, v, &told, arena, verbose, t, err) : TAUT_OK;
}

static double share(size_t part, size_t whole)
{
    return whole ? (double)part / (double)whole : 0;
}

static void print_share(const char *label, size_t x, size_t y, size_t n)
{
    printf("  %-24s %8.1f %%      %8.1f %%\n", label, 100 * share(x, n), 100 * share(y, n));
}

static void print_tally(const struct tally *t)
{
    size_t n = t->taut.n;
    if (n > 0) {
        printf("%zu vignettes of muscles         taut      counting zones\n", n);
        print_share("first", t->taut.top_1, t->zones.top_1, n);
        print_share("among the first 3", t->taut.top_3, t->zones.top_3, n);
        print_share("among the first 5", t->taut.top_5, t->zones.top_5, n);
        printf("  %-24s %10.3f      %10.3f\n", "mean reciprocal rank", t->taut.reciprocal / (double)n,
               t->zones.reciprocal / (double)n);
    }
    if (t->areas)
        printf(
            "%zu of %zu areas have two thirds of the textbook's first five among our first ten (%zu of %zu muscles)\n",
            t->agreeing, t->areas, t->found, t->listed);
    if (t->emergencies)
        printf("%zu of %zu emergencies caught\n", t->caught, t->emergencies);
    if (t->urgent)
        printf("%zu of %zu urgent ones referred\n", t->referred, t->urgent);
    if (t->ordinary)
        printf("%zu of %zu ordinary ones stopped (%.1f %%)\n", t->stopped, t->ordinary,
               100 * share(t->stopped, t->ordinary));
}

static enum taut_status check(const struct tally *t, struct taut_error *err)
{
    const struct score *s = &t->taut;
    if (t->caught < t->emergencies)
        return taut_fail(err, TAUT_ECONFLICT, "cases", "%zu emergencies missed", t->emergencies - t->caught);
    if (t->ordinary && share(t->stopped, t->ordinary) >= limits.stopped)
        return taut_fail(err, TAUT_ECONFLICT, "cases", "%zu ordinary cases stopped", t->stopped);
    if (t->areas && share(t->found, t->listed) < limits.listed)
        return taut_fail(err, TAUT_ECONFLICT, "cases",
                         "%zu of %zu muscles of the textbook's lists are among our first ten", t->found, t->listed);
    if (s->n && (share(s->top_1, s->n) <= limits.top_1 || share(s->top_5, s->n) <= limits.top_5))
        return taut_fail(err, TAUT_ECONFLICT, "cases", "hit rates are not above %.0f %% (first) and %.0f %% (first 5)",
                         100 * limits.top_1, 100 * limits.top_5);
    if (s->n && (s->top_1 <= t->zones.top_1 || s->reciprocal <= t->zones.reciprocal))
        return taut_fail(err, TAUT_ECONFLICT, "cases", "no better than counting zones");
    return TAUT_OK;
}

static enum taut_status run(const struct args *args, struct taut_arena *arena, struct taut_arena *scratch,
                            struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct vignettes v = { 0 };
    struct tally t = { 0 };
    enum taut_status st = vignettes_read(a, args, arena, &v, err);
    for (size_t k = 0; k < v.n && st == TAUT_OK; k++) {
        st = run_vignette(a, &v.rows[k], scratch, args->values[FLAG_VERBOSE] != NULL, &t, err);
        taut_arena_reset(scratch);
        if (st != TAUT_OK)
            input_within(err, v.rows[k].id);
    }
    if (st != TAUT_OK)
        return st;
    print_tally(&t);
    return args->values[FLAG_CHECK] ? check(&t, err) : TAUT_OK;
}

enum taut_status cmd_bench_cases(const struct args *args, struct taut_error *err)
{
    struct taut_arena *arena = taut_arena_create(), *scratch = taut_arena_create();
    enum taut_status st =
        arena && scratch ? run(args, arena, scratch, err) : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    taut_arena_free(scratch);
    taut_arena_free(arena);
    return st;
}
