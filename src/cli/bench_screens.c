/* bench_screens.c - taut bench screens: what the safety rules say of vignettes, against what they should say. */
#include "bench.h"

#include <string.h>

/* The gravest thing that is said of a person. The first three stop a treatment, limits only bound it. */
enum grade { GRADE_EMERGENCY, GRADE_URGENT, GRADE_CLEARANCE, GRADE_LIMITS, GRADE_NOTHING, GRADES };
static const char *const grade_names[GRADES] = { "emergency", "urgent", "clearance", "limits", "nothing" };

enum { RULES_MOST = 256, FIRINGS_WANTED = 2 };

struct triage {
    size_t said[GRADES][GRADES]; /* by what is wanted, then by what was said */
    size_t fired[RULES_MOST];    /* vignettes, by rule */
};

static enum grade grade_of_level(enum taut_level level)
{
    static const enum grade grades[] = { [TAUT_EMERGENCY] = GRADE_EMERGENCY,
                                         [TAUT_URGENT_REFERRAL] = GRADE_URGENT,
                                         [TAUT_CLEARANCE] = GRADE_CLEARANCE,
                                         [TAUT_AVOID] = GRADE_LIMITS,
                                         [TAUT_LIGHTER] = GRADE_LIMITS };
    return grades[level];
}

/* An ordinary row that names a rule is a person whom that rule should bound. */
static enum grade wanted_of(const struct taut_atlas *a, const struct vignette *v)
{
    if (v->kind == VIGNETTE_EMERGENCY)
        return GRADE_EMERGENCY;
    if (v->kind == VIGNETTE_URGENT)
        return GRADE_URGENT;
    for (uint16_t k = 0; k < a->n_screens && v->kind == VIGNETTE_ORDINARY; k++)
        if (vignette_expects(v->expect, strlen(v->expect), a->screens[k].id))
            return grade_of_level(a->screens[k].level);
    return GRADE_NOTHING;
}

static enum grade said_of(const struct taut_atlas *a, const struct taut_screening *s)
{
    return s->n_alerts ? grade_of_level(a->screens[s->alerts[0].screen].level) : GRADE_NOTHING;
}

static void print_alerts(const struct taut_atlas *a, const struct vignette *v, const struct taut_screening *s,
                         enum grade wanted)
{
    printf("%-10s %-26s", grade_names[wanted], v->id);
    for (size_t k = 0; k < s->n_alerts; k++) {
        const struct taut_screen *rule = &a->screens[s->alerts[k].screen];
        printf("%s%s (%s)", k ? ", " : " ", rule->id, taut_level_name(rule->level));
    }
    printf("%s\n", s->n_alerts ? "" : wanted < GRADE_LIMITS ? " MISSED" : " -");
}

static enum taut_status screen_row(const struct taut_atlas *a, const struct vignette *row, bool verbose,
                                   struct triage *t, struct taut_arena *scratch, struct taut_error *err)
{
    struct taut_case told = { 0 };
    struct taut_screening s = { 0 };
    enum taut_status st = taut_intake_read(a, row->text, strlen(row->text), scratch, &told, err);
    if (st == TAUT_OK)
        st = taut_screen_run(a, &told, scratch, &s, err);
    if (st != TAUT_OK) {
        input_within(err, row->id);
        return st;
    }
    enum grade wanted = wanted_of(a, row), said = said_of(a, &s);
    t->said[wanted][said]++;
    for (size_t k = 0; k < s.n_alerts; k++)
        if (s.alerts[k].screen < RULES_MOST)
            t->fired[s.alerts[k].screen]++;
    if (verbose || said > wanted || (wanted == GRADE_NOTHING && said <= GRADE_CLEARANCE))
        print_alerts(a, row, &s, wanted);
    return TAUT_OK;
}

static double percent(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

/* Sensitivity: what is wanted or graver was said. Less is under-triage, more is over-triage. */
static void print_triage(const struct triage *t)
{
    printf("%-12s %10s %9s %9s %9s %9s   %s\n", "wanted", "emergency", "urgent", "clearance", "limits", "nothing",
           "caught   under    over");
    for (int wanted = 0; wanted < GRADES; wanted++) {
        size_t n = 0, under = 0, over = 0;
        for (int said = 0; said < GRADES; said++) {
            n += t->said[wanted][said];
            under += said > wanted ? t->said[wanted][said] : 0;
            over += said < wanted ? t->said[wanted][said] : 0;
        }
        if (n == 0)
            continue;
        printf("%-12s", grade_names[wanted]);
        for (int said = 0; said < GRADES; said++)
            printf("%*zu", said ? 10 : 11, t->said[wanted][said]);
        printf("   %5.1f %% %5.1f %% %5.1f %%\n", percent(n - under, n), percent(under, n), percent(over, n));
    }
    const size_t *ordinary = t->said[GRADE_NOTHING];
    size_t n = 0, stopped = ordinary[GRADE_EMERGENCY], sent = ordinary[GRADE_URGENT] + ordinary[GRADE_CLEARANCE];
    for (int said = 0; said < GRADES; said++)
        n += ordinary[said];
    if (n)
        printf("of %zu who need nothing, %.1f %% are stopped as an emergency and %.1f %% sent to a doctor first\n", n,
               percent(stopped, n), percent(sent, n));
}

static void print_rules(const struct taut_atlas *a, const struct triage *t, bool verbose)
{
    size_t often = 0;
    for (uint16_t k = 0; k < a->n_screens; k++)
        often += t->fired[k] >= FIRINGS_WANTED;
    printf("%zu of %u rules fire in %d vignettes or more\n", often, a->n_screens, FIRINGS_WANTED);
    for (uint16_t k = 0; k < a->n_screens; k++)
        if (verbose || (t->fired[k] < FIRINGS_WANTED && often * 2 > a->n_screens))
            printf("  %-34s %zu\n", a->screens[k].id, t->fired[k]);
}

static enum taut_status screens(const struct args *args, const struct vignettes *v, struct taut_arena *scratch,
                                struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    bool verbose = args->values[FLAG_VERBOSE] != NULL;
    struct triage t = { 0 };
    if (a->n_screens > RULES_MOST)
        return taut_fail(err, TAUT_ETOOBIG, "screens", "more than %d rules", RULES_MOST);
    for (size_t k = 0; k < v->n; k++) {
        enum taut_status st = screen_row(a, &v->rows[k], verbose, &t, scratch, err);
        if (st != TAUT_OK)
            return st;
        taut_arena_reset(scratch);
    }
    print_triage(&t);
    print_rules(a, &t, verbose);
    return TAUT_OK;
}

enum taut_status cmd_bench_screens(const struct args *args, struct taut_error *err)
{
    return vignettes_with(args, screens, err);
}
