/* cover_neglected.c - what leaving causes out took away: each dropped cause is asked about as if it were the only one. */
#include "cover_room.h"

#include <string.h>

enum { ASKED_AT_ONCE = 4 * COVER_LANES };

/* Dropped causes, each in a kind of state, that go through the sums side by side. */
struct dropped {
    struct cover_present present[ASKED_AT_ONCE];
    struct cover_variant variants[ASKED_AT_ONCE];
    size_t n;
};

/* The first-order odds of each: exact if it were the only one. Stopped: as good as certain. */
static void weigh_dropped(struct cover_room *r, struct dropped *d, double log_z, double (*odds)[COVER_STATES])
{
    double log[ASKED_AT_ONCE];
    bool done = cover_evidence(r, d->variants, d->n, log);
    for (size_t i = 0; i < d->n; i++) {
        uint32_t c = d->present[i].cause;
        uint8_t kind = d->present[i].state;
        double weight = 0;
        for (int s = 0; s < COVER_STATES; s++)
            weight += r->plan->kinds[c].of[s] == kind ? r->p->causes[c].weight[s] : 0;
        odds[c][kind] = !done                                ? 1e300
                        : log[i] > -1e308 && r->total[c] > 0 ? weight / r->total[c] * taut_exp(log[i] - log_z)
                                                             : 0;
    }
    d->n = 0;
}

static void odds_of_dropped(struct cover_room *r, const struct cover_variant *v, double log_z,
                            double (*odds)[COVER_STATES])
{
    struct dropped d = { .n = 0 };
    for (uint32_t i = 0; i < r->plan->n_dropped; i++) {
        uint32_t c = r->plan->dropped[i];
        const struct cover_kinds *k = &r->plan->kinds[c];
        memset(odds[c], 0, sizeof odds[c]);
        for (unsigned a = 0; a < k->n_active; a++) {
            d.present[d.n] = (struct cover_present){ c, k->active[a] };
            d.variants[d.n] = *v;
            d.variants[d.n].present = &d.present[d.n];
            if (++d.n == ASKED_AT_ONCE)
                weigh_dropped(r, &d, log_z, odds);
        }
    }
    if (d.n)
        weigh_dropped(r, &d, log_z, odds);
}

/* The product bounds what was left out wherever two dropped causes explain the same findings: each then makes the other
 * less likely. */
double cover_neglected(struct cover_room *r, const struct cover_variant *v, double log_z,
                       double (*posterior)[COVER_STATES])
{
    double all = 1;
    odds_of_dropped(r, v, log_z, posterior);
    for (uint32_t i = 0; i < r->plan->n_dropped; i++) {
        uint32_t c = r->plan->dropped[i];
        const struct cover_kinds *k = &r->plan->kinds[c];
        double odds[COVER_STATES], sum = 0, of_kind[COVER_STATES] = { 0 };
        memcpy(odds, posterior[c], sizeof odds);
        for (int s = 0; s < COVER_STATES; s++) {
            sum += odds[s];
            of_kind[k->of[s]] += r->p->causes[c].weight[s];
        }
        odds[k->idle] = 1;
        for (int s = 0; s < COVER_STATES; s++)
            posterior[c][s] = of_kind[k->of[s]] > 0
                                  ? odds[k->of[s]] / (1 + sum) * (r->p->causes[c].weight[s] / of_kind[k->of[s]])
                                  : 0;
        all = all < 1e300 ? all * (1 + sum) : all;
    }
    return 1 - 1 / all;
}
