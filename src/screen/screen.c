/* screen.c - runs the atlas's safety rules over the findings of a case.
 *
 * A rule is a tree of conditions over what was said. Whether a mentioned place is the place of a condition goes by its
 * regions: a place within the condition's place counts, and a wider mention counts where the condition's place
 * makes up at least a quarter of it ("arm" for the inner arm, but not "headache" for the temple). A place is denied
 * where something was denied that holds all of it. Every test can only turn from false to true when a finding is
 * added, so no answer ever clears a danger. */
#include <taut/screen.h>

#include <string.h>

/* Pain told in words counts as this much on the 0..10 scale (engineering choice): the top of what the words usually
 * mean, because a missed danger costs more than a false alarm. */
enum { MILD_COUNTS = 3, MODERATE_COUNTS = 6, SEVERE_COUNTS = 8 };
enum { WIDER_MENTION = 4 }; /* a condition's place must be 1/4 of a wider mention */

struct screener {
    const struct taut_atlas *atlas;
    const struct taut_case *told;
    size_t words;        /* 64-bit words of a set of regions */
    uint64_t *mentioned; /* [n_findings][words], of pain and numbness */
    uint64_t *wanted;    /* [words], scratch */
};

static void fill_regions(const struct taut_atlas *a, uint16_t place, uint64_t *set)
{
    struct taut_list members = a->places[place].members;
    for (uint32_t k = 0; k < members.n; k++) {
        uint16_t region = a->index[members.begin + k];
        set[region / 64] |= UINT64_C(1) << (region % 64);
    }
}

static bool is_placed(const struct taut_finding *f)
{
    return f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS;
}

static bool is_denied(const struct taut_finding *f)
{
    return f->negated || f->level == 0;
}

static bool place_matches(const struct screener *s, size_t finding, uint16_t place, bool denied)
{
    const uint64_t *said = s->mentioned + finding * s->words;
    unsigned n_said = 0, n_wanted = 0, n_common = 0;
    memset(s->wanted, 0, s->words * sizeof *s->wanted);
    fill_regions(s->atlas, place, s->wanted);
    for (size_t w = 0; w < s->words; w++) {
        n_said += (unsigned)__builtin_popcountll(said[w]);
        n_wanted += (unsigned)__builtin_popcountll(s->wanted[w]);
        n_common += (unsigned)__builtin_popcountll(said[w] & s->wanted[w]);
    }
    return n_common > 0 && (denied ? n_common == n_wanted : n_common * WIDER_MENTION >= n_said);
}

/* A factor such as "50 or older" is also stated by an age. */
static bool age_states(const struct taut_term *t, unsigned years, bool denied)
{
    if (!t->age_at_least && !t->age_below)
        return false;
    bool within = (!t->age_at_least || years >= t->age_at_least) && (!t->age_below || years < t->age_below);
    return within != denied;
}

static bool finding_states(const struct screener *s, size_t k, const struct taut_condition *c, bool denied)
{
    const struct taut_finding *f = &s->told->findings[k];
    if (c->kind == TAUT_HAS_FACTOR && f->kind == TAUT_AGE)
        return age_states(&s->atlas->terms[c->target], f->target, denied);
    if (f->kind != c->kind || is_denied(f) != denied)
        return false;
    return is_placed(f) ? place_matches(s, k, c->target, denied) : f->target == c->target;
}

static unsigned severity(const struct taut_finding *f)
{
    static const uint8_t counts[] = { 0, MILD_COUNTS, MODERATE_COUNTS, SEVERE_COUNTS };
    if (f->kind != TAUT_PAIN || is_denied(f))
        return 0;
    return f->nrs >= 0 ? (unsigned)f->nrs : f->level < 4 ? counts[f->level] : 0;
}

static bool finding_fits(const struct screener *s, size_t k, const struct taut_condition *c, bool denied)
{
    const struct taut_finding *f = &s->told->findings[k];
    switch ((enum taut_condition_op)c->op) {
    case TAUT_STATED: return finding_states(s, k, c, denied);
    case TAUT_AGE_AT_LEAST: return f->kind == TAUT_AGE && (f->target >= c->value) != denied;
    case TAUT_AGE_BELOW: return f->kind == TAUT_AGE && (f->target < c->value) != denied;
    case TAUT_SEVERITY_AT_LEAST: return !denied && severity(f) >= c->value && c->value > 0;
    case TAUT_ALL:
    case TAUT_ANY:
    case TAUT_DENIED:
    case TAUT_AT_LEAST: break;
    }
    return false;
}

