/* count_zones.c - the baseline that a chart on the wall gives: count how many of the painful places a point's zones hold. */
#include <taut/infer.h>

static bool meets(const struct taut_atlas *a, uint16_t place, uint16_t region)
{
    const struct taut_place *p = &a->places[place];
    for (uint32_t k = 0; k < p->members.n; k++)
        if (a->index[p->members.begin + k] == region)
            return true;
    return false;
}

/* 1 where an essential region lies in the place, else 0.5 for spillover, else 0. */
static double match(const struct taut_atlas *a, const struct taut_cause *c, uint16_t place)
{
    double best = 0;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *l = &a->links[e];
        double worth = l->zone == TAUT_ESSENTIAL ? 1 : 0.5;
        if (l->kind == TAUT_PAIN && worth > best && meets(a, place, l->target))
            best = worth;
    }
    return best;
}

static double count(const struct taut_atlas *a, const struct taut_case *c, uint16_t point, enum taut_side side)
{
    double sum = 0;
    for (size_t f = 0; f < c->n_findings; f++) {
        const struct taut_finding *x = &c->findings[f];
        bool same = x->side == side || (x->side != TAUT_LEFT && x->side != TAUT_RIGHT) || !a->causes[point].paired;
        if (x->kind == TAUT_PAIN && x->level != 0 && same)
            sum += match(a, &a->causes[point], x->target);
    }
    return sum;
}

size_t taut_infer_count_zones(const struct taut_atlas *a, const struct taut_case *c, struct taut_candidate *ret,
                              size_t max)
{
    bool sided = false;
    for (size_t f = 0; f < c->n_findings; f++)
        sided = sided || c->findings[f].side == TAUT_LEFT || c->findings[f].side == TAUT_RIGHT ||
                c->findings[f].side == TAUT_BOTH;
    size_t n = 0;
    for (uint16_t m = 0; m < a->n_muscles; m++) {
        static const enum taut_side sides[] = { TAUT_LEFT, TAUT_RIGHT };
        for (size_t s = 0; s < (sided && a->muscles[m].paired ? 2u : 1u); s++) {
            enum taut_side side = !a->muscles[m].paired ? TAUT_MIDLINE : sided ? sides[s] : TAUT_UNSTATED;
            struct taut_candidate best = { .cause = a->muscles[m].first_point, .side = side };
            for (uint16_t p = 0; p < a->muscles[m].n_points; p++) {
                uint16_t point = (uint16_t)(a->muscles[m].first_point + p);
                double worth = count(a, c, point, side);
                if (worth > best.probability) {
                    best.probability = worth;
                    best.cause = point;
                }
            }
            size_t at = n;
            while (at > 0 && ret[at - 1].probability < best.probability)
                at--;
            if (at == max || best.probability <= 0)
                continue;
            if (n < max)
                n++;
            for (size_t k = n - 1; k > at; k--)
                ret[k] = ret[k - 1];
            ret[at] = best;
        }
    }
    return n;
}
