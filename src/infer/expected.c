/* expected.c - counter-evidence: where a candidate would be expected to hurt, and nobody said that it does. */
#include "../base/numeric.h"
#include "network_parts.h"
#include "rank.h"

#include <string.h>

enum { MOST_EXPECTED = 3 };
#define LEAST_AGAINST 0.2 /* log odds: what matters less is not worth a sentence */

static size_t leading_instance(const struct network *n, const struct taut_candidate *c)
{
    size_t k = 0;
    while (n->instances[k].cause != c->cause || (c->side != TAUT_BOTH && shown_side(n, &n->instances[k]) != c->side))
        k++;
    return k;
}

/* Keeps the places that speak most against the candidate; of one place and side the strongest. */
static void add_expected(struct taut_expected *list, size_t *n, struct taut_expected x)
{
    size_t at = 0;
    while (at < *n && (list[at].place != x.place || list[at].side != x.side))
        at++;
    if (at < *n && list[at].log_odds <= x.log_odds)
        return;
    if (at == *n) {
        if (*n == MOST_EXPECTED && list[at - 1].log_odds <= x.log_odds)
            return;
        at = *n < MOST_EXPECTED ? (*n)++ : at - 1;
    }
    for (; at > 0 && list[at - 1].log_odds > x.log_odds; at--)
        list[at] = list[at - 1];
    list[at] = x;
}

/* A candidate that stands for each side is expected to hurt on its own. */
static enum taut_side side_of(const struct network *n, const struct taut_candidate *c, uint16_t region, size_t site)
{
    return !n->prepared->regions[region].paired ? TAUT_MIDLINE
           : c->side == TAUT_BOTH               ? TAUT_UNSTATED
           : !n->sided                          ? TAUT_UNSTATED
           : site & 1                           ? TAUT_RIGHT
                                                : TAUT_LEFT;
}

/* The pain links of the leading point, in the states that it would be in if it were active. */
static void find_expected(const struct solution *s, const struct taut_candidate *c, struct taut_expected *list,
                          size_t *n_list)
{
    const struct network *n = &s->network;
    const struct instance *i = &n->instances[leading_instance(n, c)];
    const struct taut_cause *cause = &n->atlas->causes[c->cause];
    double active = c->state[TAUT_ACTIVE] + c->state[TAUT_SPILLING], q[TAUT_STATES];
    for (uint32_t e = cause->links; active > 0 && e < cause->links + cause->n_links; e++) {
        const struct taut_link *l = &n->atlas->links[e];
        if (l->kind != TAUT_PAIN)
            continue;
        size_t site[2], n_sites = link_sites(n, i, l, site);
        chance_of_link(n, is_point(n, i), l, q);
        double chance = (c->state[TAUT_ACTIVE] * q[TAUT_ACTIVE] + c->state[TAUT_SPILLING] * q[TAUT_SPILLING]) / active;
        for (size_t k = 0; k < n_sites; k++) {
            double told = 1 - silence_in(n, l->target, site[k]);
            if (!(told > 0) || chance * told >= 1)
                continue;
            double log_odds = taut_log(1 - chance * told);
            uint16_t place = n->lists->any_drawing ? l->target : n->prepared->regions[l->target].area;
            if (log_odds <= -LEAST_AGAINST)
                add_expected(list, n_list,
                             (struct taut_expected){ place, side_of(n, c, l->target, site[k]), (float)chance,
                                                     (float)log_odds });
        }
    }
}

enum taut_status list_expected(const struct solution *s, struct ranked *list, struct taut_arena *arena,
                               struct taut_error *err)
{
    for (size_t k = 0; k < list->n; k++) {
        struct taut_expected *x = taut_arena_array(arena, MOST_EXPECTED + 1, sizeof *x);
        if (!x)
            return taut_fail(err, TAUT_ENOMEM, "", "no memory for what speaks against");
        if (s->network.lists->any_pain)
            find_expected(s, &list->candidates[k], x, &list->candidates[k].n_expected);
        list->candidates[k].expected = x;
    }
    return TAUT_OK;
}
