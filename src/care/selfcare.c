/* selfcare.c - from a ranking to a few exercises a day: releases, stretches, one that strengthens, what comes before. */
#include "selfcare.h"

#include <string.h>

#include "sentence.h"

/* The least probability that a muscle is worth an exercise, and how many points: choices of ours (docs/formats/programme.md). */
#define LEAST_PROBABILITY 0.05
enum { MOST_POINTS = 2, LIGHTEST = 2, LONGEST = 1800 };

const char *taut_pace_name(enum taut_pace pace)
{
    static const char *const names[] = { TAUT_TEXT("easier"), TAUT_TEXT("as usual"), TAUT_TEXT("harder") };
    return (size_t)pace < sizeof names / sizeof *names ? names[pace] : "unknown";
}

const char *taut_not_at_home_name(enum taut_not_at_home why)
{
    static const char *const names[] = { TAUT_TEXT("not allowed"), TAUT_TEXT("not by oneself"), TAUT_TEXT("no tools"),
                                         TAUT_TEXT("enough for a day") };
    return (size_t)why < sizeof names / sizeof *names ? names[why] : "unknown";
}

/* ---- how much ------------------------------------------------------------------------------------------------ */

static uint16_t between(const uint16_t span[2], enum taut_pace pace)
{
    return pace == TAUT_EASIER ? span[0] : pace == TAUT_HARDER ? span[1] : (uint16_t)((span[0] + span[1]) / 2);
}

/* Holds: one more where it may be more. */
static uint16_t how_often(const uint16_t span[2], enum taut_pace pace)
{
    const uint16_t usual = between(span, TAUT_AS_USUAL);
    return pace == TAUT_EASIER ? span[0] : pace == TAUT_HARDER && usual < span[1] ? (uint16_t)(usual + 1) : usual;
}

/* "30 to 60 s", "20 s", "10 min": how long the point's own text says. */
static bool told_seconds(const char *how, uint16_t span[2])
{
    static const char digits[] = "0123456789";
    for (const char *s = how + strcspn(how, digits); *s; s += strcspn(s, digits)) {
        unsigned first = 0, second = 0;
        for (; *s >= '0' && *s <= '9' && first < 1000; s++)
            first = first * 10 + (unsigned)(*s - '0');
        const bool to = !strncmp(s, " to ", 4) && s[4] >= '0' && s[4] <= '9';
        const char *end = s + (to ? 4 : 0);
        for (; to && *end >= '0' && *end <= '9' && second < 1000; end++)
            second = second * 10 + (unsigned)(*end - '0');
        const bool minutes = !strncmp(end, " min", 4);
        const bool seconds = !strncmp(end, " s", 2) && !(end[2] >= 'a' && end[2] <= 'z');
        if (!minutes && !seconds)
            continue;
        const unsigned times = minutes ? 60 : 1;
        second = to ? second : first;
        if (first == 0 || first > second || second * times > LONGEST)
            return false;
        span[0] = (uint16_t)(first * times);
        span[1] = (uint16_t)(second * times);
        return true;
    }
    return false;
}

/* The point's own text may say less than the exercise, such as two or three of ten at the eye; never more than the cap. */
static void set_pressure(const struct maker *m, struct taut_task *t, uint8_t cap)
{
    const struct taut_exercise *e = &m->atlas->exercises[t->exercise];
    const uint16_t *own = t->point != TAUT_NONE ? m->atlas->points[t->point].self_care_of_ten : NULL;
    const bool said = e->kind == TAUT_EXERCISE_RELEASE && own && own[1];
    for (size_t k = 0; k < 2; k++) {
        t->pressure[k] = said && own[k] < e->pressure[k] ? (uint8_t)own[k] : e->pressure[k];
        t->pressure[k] = t->pressure[k] < cap ? t->pressure[k] : cap;
    }
    if (m->wish->pace == TAUT_EASIER)
        t->pressure[1] = t->pressure[0];
}

static void set_dose(const struct maker *m, struct taut_task *t, uint8_t cap)
{
    const struct taut_exercise *e = &m->atlas->exercises[t->exercise];
    const enum taut_pace pace = m->wish->pace;
    uint16_t hold[2] = { e->hold_s[0], e->hold_s[1] };
    if (e->kind == TAUT_EXERCISE_RELEASE)
        told_seconds(taut_atlas_english(m->atlas)->points[t->point].self_care_how, hold);
    t->hold_s = between(hold, pace);
    t->repeats = how_often(e->repeats, pace);
    t->rest_s = e->rest_s;
    t->times_a_day = e->times_a_day[0];
    t->days_a_week = pace == TAUT_EASIER ? e->days_a_week[0] : e->days_a_week[1];
    set_pressure(m, t, cap);
    const uint32_t sides = t->side == TAUT_BOTH ? 2 : 1;
    t->seconds = sides * ((uint32_t)t->repeats * t->hold_s + (uint32_t)(t->repeats - 1) * t->rest_s);
}

