/* skin.h - the edges of a body's triangles, sorted so that the two triangles of an edge stand beside each other; and the small
 * body, the same tables on a coarser grid, for tests that read it many times. */
#ifndef TAUT_TESTS_SKIN_H
#define TAUT_TESTS_SKIN_H

#include <stdlib.h>

#include <taut/body.h>

const void *taut_small_body(size_t *n);

struct edge {
    uint32_t a, b, triangle; /* a < b */
};

static inline int by_edge(const void *x, const void *y)
{
    const struct edge *p = x, *q = y;
    if (p->a != q->a)
        return p->a < q->a ? -1 : 1;
    return p->b < q->b ? -1 : p->b > q->b;
}

static inline struct edge *edges_of(const struct taut_body *body, struct taut_arena *arena, size_t *n)
{
    struct edge *edges = taut_arena_array(arena, 3 * (size_t)body->n_triangles, sizeof *edges);
    *n = 0;
    for (uint32_t t = 0; t < body->n_triangles; t++)
        for (int k = 0; k < 3; k++) {
            uint32_t a = body->triangles[t][k], b = body->triangles[t][(k + 1) % 3];
            edges[(*n)++] = (struct edge){ a < b ? a : b, a < b ? b : a, t };
        }
    qsort(edges, *n, sizeof *edges, by_edge);
    return edges;
}

#endif
