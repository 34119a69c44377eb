/* cover_drop.c - which causes matter least: what is left out when the sums would cost too much. */
#include "cover_plan.h"

#include <string.h>

static double total_weight(const struct cover_cause *c)
{
    double total = 0;
    for (int s = 0; s < COVER_STATES; s++)
        total += c->weight[s];
    return total;
}

/* Chance that each finding is left uncovered with all causes at their weights. */
static void mix_all(const struct cover_problem *p, double *mixed)
{
    memcpy(mixed, p->off, p->n_findings * sizeof *mixed);
    for (size_t c = 0; c < p->n_causes; c++) {
        double total = total_weight(&p->causes[c]);
        for (uint32_t e = p->causes[c].links; total > 0 && e < p->causes[c].links + p->causes[c].n_links; e++) {
            double mean = 0;
            for (int s = 0; s < COVER_STATES; s++)
                mean += p->causes[c].weight[s] * p->links[e].off[s];
            mixed[p->links[e].finding] *= mean / total;
        }
    }
}

/* How much a cause could matter: its odds of touching anything times its gain with all others at their weights. */
static double matter_of(const struct cover_problem *p, const struct cover_kinds *kinds, const double *mixed, uint32_t c)
{
    const struct cover_cause *cause = &p->causes[c];
    double idle = 0, touching = 0;
    for (int s = 0; s < COVER_STATES; s++) {
        double gain = 1;
        for (uint32_t e = cause->links; e < cause->links + cause->n_links; e++) {
            double off = mixed[p->links[e].finding];
            gain *= (1 - off * p->links[e].off[s]) / (1 - off + 1e-12);
        }
        *(kinds->of[s] == kinds->idle ? &idle : &touching) += cause->weight[s] * gain;
    }
    return idle > 0 ? touching / idle : 1e300;
}

/* A cause can be left out only if it may be in a state that touches nothing. */
static bool can_idle(const struct cover_problem *p, const struct cover_kinds *kinds, uint32_t c)
{
    for (int s = 0; s < COVER_STATES; s++)
        if (kinds->of[s] == kinds->idle && p->causes[c].weight[s] > 0)
            return true;
    return false;
}

/* By matter, then by index. */
static void sift(uint32_t *heap, const double *matter, size_t root, size_t n)
{
    for (size_t child; (child = 2 * root + 1) < n; root = child) {
        if (child + 1 < n && (matter[heap[child + 1]] > matter[heap[child]] ||
                              (matter[heap[child + 1]] == matter[heap[child]] && heap[child + 1] > heap[child])))
            child++;
        if (matter[heap[root]] > matter[heap[child]] ||
            (matter[heap[root]] == matter[heap[child]] && heap[root] > heap[child]))
            return;
        uint32_t kept = heap[root];
        heap[root] = heap[child];
        heap[child] = kept;
    }
}

bool cover_weakest(const struct cover_problem *p, const struct cover_plan *plan, struct taut_arena *arena,
                   uint32_t *list, size_t *n)
{
    double *mixed = taut_arena_array(arena, p->n_findings + 1, sizeof *mixed);
    double *matter = taut_arena_array(arena, p->n_causes + 1, sizeof *matter);
    if (!mixed || !matter)
        return false;
    mix_all(p, mixed);
    *n = 0;
    for (uint32_t c = 0; c < p->n_causes; c++) {
        if (plan->role[c] != ROLE_JOINT || !can_idle(p, &plan->kinds[c], c))
            continue;
        matter[c] = matter_of(p, &plan->kinds[c], mixed, c);
        list[(*n)++] = c;
    }
    for (size_t k = *n / 2; k-- > 0;)
        sift(list, matter, k, *n);
    for (size_t k = *n; k-- > 1;) {
        uint32_t most = list[0];
        list[0] = list[k];
        list[k] = most;
        sift(list, matter, 0, k);
    }
    return true;
}
