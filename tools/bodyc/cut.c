/* cut.c - see cut.h. An edge whose ends lie in two regions is cut where the region changes, found by halving. */
#include "cut.h"

#include <stdlib.h>
#include <string.h>

enum { HALVINGS = 12, MOST_PATCHES = 600 };
#define NO_POINT UINT32_MAX

struct edge_slot {
    uint32_t a, b, point;
};

struct cutter {
    const struct field *field;
    struct taut_arena *arena;
    struct cut *cut;
    struct edge_slot *slots; /* edge -> the point that cuts it; open addressing */
    size_t n_slots;
    uint16_t *of_points; /* patch of each uncut point */
};

/* ---- patches ------------------------------------------------------------------------------------------- */

static uint16_t patch_of(struct cutter *c, struct vec p)
{
    const char *region = region_at(c->field, p)->region;
    for (size_t i = 0; i < c->cut->n_list; i++)
        if (!strcmp(c->cut->list[i].region, region))
            return (uint16_t)i;
    if (c->cut->n_list == MOST_PATCHES)
        return 0;
    c->cut->list[c->cut->n_list] = (struct patch){ .region = region };
    return (uint16_t)c->cut->n_list++;
}

/* ---- cutting ------------------------------------------------------------------------------------------- */

static struct edge_slot *slot_of(struct cutter *c, uint32_t a, uint32_t b)
{
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    size_t at = (low * 73856093u ^ high * 19349663u) & (c->n_slots - 1);
    while (c->slots[at].point != NO_POINT && (c->slots[at].a != low || c->slots[at].b != high))
        at = (at + 1) & (c->n_slots - 1);
    c->slots[at].a = low;
    c->slots[at].b = high;
    return &c->slots[at];
}

static uint32_t add_point(struct cutter *c, uint32_t a, uint32_t b, double t)
{
    struct surface *s = &c->cut->surface;
    uint32_t n = (uint32_t)s->n_points++;
    s->points[n] = along(s->points[a], minus(s->points[b], s->points[a]), t);
    s->normals[n] = unit(along(s->normals[a], minus(s->normals[b], s->normals[a]), t));
    s->openness[n] = (float)((1 - t) * (double)s->openness[a] + t * (double)s->openness[b]);
    return n;
}

static uint32_t cut_edge(struct cutter *c, uint32_t a, uint32_t b)
{
    struct edge_slot *slot = slot_of(c, a, b);
    if (slot->point != NO_POINT)
        return slot->point;
    struct vec pa = c->cut->surface.points[a], pb = c->cut->surface.points[b];
    uint16_t here = c->of_points[a];
    double low = 0, high = 1;
    for (int i = 0; i < HALVINGS; i++) {
        double t = (low + high) / 2;
        *(patch_of(c, along(pa, minus(pb, pa), t)) == here ? &low : &high) = t;
    }
    slot->point = add_point(c, a, b, within((low + high) / 2, 0.02, 0.98));
    return slot->point;
}

static void add_triangle(struct cutter *c, uint32_t p, uint32_t q, uint32_t r, uint16_t patch)
{
    struct surface *s = &c->cut->surface;
    uint32_t *t = s->triangles[s->n_triangles];
    t[0] = p;
    t[1] = q;
    t[2] = r;
    c->cut->patches[s->n_triangles++] = patch;
}

static void cut_triangle(struct cutter *c, const uint32_t *t)
{
    uint16_t patch[3];
    uint32_t cuts[3];
    int n = 0, lone = 0;
    for (int k = 0; k < 3; k++)
        patch[k] = c->of_points[t[k]];
    for (int k = 0; k < 3; k++) {
        bool differs = patch[k] != patch[(k + 1) % 3];
        cuts[k] = differs ? cut_edge(c, t[k], t[(k + 1) % 3]) : NO_POINT;
        n += differs;
    }
    if (n == 0) {
        add_triangle(c, t[0], t[1], t[2], patch[0]);
    } else if (n == 2) {
        while (cuts[lone] == NO_POINT || cuts[(lone + 2) % 3] == NO_POINT)
            lone++;
        uint32_t a = t[lone], b = t[(lone + 1) % 3], d = t[(lone + 2) % 3], ab = cuts[lone], da = cuts[(lone + 2) % 3];
        add_triangle(c, a, ab, da, patch[lone]);
        add_triangle(c, ab, b, d, patch[(lone + 1) % 3]);
        add_triangle(c, ab, d, da, patch[(lone + 1) % 3]);
    } else {
        uint32_t middle = add_point(c, cuts[0], cuts[1], 0.5);
        struct surface *s = &c->cut->surface;
        s->points[middle] = times(plus(plus(s->points[cuts[0]], s->points[cuts[1]]), s->points[cuts[2]]), 1.0 / 3);
        for (int k = 0; k < 3; k++) {
            add_triangle(c, t[k], cuts[k], middle, patch[k]);
            add_triangle(c, t[k], middle, cuts[(k + 2) % 3], patch[k]);
        }
    }
}

/* ---- pieces ---------------------------------------------------------------------------------------------- */

static double triangle_area(const struct surface *s, size_t t)
{
    struct vec a = s->points[s->triangles[t][0]], b = s->points[s->triangles[t][1]], c = s->points[s->triangles[t][2]];
    return length(cross(minus(b, a), minus(c, a))) / 2;
}