/* The atlas's words as a sentence of their own. */
static const char *sentence(struct maker *m, const char *words)
{
    char *copy = taut_arena_printf(m->arena, "%s%s", words, sentence_is_closed(words) ? "" : ".");
    if (!copy) {
        m->no_memory = true;
        return words;
    }
    sentence_capital(copy);
    return copy;
}

/* ---- what is allowed ------------------------------------------------------------------------------------------- */

static struct taut_limit limit_at(const struct maker *m, uint16_t point, enum taut_side side)
{
    const uint16_t region = m->atlas->points[point].place;
    const bool paired = m->atlas->places[region].paired;
    const struct taut_limit left = m->allowed.limits[2u * region], right = m->allowed.limits[2u * region + 1];
    if (!paired || side == TAUT_LEFT || side == TAUT_MIDLINE)
        return left;
    struct taut_limit lower = side != TAUT_RIGHT && left.pressure < right.pressure ? left : right;
    lower.no_tools = side == TAUT_RIGHT ? right.no_tools : left.no_tools || right.no_tools;
    return lower;
}

static void leave(struct maker *m, struct taut_left_at_home left)
{
    if (m->n_left < sizeof m->left / sizeof *m->left)
        m->left[m->n_left++] = left;
}

static const char *forbidden_by(const struct maker *m, struct taut_limit l)
{
    return l.screen != TAUT_NONE ? m->atlas->screens[l.screen].person
           : l.site != TAUT_NONE ? m->atlas->sites[l.site].how
                                 : NULL;
}

/* ---- exercises ------------------------------------------------------------------------------------------------- */

static bool names_tool(const struct taut_atlas *a, const struct taut_exercise *e, const char *tool)
{
    char word[TAUT_TEXT_SIZE];
    for (uint32_t k = 0, at = e->tools.begin; k < e->tools.n; k++) {
        at = taut_atlas_text(a, at, word);
        if (strstr(tool, word))
            return true;
    }
    return e->tools.n == 0;
}

static uint16_t first_exercise(const struct taut_atlas *a, enum taut_exercise_kind kind, const char *tool)
{
    for (uint16_t k = 0; k < a->n_exercises; k++)
        if (a->exercises[k].kind == kind && (kind != TAUT_EXERCISE_RELEASE || names_tool(a, &a->exercises[k], tool)))
            return k;
    return TAUT_NONE;
}

static const char *danger_near(const struct taut_atlas *a, uint16_t point)
{
    const struct taut_point *p = &a->points[point];
    return p->n_dangers ? a->dangers[p->dangers].structure : NULL;
}

/* The release that the point's own text tells, with what the screen leaves of its pressure. */
static bool make_release(struct maker *m, const struct taut_candidate *k, struct taut_task *ret)
{
    const struct taut_point *p = &m->atlas->points[k->cause];
    const struct taut_limit limit = limit_at(m, k->cause, k->side);
    struct taut_left_at_home left = { k->cause, k->side, TAUT_HOME_NOT_ALONE, p->self_care_not, TAUT_NONE, TAUT_NONE };
    if (!p->self_care_how) {
        leave(m, left);
        return false;
    }
    const uint16_t exercise =
        first_exercise(m->atlas, TAUT_EXERCISE_RELEASE, taut_atlas_english(m->atlas)->points[k->cause].self_care_tool);
    if (exercise == TAUT_NONE)
        return false;
    const struct taut_exercise *e = &m->atlas->exercises[exercise];
    const uint8_t cap = limit.pressure < TAUT_MOST_AT_HOME ? limit.pressure : TAUT_MOST_AT_HOME;
    if (cap < LIGHTEST && e->pressure[1] > LIGHTEST) {
        left.why = TAUT_HOME_NOT_ALLOWED;
        left.because = forbidden_by(m, limit);
        left.screen = limit.screen;
        left.site = limit.site;
        leave(m, left);
        return false;
    }
    if (e->with_tool && (m->wish->no_tools || limit.no_tools)) {
        left.why = TAUT_HOME_NO_TOOL;
        left.because = p->self_care_tool;
        leave(m, left);
        return false;
    }
    *ret = (struct taut_task){ .exercise = exercise,
                               .point = k->cause,
                               .side = k->side,
                               .tool = m->wish->no_tools || limit.no_tools ? NULL : p->self_care_tool,
                               .how = sentence(m, p->self_care_how),
                               .care = danger_near(m->atlas, k->cause) };
    set_dose(m, ret, cap);
    return true;
}

