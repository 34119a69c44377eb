/* enumerate.c - see enumerate.h. Long double, no cleverness. */
#include "enumerate.h"

#include <string.h>

double enumerate_posterior(const struct cover_problem *p, double (*posterior)[COVER_STATES])
{
    int state[32] = { 0 };
    long double z = 0, mass[32][COVER_STATES];
    memset(mass, 0, sizeof mass);
    for (;;) {
        long double w = 1, off[64];
        for (size_t j = 0; j < p->n_findings; j++)
            off[j] = p->off[j];
        for (size_t c = 0; c < p->n_causes; c++) {
            w *= p->causes[c].weight[state[c]];
            for (uint32_t e = 0; e < p->causes[c].n_links; e++)
                off[p->links[p->causes[c].links + e].finding] *= p->links[p->causes[c].links + e].off[state[c]];
        }
        for (size_t j = 0; j < p->n_findings; j++)
            w *= 1 - off[j];
        z += w;
        for (size_t c = 0; c < p->n_causes; c++)
            mass[c][state[c]] += w;
        size_t c = 0;
        while (c < p->n_causes && ++state[c] == COVER_STATES)
            state[c++] = 0;
        if (c == p->n_causes)
            break;
    }
    for (size_t c = 0; c < p->n_causes; c++)
        for (int s = 0; s < COVER_STATES; s++)
            posterior[c][s] = (double)(mass[c][s] / z);
    return (double)z;
}