/* The triangle on the other side of each edge; NO_POINT at the seam. */
static uint32_t (*neighbours_of(struct cutter *c))[3]
{
    const struct surface *s = &c->cut->surface;
    uint32_t(*beside)[3] = taut_arena_array(c->arena, s->n_triangles, sizeof *beside);
    if (!beside)
        return NULL;
    for (size_t i = 0; i < c->n_slots; i++)
        c->slots[i].point = NO_POINT;
    for (uint32_t t = 0; t < s->n_triangles; t++)
        for (uint32_t k = 0; k < 3; k++) {
            struct edge_slot *slot = slot_of(c, s->triangles[t][k], s->triangles[t][(k + 1) % 3]);
            beside[t][k] = NO_POINT;
            if (slot->point == NO_POINT) {
                slot->point = 3 * t + k;
            } else {
                beside[t][k] = slot->point / 3;
                beside[slot->point / 3][slot->point % 3] = t;
            }
        }
    return beside;
}

struct piece {
    uint32_t *triangles;
    uint32_t n;
    double area;
};

/* The triangles of one region that hang together with `first`. */
static struct piece piece_of(const struct cut *cut, uint32_t (*beside)[3], uint32_t first, bool *seen, uint32_t *room)
{
    struct piece p = { room, 0, 0 };
    room[p.n++] = first;
    seen[first] = true;
    for (uint32_t i = 0; i < p.n; i++) {
        p.area += triangle_area(&cut->surface, room[i]);
        for (int k = 0; k < 3; k++) {
            uint32_t next = beside[room[i]][k];
            if (next == NO_POINT || seen[next] || cut->patches[next] != cut->patches[first])
                continue;
            seen[next] = true;
            room[p.n++] = next;
        }
    }
    return p;
}

/* The region that the piece has the longest border with. */
static uint16_t surroundings(const struct cut *cut, uint32_t (*beside)[3], const struct piece *p, double *borders)
{
    uint16_t own = cut->patches[p->triangles[0]], best = own;
    const struct surface *s = &cut->surface;
    memset(borders, 0, cut->n_list * sizeof *borders);
    for (uint32_t i = 0; i < p->n; i++)
        for (int k = 0; k < 3; k++) {
            uint32_t t = p->triangles[i], next = beside[t][k];
            if (next == NO_POINT || cut->patches[next] == own)
                continue;
            uint16_t other = cut->patches[next];
            borders[other] += length(minus(s->points[s->triangles[t][(k + 1) % 3]], s->points[s->triangles[t][k]]));
            if (best == own || borders[other] > borders[best])
                best = other;
        }
    return best;
}

/* One round: gives crumbs away, or (crumb 0) only measures. */
static bool sort_pieces(struct cutter *c, uint32_t (*beside)[3], double crumb)
{
    struct cut *cut = c->cut;
    size_t n = cut->surface.n_triangles;
    bool *seen = taut_arena_array(c->arena, n, sizeof *seen);
    uint32_t *room = taut_arena_array(c->arena, n, sizeof *room);
    double *borders = taut_arena_array(c->arena, cut->n_list, sizeof *borders);
    if (!seen || !room || !borders)
        return false;
    memset(seen, 0, n * sizeof *seen);
    for (size_t i = 0; i < cut->n_list; i++)
        cut->list[i] = (struct patch){ .region = cut->list[i].region };
    for (uint32_t t = 0; t < n; t++) {
        if (seen[t])
            continue;
        struct piece p = piece_of(cut, beside, t, seen, room);
        struct patch *patch = &cut->list[cut->patches[t]];
        if (p.area < crumb) {
            uint16_t to = surroundings(cut, beside, &p, borders);
            for (uint32_t i = 0; i < p.n; i++)
                cut->patches[p.triangles[i]] = to;
            continue;
        }
        patch->area += p.area;
        patch->largest = most(patch->largest, p.area);
        patch->pieces++;
    }
    return true;
}

bool cut_regions(const struct field *f, const struct surface *s, double crumb, struct taut_arena *arena,
                 struct cut *ret)
{
    /* At worst every edge is cut and every triangle gets a point in its middle. */
    size_t points = s->n_points + 4 * s->n_triangles + 1000, triangles = 6 * s->n_triangles + 1000;
    struct cutter c = { .field = f, .arena = arena, .cut = ret, .n_slots = 1 };
    *ret = (struct cut){ .surface = { .n_points = s->n_points } };
    while (c.n_slots < 16 * s->n_triangles)
        c.n_slots *= 2;
    c.slots = taut_arena_array(arena, c.n_slots, sizeof *c.slots);
    c.of_points = taut_arena_array(arena, s->n_points, sizeof *c.of_points);
    ret->surface.points = taut_arena_array(arena, points, sizeof *ret->surface.points);
    ret->surface.normals = taut_arena_array(arena, points, sizeof *ret->surface.normals);
    ret->surface.openness = taut_arena_array(arena, points, sizeof *ret->surface.openness);
    ret->surface.triangles = taut_arena_array(arena, triangles, sizeof *ret->surface.triangles);
    ret->patches = taut_arena_array(arena, triangles, sizeof *ret->patches);
    ret->list = taut_arena_array(arena, MOST_PATCHES, sizeof *ret->list);
    if (!c.slots || !c.of_points || !ret->surface.points || !ret->surface.normals || !ret->surface.openness ||
        !ret->surface.triangles || !ret->patches || !ret->list)
        return false;
    memcpy(ret->surface.points, s->points, s->n_points * sizeof *s->points);
    memcpy(ret->surface.normals, s->normals, s->n_points * sizeof *s->normals);
    memcpy(ret->surface.openness, s->openness, s->n_points * sizeof *s->openness);
    for (size_t i = 0; i < c.n_slots; i++)
        c.slots[i].point = NO_POINT;
    for (size_t i = 0; i < s->n_points; i++)
        c.of_points[i] = patch_of(&c, s->points[i]);
    for (size_t i = 0; i < s->n_triangles; i++)
        cut_triangle(&c, s->triangles[i]);
    uint32_t(*beside)[3] = neighbours_of(&c);
    return beside && sort_pieces(&c, beside, crumb) && sort_pieces(&c, beside, 0);
}
