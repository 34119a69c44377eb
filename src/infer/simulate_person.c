/* simulate_person.c - a person: context, active points and other conditions, and the pain that they send where. */
#include "simulate_parts.h"

enum { MOST_UNITS = 600, MOST_COMPANY = 2, ATTEMPTS = 8 };

/* ---- who is active ------------------------------------------------------------------------------------------- */

static size_t slots_of(const struct taut_atlas *a, uint16_t cause)
{
    return a->causes[cause].paired ? 2 : 1;
}

/* Factors that are told: any that are not ages. */
static void draw_context(struct person *p)
{
    const struct taut_atlas *a = p->simulation->atlas;
    uint16_t first = a->terms_of[TAUT_FACTOR];
    size_t n = (size_t)(a->terms_of[TAUT_FACTOR + 1] - first), wanted = chance_pick(&p->chance, MOST_FACTORS + 1);
    for (size_t k = 0; k < wanted && n > 0; k++) {
        uint16_t f = (uint16_t)(first + chance_pick(&p->chance, n));
        bool known = a->terms[f].age_at_least || a->terms[f].age_below;
        for (size_t i = 0; i < p->n_factors; i++)
            known = known || p->factors[i] == f;
        if (!known)
            p->factors[p->n_factors++] = f;
    }
}

static enum taut_state draw_active(struct person *p)
{
    return chance_of(&p->chance, p->simulation->atlas->model.point_spills) ? TAUT_SPILLING : TAUT_ACTIVE;
}

static void draw_states(struct person *p)
{
    const struct taut_atlas *a = p->simulation->atlas;
    for (uint16_t k = 0; k < a->n_causes; k++) {
        double prior = cause_prior(p->simulation, k, p->factors, p->n_factors);
        for (size_t slot = 0; slot < slots_of(a, k); slot++) {
            double u = chance_unit(&p->chance);
            uint8_t *state = &p->state[2u * k + slot];
            if (u < prior)
                *state = k < a->n_points ? (uint8_t)draw_active(p) : TAUT_ACTIVE;
            else if (k < a->n_points && u < prior + a->model.point_latent * (1 - prior))
                *state = TAUT_LATENT;
        }
    }
}

/* A point that shares a painful region with another one: on the same side. */
static void add_companion(struct person *p, uint16_t point, size_t slot)
{
    const struct taut_simulation *s = p->simulation;
    const struct taut_cause *c = &s->atlas->causes[point];
    for (size_t attempt = 0; attempt < ATTEMPTS && c->n_links > 0; attempt++) {
        const struct taut_link *l = &s->atlas->links[c->links + chance_pick(&p->chance, c->n_links)];
        if (l->kind != TAUT_PAIN)
            continue;
        uint32_t begin = s->causes_begin[l->target], n = s->causes_begin[l->target + 1u] - begin;
        uint16_t other = s->causes[begin + chance_pick(&p->chance, n)];
        if (other >= s->atlas->n_points || s->atlas->points[other].muscle == s->atlas->points[point].muscle)
            continue;
        p->state[2u * other + (s->atlas->causes[other].paired ? slot : 0)] = (uint8_t)draw_active(p);
        return;
    }
}

static void draw_company(struct person *p)
{
    const struct taut_simulation *s = p->simulation;
    size_t brought = 0;
    for (uint16_t k = 0; k < s->atlas->n_points && s->opt.world->company > 0; k++)
        for (size_t slot = 0; slot < 2 && brought < MOST_COMPANY; slot++)
            if (p->state[2u * k + slot] >= TAUT_ACTIVE && chance_of(&p->chance, s->opt.world->company)) {
                add_companion(p, k, slot);
                brought++;
            }
}

/* ---- what it feels like ---------------------------------------------------------------------------------------- */

/* Pain of one instance: the strongest link into a unit decides, as a zone comes and goes together. */
struct pain {
    size_t unit[MOST_UNITS], n;
    double chance[MOST_UNITS];
};

static size_t unit_of(const struct person *p, uint16_t region, size_t slot)
{
    const struct taut_atlas *a = p->simulation->atlas;
    return 3u * (p->draws ? region : a->places[region].parent) + (a->places[region].paired ? slot : ON_MIDLINE);
}

static void raise_unit(struct pain *pain, size_t unit, double chance)
{
    size_t k = 0;
    while (k < pain->n && pain->unit[k] != unit)
        k++;
    if (k == MOST_UNITS)
        return;
    if (k == pain->n) {
        pain->unit[pain->n++] = unit;
        pain->chance[k] = 0;
    }
    pain->chance[k] = chance > pain->chance[k] ? chance : pain->chance[k];
}