/* Not where a safety rule forbids all pressure: what is hurt there is not pulled either. */
static bool make_stretch(struct maker *m, const struct taut_candidate *k, struct taut_task *ret)
{
    const struct taut_limit limit = limit_at(m, k->cause, k->side);
    const uint16_t exercise = first_exercise(m->atlas, TAUT_EXERCISE_STRETCH, "");
    if (!m->atlas->points[k->cause].stretch || exercise == TAUT_NONE ||
        (limit.pressure == 0 && limit.screen != TAUT_NONE))
        return false;
    *ret = (struct taut_task){
        .exercise = exercise, .point = k->cause, .side = k->side, .how = sentence(m, m->atlas->points[k->cause].stretch)
    };
    set_dose(m, ret, 0);
    return true;
}

/* Only where nothing is limited: strength is not built on what has to be looked at. */
static bool make_strengthener(struct maker *m, const struct taut_candidate *k, struct taut_task *ret)
{
    const struct taut_atlas *a = m->atlas;
    const uint16_t muscle = a->points[k->cause].muscle;
    for (uint16_t e = 0; e < a->n_exercises && m->allowed.now == TAUT_ALLOW_TREATMENT; e++)
        for (uint32_t i = 0; i < a->exercises[e].muscles.n; i++)
            if (a->index[a->exercises[e].muscles.begin + i] == muscle) {
                *ret =
                    (struct taut_task){ .exercise = e, .point = k->cause, .side = k->side, .how = a->exercises[e].how };
                set_dose(m, ret, 0);
                return true;
            }
    return false;
}

static bool has_term(const struct maker *m, enum taut_finding_kind kind, enum taut_term_kind term, const char *id)
{
    const uint16_t wanted = taut_atlas_find_term(m->atlas, term, id);
    for (size_t k = 0; k < m->told->n_findings; k++) {
        const struct taut_finding *f = &m->told->findings[k];
        if (f->kind == kind && f->target == wanted && f->level != 0 && !f->negated)
            return true;
    }
    return false;
}

static bool make_breathing(struct maker *m, struct taut_task *ret)
{
    const uint16_t exercise = first_exercise(m->atlas, TAUT_EXERCISE_BREATHING, "");
    const uint16_t stress = taut_atlas_find_term(m->atlas, TAUT_FACTOR, "stress");
    const uint16_t anxiety = taut_atlas_find_term(m->atlas, TAUT_FACTOR, "anxiety");
    if (exercise == TAUT_NONE || stress == TAUT_NONE || anxiety == TAUT_NONE ||
        (selfcare_known(m, stress) != TAUT_YES && selfcare_known(m, anxiety) != TAUT_YES))
        return false;
    *ret = (struct taut_task){ .exercise = exercise, .point = TAUT_NONE, .how = m->atlas->exercises[exercise].how };
    set_dose(m, ret, 0);
    return true;
}

/* Warmth; cold where warmth makes it worse or cold eases it; nothing on what a rule limits. */
static void make_before(struct maker *m, const struct taut_candidate *k)
{
    const bool warmth_hurts = has_term(m, TAUT_AGGRAVATES, TAUT_ACTIVITY, "heat");
    const bool cold_helps = has_term(m, TAUT_EASES, TAUT_ACTIVITY, "cold");
    const bool cold_hurts = has_term(m, TAUT_AGGRAVATES, TAUT_ACTIVITY, "cold");
    const bool cold = !cold_hurts && (warmth_hurts || cold_helps);
    const uint16_t exercise = first_exercise(m->atlas, cold ? TAUT_EXERCISE_COLD : TAUT_EXERCISE_WARMTH, "");
    if (exercise == TAUT_NONE || (warmth_hurts && cold_hurts) || limit_at(m, k->cause, k->side).screen != TAUT_NONE)
        return;
    m->before[0] = (struct taut_task){
        .exercise = exercise, .point = k->cause, .side = k->side, .how = m->atlas->exercises[exercise].how
    };
    set_dose(m, &m->before[0], 0);
    m->n_before = 1;
}

/* ---- the few --------------------------------------------------------------------------------------------------- */

struct chosen {
    const struct taut_candidate *candidate;
    struct taut_task release, stretch;
    bool releases, stretches;
};

