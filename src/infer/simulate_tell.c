/* simulate_tell.c - what a person says at first: places in words or paint, signs that come up, answers to a few questions. */
#include "simulate_parts.h"

#include <string.h>

struct telling {
    struct person *person;
    struct taut_finding findings[MOST_TOLD];
    size_t n;
};

static struct taut_finding *add(struct telling *t, struct taut_finding f)
{
    if (t->n == MOST_TOLD)
        return NULL;
    t->findings[t->n] = f;
    return &t->findings[t->n++];
}

/* ---- places ---------------------------------------------------------------------------------------------------- */

static enum taut_side side_of_slot(size_t slot)
{
    return slot == ON_LEFT ? TAUT_LEFT : slot == ON_RIGHT ? TAUT_RIGHT : TAUT_MIDLINE;
}

/* A place's pain is said once; of two grades the higher one stays. */
static void add_pain(struct telling *t, uint16_t place, enum taut_side side, uint8_t level)
{
    static const int8_t nrs[] = { 0, 2, 5, 8 };
    struct person *p = t->person;
    if (p->simulation->atlas->places[place].kind == TAUT_REGION)
        side = p->simulation->atlas->places[place].paired ? (side == TAUT_MIDLINE ? TAUT_LEFT : side) : TAUT_MIDLINE;
    for (size_t k = 0; k < t->n; k++) {
        struct taut_finding *f = &t->findings[k];
        if (f->kind != TAUT_PAIN || f->target != place || f->side != side)
            continue;
        if (f->level != TAUT_LEVEL_UNKNOWN && level > f->level) {
            f->level = level;
            f->nrs = f->nrs >= 0 ? nrs[level] : f->nrs;
        }
        return;
    }
    add(t, (struct taut_finding){ .kind = TAUT_PAIN,
                                  .target = place,
                                  .side = side,
                                  .level = p->graded ? level : TAUT_LEVEL_UNKNOWN,
                                  .nrs = p->graded && !p->draws ? nrs[level] : -1,
                                  .method = p->draws ? TAUT_FROM_DRAWING : TAUT_FROM_WORDS });
}

static void tell_place(struct telling *t, uint16_t place, size_t slot, uint8_t level)
{
    struct person *p = t->person;
    const struct taut_simulation *s = p->simulation;
    const struct taut_world *w = s->opt.world;
    enum taut_side side = side_of_slot(slot);
    if (p->forgets && chance_of(&p->chance, 0.5))
        return;
    if (chance_of(&p->chance, w->moves))
        place = world_beside(s, place, &p->chance);
    if (side != TAUT_MIDLINE && chance_of(&p->chance, w->wrong_side))
        side = side == TAUT_LEFT ? TAUT_RIGHT : TAUT_LEFT;
    if (p->exaggerates) {
        level = level < 3 ? (uint8_t)(level + 1) : level;
        if (chance_of(&p->chance, 0.5))
            add_pain(t, world_beside(s, place, &p->chance), side, level);
    }
    if (!p->draws && chance_of(&p->chance, w->wide) && s->atlas->places[place].parent != TAUT_NONE)
        place = s->atlas->places[place].parent;
    add_pain(t, place, side, level);
}

static void tell_places(struct telling *t)
{
    const struct taut_atlas *a = t->person->simulation->atlas;
    for (uint16_t place = 0; place < a->n_places; place++)
        for (size_t slot = 0; slot < SLOTS; slot++)
            if (t->person->told[3u * place + slot])
                tell_place(t, place, slot, t->person->told[3u * place + slot]);
}

/* ---- what else comes up ------------------------------------------------------------------------------------------ */

static void tell_term(struct telling *t, enum taut_finding_kind kind, uint16_t term)
{
    for (size_t k = 0; k < t->n; k++)
        if (t->findings[k].kind == kind && t->findings[k].target == term)
            return;
    add(t, (struct taut_finding){ .kind = kind, .target = term, .level = 1, .nrs = -1, .method = TAUT_FROM_WORDS });
}

static bool is_volunteered(const struct taut_world *w, enum taut_finding_kind kind)
{
    return kind == TAUT_HAS_SIGN || (w->volunteers > 0 && kind >= TAUT_HAS_QUALITY && kind <= TAUT_LIMITS);
}

static void volunteer_of(struct telling *t, uint16_t cause, enum taut_state state)
{
    struct person *p = t->person;
    const struct taut_simulation *s = p->simulation;
    const struct taut_cause *c = &s->atlas->causes[cause];
    double told = 1 - s->atlas->model.omitted_else_in_words;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        enum taut_finding_kind kind = (enum taut_finding_kind)s->atlas->links[e].kind;
        double share = kind == TAUT_HAS_SIGN ? told : s->opt.world->volunteers;
        if (is_volunteered(s->opt.world, kind) && chance_of(&p->chance, cause_chance(s, cause, e, state) * share))
            tell_term(t, kind, s->atlas->links[e].target);
    }
}

/* Signs come up by themselves, with a cause or without. */
static void volunteer(struct telling *t)
{
    struct person *p = t->person;
    const struct taut_atlas *a = p->simulation->atlas;
    double told = 1 - a->model.omitted_else_in_words;
    for (uint16_t k = 0; k < a->n_causes; k++)
        for (size_t slot = 0; slot < 2; slot++)
            if (p->state[2u * k + slot] >= TAUT_ACTIVE)
                volunteer_of(t, k, (enum taut_state)p->state[2u * k + slot]);
    for (uint16_t sign = a->terms_of[TAUT_SIGN]; sign < a->terms_of[TAUT_SIGN + 1]; sign++)
        if (chance_of(&p->chance, cause_term_leak(a, TAUT_HAS_SIGN, sign) * told))
            tell_term(t, TAUT_HAS_SIGN, sign);
}

