/* allow.c - what the alerts and the delicate sites leave allowed: by region and side. */
#include <taut/screen.h>

const char *taut_allowance_name(enum taut_allowance a)
{
    static const char *const names[] = { "nothing", "talk only", "with limits", "treatment" };
    return (size_t)a < sizeof names / sizeof *names ? names[a] : "unknown";
}

struct limiter {
    const struct taut_atlas *atlas;
    struct taut_limit *limits;
};

/* The sides of a region that a side means: [0] left and midline, [1] right. */
static bool is_meant(enum taut_side side, size_t which)
{
    return side == TAUT_LEFT || side == TAUT_MIDLINE ? which == 0 : side == TAUT_RIGHT ? which == 1 : true;
}

static void limit_region(const struct limiter *l, uint16_t region, enum taut_side side, struct taut_limit with)
{
    for (size_t which = 0; which < 2; which++) {
        struct taut_limit *limit = &l->limits[2u * region + which];
        if (l->atlas->places[region].paired && !is_meant(side, which))
            continue;
        limit->no_tools = limit->no_tools || with.no_tools;
        if (with.pressure < limit->pressure) {
            limit->pressure = with.pressure;
            limit->screen = with.screen;
            limit->site = with.site;
        }
    }
}

static void limit_place(const struct limiter *l, uint16_t place, enum taut_side side, struct taut_limit with)
{
    struct taut_list members = l->atlas->places[place].members;
    for (uint32_t k = 0; k < members.n; k++)
        limit_region(l, l->atlas->index[members.begin + k], side, with);
}

static void limit_where_it_hurts(const struct limiter *l, const struct taut_case *c, struct taut_limit with)
{
    for (size_t k = 0; k < c->n_findings; k++)
        if (c->findings[k].kind == TAUT_PAIN && c->findings[k].level != 0)
            limit_place(l, c->findings[k].target, c->findings[k].side, with);
}

static void limit_by_alert(const struct limiter *l, const struct taut_case *c, const struct taut_alert *alert)
{
    const struct taut_screen *screen = &l->atlas->screens[alert->screen];
    struct taut_limit with = { screen->level == TAUT_LIGHTER ? screen->pressure : 0, screen->no_tools, alert->screen,
                               TAUT_NONE };
    if (screen->at_pain)
        limit_where_it_hurts(l, c, with);
    for (uint32_t k = 0; k < screen->places.n; k++)
        limit_place(l, l->atlas->index[screen->places.begin + k], alert->side, with);
    if (!screen->at_pain && screen->places.n == 0)
        for (uint16_t region = 0; region < l->atlas->n_regions; region++)
            limit_region(l, region, TAUT_BOTH, with);
}

static void limit_by_site(const struct limiter *l, uint16_t site, enum taut_hands hands)
{
    const struct taut_site *s = &l->atlas->sites[site];
    struct taut_limit with = { hands == TAUT_OWN_HANDS ? s->by_self : s->by_trained, false, TAUT_NONE, site };
    for (uint32_t k = 0; k < s->places.n; k++)
        limit_place(l, l->atlas->index[s->places.begin + k], TAUT_BOTH, with);
}

static enum taut_allowance allowance(const struct taut_screen *screen)
{
    bool placed = screen->places.n > 0 || screen->at_pain;
    switch (screen->level) {
    case TAUT_EMERGENCY: return TAUT_ALLOW_NOTHING;
    case TAUT_URGENT_REFERRAL: return TAUT_ALLOW_TALK;
    case TAUT_CLEARANCE:
    case TAUT_AVOID: return placed ? TAUT_ALLOW_LIMITED : TAUT_ALLOW_TALK;
    case TAUT_LIGHTER: break;
    }
    return TAUT_ALLOW_LIMITED;
}

enum taut_status taut_screen_allow(const struct taut_atlas *a, const struct taut_case *c,
                                   const struct taut_screening *s, enum taut_hands hands, struct taut_arena *arena,
                                   struct taut_allowed *ret, struct taut_error *err)
{
    struct limiter l = { a, taut_arena_array(arena, 2u * a->n_regions + 2u, sizeof *l.limits) };
    uint16_t *positions = taut_arena_array(arena, s->n_alerts + 1, sizeof *positions);
    if (!l.limits || !positions)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for what is allowed");
    for (size_t k = 0; k < 2u * a->n_regions; k++)
        l.limits[k] = (struct taut_limit){ TAUT_FULL_PRESSURE, false, TAUT_NONE, TAUT_NONE };
    *ret = (struct taut_allowed){ TAUT_ALLOW_TREATMENT, l.limits, positions, 0 };
    for (size_t k = 0; k < s->n_alerts; k++) {
        const struct taut_screen *screen = &a->screens[s->alerts[k].screen];
        if (s->alerts[k].override != TAUT_NONE)
            continue;
        if (allowance(screen) < ret->now)
            ret->now = allowance(screen);
        if (screen->level >= TAUT_CLEARANCE)
            limit_by_alert(&l, c, &s->alerts[k]);
        if (screen->positions)
            positions[ret->n_positions++] = s->alerts[k].screen;
    }
    for (uint16_t k = 0; k < a->n_sites; k++)
        limit_by_site(&l, k, hands);
    return TAUT_OK;
}