static void add_because(struct taut_alert *alert, size_t finding)
{
    for (size_t k = 0; k < alert->n_because; k++)
        if (alert->because[k] == finding)
            return;
    if (alert->n_because < TAUT_MAX_BECAUSE)
        alert->because[alert->n_because++] = (uint16_t)finding;
}

static bool atom_holds(const struct screener *s, const struct taut_condition *c, bool denied, struct taut_alert *alert)
{
    bool any = false;
    for (size_t k = 0; k < s->told->n_findings; k++)
        if (finding_fits(s, k, c, denied)) {
            add_because(alert, k);
            any = true;
        }
    return any;
}

/* Whether the condition at `at` holds or, where denied is set, was denied (De Morgan: of "all" one part, of "any"
 * every part). Findings that carry it are added to the alert; those of a branch that fails are taken back. */
static bool holds(const struct screener *s, uint32_t at, bool denied, struct taut_alert *alert)
{
    const struct taut_condition *c = &s->atlas->conditions[at];
    if (c->op == TAUT_DENIED)
        return holds(s, at + 1, !denied, alert);
    if (c->op != TAUT_ALL && c->op != TAUT_ANY && c->op != TAUT_AT_LEAST)
        return atom_holds(s, c, denied, alert);
    uint8_t before = alert->n_because;
    unsigned n = 0, met = 0;
    for (uint32_t child = at + 1; child < at + c->size; child += s->atlas->conditions[child].size) {
        n++;
        met += holds(s, child, denied, alert);
    }
    unsigned needed = c->op == TAUT_ALL ? n : c->op == TAUT_ANY ? 1 : c->value;
    if (denied)
        needed = needed > n ? 0 : n - needed + 1;
    if (n > 0 && met >= needed)
        return true;
    alert->n_because = before;
    return false;
}

enum taut_status taut_screen_run(const struct taut_atlas *a, const struct taut_case *c, struct taut_arena *arena,
                                 struct taut_screening *ret, struct taut_error *err)
{
    struct screener s = { .atlas = a, .told = c, .words = (a->n_regions + 63u) / 64u };
    s.mentioned = taut_arena_array(arena, c->n_findings * s.words + 1, sizeof *s.mentioned);
    s.wanted = taut_arena_array(arena, s.words + 1, sizeof *s.wanted);
    struct taut_alert *alerts = taut_arena_array(arena, (size_t)a->n_screens + 1, sizeof *alerts);
    if (!s.mentioned || !s.wanted || !alerts)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory to screen %zu findings", c->n_findings);
    for (size_t k = 0; k < c->n_findings; k++)
        if (is_placed(&c->findings[k]))
            fill_regions(a, c->findings[k].target, s.mentioned + k * s.words);

    *ret = (struct taut_screening){ .alerts = alerts };
    for (int level = TAUT_EMERGENCY; level <= TAUT_LIGHTER; level++)
        for (uint16_t k = 0; k < a->n_screens; k++) {
            struct taut_alert alert = { .screen = k };
            if ((int)a->screens[k].level != level || !holds(&s, a->screens[k].when, false, &alert))
                continue;
            alerts[ret->n_alerts++] = alert;
            ret->emergency = ret->emergency || level == TAUT_EMERGENCY;
        }
    return TAUT_OK;
}

static bool is_avoided(const struct taut_atlas *a, const struct taut_screen *screen, uint16_t region)
{
    if (screen->places.n == 0)
        return true;
    for (uint32_t k = 0; k < screen->places.n; k++) {
        struct taut_list members = a->places[a->index[screen->places.begin + k]].members;
        for (uint32_t m = 0; m < members.n; m++)
            if (a->index[members.begin + m] == region)
                return true;
    }
    return false;
}

enum taut_status taut_screen_forbidden_points(const struct taut_atlas *a, const struct taut_screening *s,
                                              struct taut_arena *arena, const uint16_t **ret, size_t *n,
                                              struct taut_error *err)
{
    uint16_t *points = taut_arena_array(arena, (size_t)a->n_points + 1, sizeof *points);
    if (!points)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u points", (unsigned)a->n_points);
    *n = 0;
    for (uint16_t p = 0; p < a->n_points; p++)
        for (size_t k = 0; k < s->n_alerts; k++) {
            const struct taut_screen *screen = &a->screens[s->alerts[k].screen];
            if (screen->level != TAUT_LIGHTER && is_avoided(a, screen, a->points[p].place)) {
                points[(*n)++] = p;
                break;
            }
        }
    *ret = points;
    return TAUT_OK;
}
