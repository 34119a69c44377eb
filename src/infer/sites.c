/* sites.c - sets of sites: regions on a side. */
#include "network_parts.h"

void site_put(struct site_set *s, size_t site)
{
    s->bits[site / 64] |= 1ULL << (site % 64);
}

bool site_sets_meet(const struct site_set *a, const struct site_set *b)
{
    for (size_t i = 0; i < SITE_WORDS; i++)
        if (a->bits[i] & b->bits[i])
            return true;
    return false;
}

bool site_subset(const struct site_set *a, const struct site_set *b)
{
    for (size_t i = 0; i < SITE_WORDS; i++)
        if (a->bits[i] & ~b->bits[i])
            return false;
    return true;
}

bool site_empty(const struct site_set *s)
{
    for (size_t i = 0; i < SITE_WORDS; i++)
        if (s->bits[i])
            return false;
    return true;
}

void site_add(struct site_set *to, const struct site_set *more)
{
    for (size_t i = 0; i < SITE_WORDS; i++)
        to->bits[i] |= more->bits[i];
}

void site_remove(struct site_set *from, const struct site_set *what)
{
    for (size_t i = 0; i < SITE_WORDS; i++)
        from->bits[i] &= ~what->bits[i];
}

void network_sites(const struct network *n, uint16_t place, enum taut_side side, struct site_set *ret)
{
    const struct taut_place *p = &n->atlas->places[place];
    const uint16_t *region = n->atlas->index + p->members.begin;
    struct site_set pairs = { { 0 } }, middle = { { 0 } };
    for (uint32_t i = 0; i < p->members.n; i++) {
        if (!n->atlas->places[region[i]].paired) {
            site_put(&middle, site_of(n, region[i], TAUT_MIDLINE));
            continue;
        }
        if (side != TAUT_RIGHT)
            site_put(&pairs, site_of(n, region[i], TAUT_LEFT));
        if (side != TAUT_LEFT)
            site_put(&pairs, site_of(n, region[i], TAUT_RIGHT));
    }
    *ret = pairs;
    bool one_side = side == TAUT_LEFT || side == TAUT_RIGHT;
    if (side == TAUT_MIDLINE && !site_empty(&middle))
        *ret = middle;
    else if (!one_side || site_empty(&pairs))
        site_add(ret, &middle);
}