static struct taut_point3 draw_shift(struct person *p)
{
    double sd = p->simulation->opt.world->zone_wanders_mm;
    struct taut_point3 shift = { 0, 0, 0 };
    if (sd > 0) {
        shift.x = (float)(sd * chance_normal(&p->chance));
        shift.y = (float)(sd * chance_normal(&p->chance));
        shift.z = (float)(sd * chance_normal(&p->chance));
    }
    return shift;
}

static void find_pain(struct person *p, uint16_t cause, size_t slot, struct pain *ret)
{
    const struct taut_simulation *s = p->simulation;
    const struct taut_atlas *a = s->atlas;
    const struct taut_cause *c = &a->causes[cause];
    enum taut_state state = (enum taut_state)p->state[2u * cause + slot];
    bool wanders = s->opt.world->zone_wanders_mm > 0;
    struct taut_point3 shift = draw_shift(p);
    ret->n = 0;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *l = &a->links[e];
        size_t slots[2];
        if (l->kind != TAUT_PAIN)
            continue;
        uint16_t region = wanders ? world_wander(s, l->target, shift, &p->chance) : l->target;
        size_t n = cause_slots(a, l, slot, slots);
        for (size_t k = 0; k < n; k++)
            raise_unit(ret, unit_of(p, region, slots[k]), cause_chance(s, cause, e, state));
    }
    if (cause < a->n_points)
        raise_unit(ret, unit_of(p, a->points[cause].place, slot), a->model.own_place);
}

static uint8_t draw_level(struct person *p)
{
    const struct taut_model *m = &p->simulation->atlas->model;
    double u = chance_unit(&p->chance);
    return u < m->mild_share ? 1 : u < m->mild_share + m->moderate_share ? 2 : 3;
}

/* How firmly a pain stands in the telling: 0 left out, 1 left out beside other paint, 2 told. */
static uint8_t draw_firmness(struct person *p)
{
    const struct taut_model *m = &p->simulation->atlas->model;
    double u = chance_unit(&p->chance);
    if (!p->draws)
        return u < m->omitted_in_words ? 0 : 2;
    return u < m->omitted_in_drawing ? 0 : u < m->omitted_beside_drawing ? 1 : 2;
}

static void feel_at(struct person *p, uint8_t *firm, size_t unit, size_t instance)
{
    uint8_t level = draw_level(p), firmness = draw_firmness(p);
    p->felt[unit] = level > p->felt[unit] ? level : p->felt[unit];
    if (firmness == 0)
        return;
    p->told[unit] = level > p->told[unit] ? level : p->told[unit];
    firm[unit] = firmness > firm[unit] ? firmness : firm[unit];
    if (instance != SIZE_MAX)
        p->heard[instance] = true;
}

static void feel_causes(struct person *p, uint8_t *firm)
{
    const struct taut_atlas *a = p->simulation->atlas;
    struct pain pain;
    for (uint16_t k = 0; k < a->n_causes; k++)
        for (size_t slot = 0; slot < slots_of(a, k); slot++) {
            if (p->state[2u * k + slot] < TAUT_ACTIVE)
                continue;
            find_pain(p, k, slot, &pain);
            for (size_t i = 0; i < pain.n; i++)
                if (chance_of(&p->chance, pain.chance[i]))
                    feel_at(p, firm, pain.unit[i], 2u * k + slot);
        }
}

/* Whether an area, or a region, has a unit in a slot. */
static bool has_slot(const struct taut_atlas *a, uint16_t place, size_t slot)
{
    struct taut_list members = a->places[place].members;
    for (uint32_t k = 0; k < members.n; k++)
        if (a->places[a->index[members.begin + k]].paired == (slot != ON_MIDLINE))
            return true;
    return false;
}

static void feel_strays(struct person *p, uint8_t *firm)
{
    const struct taut_atlas *a = p->simulation->atlas;
    double leak = a->model.pain_leak * p->simulation->opt.world->strays;
    uint16_t first = p->draws ? 0 : a->n_regions, end = first;
    while (end < a->n_places && a->places[end].kind == (p->draws ? TAUT_REGION : TAUT_AREA))
        end++;
    for (uint16_t place = first; place < end; place++)
        for (size_t slot = 0; slot < SLOTS; slot++)
            if (has_slot(a, place, slot) && chance_of(&p->chance, leak))
                feel_at(p, firm, 3u * place + slot, SIZE_MAX);
}