/* The leading points for which something can be done. */
static size_t choose(struct maker *m, const struct taut_ranking *r, struct chosen chosen[MOST_POINTS])
{
    size_t n = 0;
    for (size_t k = 0; k < r->n_candidates; k++) {
        const struct taut_candidate *c = &r->candidates[k];
        if (c->probability < LEAST_PROBABILITY)
            break;
        if (n == MOST_POINTS) {
            leave(m, (struct taut_left_at_home){ c->cause, c->side, TAUT_HOME_ENOUGH, NULL, TAUT_NONE, TAUT_NONE });
            continue;
        }
        struct chosen *x = &chosen[n];
        *x = (struct chosen){ .candidate = c };
        x->releases = make_release(m, c, &x->release);
        x->stretches = make_stretch(m, c, &x->stretch);
        n += x->releases || x->stretches;
    }
    return n;
}

/* Wanted in the order of use: the first point's release and stretch, the second's release, strength, breathing, the second's
 * stretch. Done point by point. */
static void fill(struct maker *m, struct chosen *x, size_t n, size_t most)
{
    struct taut_task strength, breath;
    bool use[2][2] = { { false } };
    size_t used = 0;
    for (size_t k = 0; k < n; k++) {
        use[k][0] = x[k].releases && used < most;
        used += use[k][0];
        use[k][1] = k == 0 && x[k].stretches && used < most;
        used += use[k][1];
    }
    const bool strengthens = n > 0 && used < most && make_strengthener(m, x[0].candidate, &strength);
    used += strengthens;
    const bool breathes = used < most && make_breathing(m, &breath);
    used += breathes;
    use[1][1] = n > 1 && x[1].stretches && used < most;
    for (size_t k = 0; k < n; k++) {
        if (use[k][0])
            m->tasks[m->n_tasks++] = x[k].release;
        if (use[k][1])
            m->tasks[m->n_tasks++] = x[k].stretch;
    }
    if (strengthens)
        m->tasks[m->n_tasks++] = strength;
    if (breathes)
        m->tasks[m->n_tasks++] = breath;
}

static void make_tasks(struct maker *m, const struct taut_ranking *ranking)
{
    struct chosen chosen[MOST_POINTS];
    const size_t most = m->wish->exercises ? m->wish->exercises : TAUT_MOST_TASKS;
    const size_t n = choose(m, ranking, chosen);
    fill(m, chosen, n, most);
    if (n > 0 && m->n_tasks > 0)
        make_before(m, chosen[0].candidate);
}

enum taut_status taut_selfcare_make(const struct taut_atlas *a, const struct taut_case *c,
                                    const struct taut_ranking *ranking, const struct taut_screening *screening,
                                    const struct taut_selfcare_wish *wish, struct taut_arena *arena,
                                    struct taut_programme *ret, struct taut_error *err)
{
    struct maker *m = taut_arena_alloc(arena, sizeof *m);
    if (!m)
        return taut_fail(err, TAUT_ENOMEM, "programme", "no memory");
    if (wish->exercises > TAUT_MOST_TASKS)
        return taut_fail(err, TAUT_EINVAL, "exercises", "at most %d a day: more are not done", TAUT_MOST_TASKS);
    *m = (struct maker){ .atlas = a, .told = c, .wish = wish, .arena = arena };
    enum taut_status st = taut_screen_allow(a, c, screening, TAUT_OWN_HANDS, arena, &m->allowed, err);
    if (st != TAUT_OK)
        return st;
    if (ranking && m->allowed.now >= TAUT_ALLOW_LIMITED)
        make_tasks(m, ranking);
    if (m->allowed.now >= TAUT_ALLOW_LIMITED)
        selfcare_habits(m, ranking); /* "keep moving" is no advice for what a doctor must see first */
    if (m->no_memory)
        return taut_fail(err, TAUT_ENOMEM, "programme", "no memory");
    *ret = (struct taut_programme){ .now = m->allowed.now,
                                    .doubtful = ranking && ranking->muscular < 0.5,
                                    .pace = wish->pace,
                                    .before = m->before,
                                    .n_before = m->n_before,
                                    .tasks = m->tasks,
                                    .n_tasks = m->n_tasks,
                                    .habits = m->habits,
                                    .n_habits = m->n_habits,
                                    .left = m->left,
                                    .n_left = m->n_left };
    for (size_t k = 0; k < m->n_tasks; k++)
        ret->seconds_a_day += m->tasks[k].seconds * m->tasks[k].times_a_day;
    return TAUT_OK;
}