static void tell_context(struct telling *t)
{
    const struct person *p = t->person;
    for (size_t k = 0; k < p->n_factors; k++)
        add(t,
            (struct taut_finding){
                .kind = TAUT_HAS_FACTOR, .target = p->factors[k], .level = 1, .nrs = -1, .method = TAUT_FROM_ANSWER });
}

/* ---- a few questions: about what causes of the told pain could bring about, so that they follow from what was told -------- */

static uint16_t a_cause_of(struct telling *t)
{
    struct person *p = t->person;
    const struct taut_simulation *s = p->simulation;
    const struct taut_finding *f = &t->findings[chance_pick(&p->chance, t->n)];
    if (f->kind != TAUT_PAIN)
        return TAUT_NONE;
    struct taut_list members = s->atlas->places[f->target].members;
    uint16_t region = s->atlas->index[members.begin + chance_pick(&p->chance, members.n)];
    uint32_t begin = s->causes_begin[region], n = s->causes_begin[region + 1u] - begin;
    return n ? s->causes[begin + chance_pick(&p->chance, n)] : TAUT_NONE;
}

static bool is_told(const struct telling *t, enum taut_finding_kind kind, uint16_t term)
{
    for (size_t k = 0; k < t->n; k++)
        if (t->findings[k].kind == kind && t->findings[k].target == term)
            return true;
    return false;
}

static void ask(struct telling *t)
{
    struct person *p = t->person;
    const struct taut_atlas *a = p->simulation->atlas;
    size_t wanted = chance_pick(&p->chance, MOST_ASKED + 1), first = t->n;
    for (size_t attempt = 0; attempt < 4u * MOST_ASKED && t->n < first + wanted; attempt++) {
        uint16_t cause = a_cause_of(t);
        const struct taut_cause *c = cause == TAUT_NONE ? NULL : &a->causes[cause];
        if (!c || c->n_links == 0)
            continue;
        const struct taut_link *l = &a->links[c->links + chance_pick(&p->chance, c->n_links)];
        enum taut_finding_kind kind = (enum taut_finding_kind)l->kind;
        if (kind < TAUT_HAS_QUALITY || kind > TAUT_HAS_SIGN || is_told(t, kind, l->target))
            continue;
        struct taut_check question = { .kind = kind, .target = l->target };
        add(t, person_answer(p, &question));
    }
}

static enum taut_status to_case(const struct telling *t, struct taut_arena *arena, struct taut_case *ret,
                                struct taut_error *err)
{
    struct taut_finding *kept = taut_arena_array(arena, t->n + TAUT_MOST_CHECKS + 1, sizeof *kept);
    if (!kept)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu findings", t->n);
    memcpy(kept, t->findings, t->n * sizeof *kept);
    *ret = (struct taut_case){ .findings = kept, .n_findings = t->n };
    return TAUT_OK;
}

enum taut_status person_tell(struct person *p, struct taut_arena *arena, struct taut_case *ret, struct taut_error *err)
{
    struct telling t = { .person = p };
    tell_places(&t);
    if (t.n == 0)
        return TAUT_EEMPTY;
    ask(&t);
    tell_context(&t);
    volunteer(&t);
    return to_case(&t, arena, ret, err);
}

/* ---- once more ------------------------------------------------------------------------------------------------------ */

static bool is_placed(const struct telling *t, const struct taut_finding *f)
{
    for (size_t k = 0; k < t->n; k++)
        if (t->findings[k].kind == TAUT_PAIN && t->findings[k].target == f->target && t->findings[k].side == f->side)
            return true;
    return false;
}

static size_t count_places(const struct taut_case *c)
{
    size_t n = 0;
    for (size_t k = 0; k < c->n_findings; k++)
        n += c->findings[k].kind == TAUT_PAIN;
    return n;
}

static double places_jaccard(const struct taut_case *x, const struct taut_case *y)
{
    size_t both = 0;
    for (size_t i = 0; i < x->n_findings; i++)
        for (size_t k = 0; k < y->n_findings; k++)
            both += x->findings[i].kind == TAUT_PAIN && y->findings[k].kind == TAUT_PAIN &&
                    x->findings[i].target == y->findings[k].target && x->findings[i].side == y->findings[k].side;
    return (double)both / (double)(count_places(x) + count_places(y) - both);
}

/* Extent repeats well, places badly: with a Jaccard index of 0.62 (Leoni and others 2013) to 0.42 (PubMed 37897081). A third
 * of the places told elsewhere makes 0.5. */
enum taut_status person_tell_again(struct person *p, const struct taut_case *first, struct taut_arena *arena,
                                   struct taut_case *ret, double *told, struct taut_error *err)
{
    struct telling t = { .person = p };
    for (size_t k = 0; k < first->n_findings; k++) {
        struct taut_finding f = first->findings[k];
        if (f.kind == TAUT_PAIN && chance_of(&p->chance, 1.0 / 3)) {
            uint16_t place = world_beside(p->simulation, f.target, &p->chance);
            add_pain(&t, place, f.side, f.level == TAUT_LEVEL_UNKNOWN ? 1 : f.level);
        } else if (f.kind != TAUT_PAIN || !is_placed(&t, &f)) {
            add(&t, f);
        }
    }
    enum taut_status st = to_case(&t, arena, ret, err);
    if (st == TAUT_OK)
        *told = places_jaccard(first, ret);
    return st;
}