/* ---- paint: what lies beside other paint is left out more often, or added by a slip -------------------------------- */

static bool is_beside(const struct taut_atlas *a, const uint8_t *mark, uint8_t least, uint16_t region, size_t slot)
{
    struct taut_list beside = a->places[region].neighbours;
    for (uint32_t k = 0; k < beside.n; k++) {
        uint16_t other = a->index[beside.begin + k];
        bool paired = a->places[other].paired;
        if (!paired && mark[3u * other + ON_MIDLINE] >= least)
            return true;
        for (size_t side = ON_LEFT; paired && side <= ON_RIGHT; side++)
            if ((slot == side || slot == ON_MIDLINE) && mark[3u * other + side] >= least)
                return true;
    }
    return false;
}

static enum taut_status paint(struct person *p, uint8_t *firm, struct taut_arena *arena, struct taut_error *err)
{
    const struct taut_atlas *a = p->simulation->atlas;
    uint8_t *slipped = taut_arena_array(arena, 3u * a->n_regions, sizeof *slipped);
    if (!slipped)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for a drawing");
    for (uint16_t r = 0; r < a->n_regions; r++)
        for (size_t slot = 0; slot < SLOTS; slot++)
            if (firm[3u * r + slot] == 1 && is_beside(a, firm, 2, r, slot))
                p->told[3u * r + slot] = 0;
    for (uint16_t r = 0; r < a->n_regions; r++)
        for (size_t slot = 0; slot < SLOTS; slot++)
            if (has_slot(a, r, slot) && p->told[3u * r + slot] == 0 && is_beside(a, p->told, 1, r, slot) &&
                chance_of(&p->chance, a->model.slipped_beside_drawing))
                slipped[3u * r + slot] = draw_level(p);
    for (size_t u = 0; u < 3u * a->n_regions; u++)
        p->told[u] = slipped[u] ? slipped[u] : p->told[u];
    return TAUT_OK;
}

/* ---- the whole person ------------------------------------------------------------------------------------------------ */

enum taut_status person_make(const struct taut_simulation *s, size_t k, struct taut_arena *arena, struct person *ret,
                             struct taut_error *err)
{
    const struct taut_atlas *a = s->atlas;
    *ret = (struct person){ .simulation = s,
                            .chance = chance_begin(s->opt.seed, 0x9E0917E, k),
                            .state = taut_arena_array(arena, 2u * a->n_causes, sizeof *ret->state),
                            .heard = taut_arena_array(arena, 2u * a->n_causes, sizeof *ret->heard),
                            .felt = taut_arena_array(arena, 3u * a->n_places, sizeof *ret->felt),
                            .told = taut_arena_array(arena, 3u * a->n_places, sizeof *ret->told) };
    uint8_t *firm = taut_arena_array(arena, 3u * a->n_places, sizeof *firm);
    if (!ret->state || !ret->heard || !ret->felt || !ret->told || !firm)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for a person");
    ret->draws = chance_of(&ret->chance, 0.5);
    ret->graded = chance_of(&ret->chance, 0.5);
    ret->forgets = chance_of(&ret->chance, s->opt.world->forgetful);
    ret->exaggerates = chance_of(&ret->chance, s->opt.world->exaggerating);
    draw_context(ret);
    draw_states(ret);
    draw_company(ret);
    feel_causes(ret, firm);
    feel_strays(ret, firm);
    return ret->draws ? paint(ret, firm, arena, err) : TAUT_OK;
}

bool person_has(const struct person *p, uint16_t muscle, enum taut_side side, bool heard)
{
    const struct taut_atlas *a = p->simulation->atlas;
    const struct taut_muscle *m = &a->muscles[muscle];
    for (uint16_t k = m->first_point; k < m->first_point + m->n_points; k++)
        for (size_t slot = 0; slot < slots_of(a, k); slot++) {
            bool here = slot == ON_LEFT ? side != TAUT_RIGHT : side != TAUT_LEFT;
            if (here && p->state[2u * k + slot] >= TAUT_ACTIVE && (!heard || p->heard[2u * k + slot]))
                return true;
        }
    return false;
}

size_t person_muscles(const struct person *p, bool heard)
{
    const struct taut_atlas *a = p->simulation->atlas;
    size_t n = 0;
    for (uint16_t m = 0; m < a->n_muscles; m++) {
        n += person_has(p, m, TAUT_LEFT, heard);
        n += a->muscles[m].paired && person_has(p, m, TAUT_RIGHT, heard);
    }
    return n;
}
