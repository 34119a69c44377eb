/* chart_contour.c - the lines where the skin turns away from the eye.
 *
 * Within a triangle the turn runs where the normals, mixed between the corners, stand square to the line of sight (A. Hertzmann,
 * D. Zorin 2000). Neighbouring pieces share an edge of the surface and so form chains. */
#include <string.h>

#include "chart.h"

#define NO_PIECE UINT32_MAX

/* ---- finding ----------------------------------------------------------------------------------------------- */

/* Ends of pieces by the edge of the surface on which they lie; open addressing. */
struct edge_table {
    struct {
        uint64_t edge;
        uint32_t end; /* 2 piece + which */
    } * rows;
    uint32_t mask;
};

static void meet(struct edge_table *table, struct contour *pieces, uint64_t edge, uint32_t end)
{
    uint32_t at = (uint32_t)((edge * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & table->mask;
    while (table->rows[at].edge != 0 && table->rows[at].edge != edge)
        at = (at + 1) & table->mask;
    if (table->rows[at].edge == 0) {
        table->rows[at].edge = edge;
        table->rows[at].end = end;
        return;
    }
    uint32_t other = table->rows[at].end;
    pieces[end / 2].next[end & 1] = other / 2;
    pieces[other / 2].next[other & 1] = end / 2;
}

static struct taut_point3 on_picture(const struct figure *f, struct taut_point3 p)
{
    const struct taut_camera *k = &f->camera;
    p = (struct taut_point3){ p.x - k->middle.x, p.y - k->middle.y, p.z - k->middle.z };
    float u = p.x * k->right.x + p.y * k->right.y + p.z * k->right.z;
    float v = p.x * k->up.x + p.y * k->up.y + p.z * k->up.z;
    return (struct taut_point3){ (u / k->width + 0.5f) * (float)f->raster.w,
                                 (0.5f - v / k->height) * (float)f->raster.h,
                                 p.x * k->away.x + p.y * k->away.y + p.z * k->away.z };
}

static bool in_picture(const struct figure *f, struct trace_point p)
{
    return p.x >= 0 && p.y >= 0 && p.x < (float)f->raster.w && p.y < (float)f->raster.h;
}

/* The piece within one triangle; edges[k]: the edge on which end k lies. False: there is none in the picture. */
static bool find_piece(const struct chart *c, const struct figure *f, uint32_t triangle, const float *facing,
                       struct contour *ret, uint64_t edges[2])
{
    const uint32_t *t = c->body->triangles[triangle];
    int n = 0;
    for (int k = 0; k < 3; k++) {
        uint32_t a = t[k], b = t[(k + 1) % 3];
        if (a > b) {
            uint32_t swap = a;
            a = b;
            b = swap;
        }
        if ((facing[a] < 0) == (facing[b] < 0) || n == 2)
            continue;
        float share = facing[a] / (facing[a] - facing[b]);
        struct taut_point3 p = c->body->points[a], q = c->body->points[b];
        p = on_picture(f, (struct taut_point3){ p.x + share * (q.x - p.x), p.y + share * (q.y - p.y),
                                                p.z + share * (q.z - p.z) });
        edges[n] = (uint64_t)a << 32 | b;
        ret->ends[n] = (struct trace_point){ p.x, p.y };
        ret->away[n] = p.z;
        ret->next[n++] = NO_PIECE;
    }
    return n == 2 && (in_picture(f, ret->ends[0]) || in_picture(f, ret->ends[1]));
}

bool contours_find(struct chart *c, struct figure *f)
{
    const struct taut_body *b = c->body;
    struct taut_vec pieces = { .size = sizeof(struct contour) }, edges = { .size = 2 * sizeof(uint64_t) };
    float *facing = taut_arena_array(c->scratch, b->n_points, sizeof *facing);
    if (!facing)
        return false;
    for (uint32_t i = 0; i < b->n_points; i++)
        facing[i] = -(b->normals[i].x * f->camera.away.x + b->normals[i].y * f->camera.away.y +
                      b->normals[i].z * f->camera.away.z);
    for (uint32_t t = 0; t < b->n_triangles; t++) {
        const uint32_t *k = b->triangles[t];
        bool first = facing[k[0]] < 0;
        struct contour piece;
        uint64_t on[2];
        if ((first == (facing[k[1]] < 0) && first == (facing[k[2]] < 0)) || !find_piece(c, f, t, facing, &piece, on))
            continue;
        struct contour *room = taut_vec_push(c->scratch, &pieces);
        uint64_t *room_on = taut_vec_push(c->scratch, &edges);
        if (!room || !room_on)
            return false;
        *room = piece;
        memcpy(room_on, on, sizeof on);
    }
    struct edge_table table = { .mask = 1 };
    while (table.mask < 4 * pieces.n + 1)
        table.mask = 2 * table.mask + 1;
    table.rows = taut_arena_array(c->scratch, (size_t)table.mask + 1, sizeof *table.rows);
    if (!table.rows)
        return false;
    f->contours = pieces.items;
    f->n_contours = (uint32_t)pieces.n;
    for (uint32_t end = 0; end < 2 * f->n_contours; end++)
        meet(&table, f->contours, ((const uint64_t *)edges.items)[end], end);
    return true;
}

/* ---- outlines pulled onto them -------------------------------------------------------------------------------- */

/* Which pieces pass through a pixel, as lists. */
struct passing {
    uint32_t piece, next;
};
struct pixels {
    uint32_t *first; /* 0: none, else 1 + index */
    struct taut_vec lists;
};

static bool list_pieces(struct chart *c, const struct figure *f, struct pixels *ret)
{
    const uint32_t w = f->raster.w, h = f->raster.h;
    *ret = (struct pixels){ taut_arena_array(c->scratch, (size_t)w * h, sizeof(uint32_t)),
                            { .size = sizeof(struct passing) } };
    for (uint32_t i = 0; ret->first && i < f->n_contours; i++) {
        const struct trace_point a = f->contours[i].ends[0], b = f->contours[i].ends[1];
        float dx = b.x - a.x, dy = b.y - a.y, length = __builtin_sqrtf(dx * dx + dy * dy);
        uint32_t steps = length < 200 ? 1 + (uint32_t)(length / 0.8f) : 250;
        for (uint32_t k = 0; k <= steps; k++) {
            struct trace_point p = { a.x + dx * (float)k / (float)steps, a.y + dy * (float)k / (float)steps };
            if (!in_picture(f, p))
                continue;
            uint32_t *first = &ret->first[(size_t)p.y * w + (size_t)p.x];
            if (*first && ((struct passing *)ret->lists.items)[*first - 1].piece == i)
                continue;
            struct passing *room = taut_vec_push(c->scratch, &ret->lists);
            if (!room)
                return false;
            *room = (struct passing){ i, *first };
            *first = (uint32_t)ret->lists.n;
        }
    }
    return ret->first != NULL;
}

static struct trace_point nearest_on(const struct contour *piece, struct trace_point p)
{
    const struct trace_point a = piece->ends[0], b = piece->ends[1];
    float dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
    float share = squared > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared : 0;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return (struct trace_point){ a.x + share * dx, a.y + share * dy };
}

static void pull(const struct figure *f, const struct pixels *pixels, struct trace_point *p)
{
    enum { AROUND = 2 };
    const float farthest = 1.6f * 1.6f;
    const struct passing *lists = pixels->lists.items;
    float best = farthest;
    struct trace_point to = *p;
    for (int64_t y = (int64_t)p->y - AROUND; y <= (int64_t)p->y + AROUND; y++)
        for (int64_t x = (int64_t)p->x - AROUND; x <= (int64_t)p->x + AROUND; x++) {
            if (x < 0 || y < 0 || x >= (int64_t)f->raster.w || y >= (int64_t)f->raster.h)
                continue;
            uint32_t at = pixels->first[(size_t)y * f->raster.w + (size_t)x];
            for (; at; at = lists[at - 1].next) {
                struct trace_point q = nearest_on(&f->contours[lists[at - 1].piece], *p);
                float d = (q.x - p->x) * (q.x - p->x) + (q.y - p->y) * (q.y - p->y);
                if (d < best) {
                    best = d;
                    to = q;
                }
            }
        }
    *p = to;
}

bool contours_pull(struct chart *c, const struct figure *f, struct trace *traces, size_t n)
{
    struct pixels pixels;
    if (!list_pieces(c, f, &pixels))
        return false;
    for (size_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < traces[i].n; k++)
            pull(f, &pixels, &traces[i].points[k]);
    return true;
}

/* ---- those within the body, drawn ------------------------------------------------------------------------------- */

/* Whether a contour can be seen here and hides something that lies well behind it; along the outline it is drawn already. */
static bool stands_before(const struct figure *f, struct trace_point p, float away)
{
    enum { AROUND = 2 };
    const float jump = 7, slack = 8, round = 25; /* mm; two pixels inside, round skin is that much nearer */
    bool seen = false, before = false;
    if (!in_picture(f, p))
        return false;
    for (int64_t y = (int64_t)p.y - AROUND; y <= (int64_t)p.y + AROUND; y++)
        for (int64_t x = (int64_t)p.x - AROUND; x <= (int64_t)p.x + AROUND; x++) {
            if (x < 0 || y < 0 || x >= (int64_t)f->raster.w || y >= (int64_t)f->raster.h)
                continue;
            size_t at = (size_t)y * f->raster.w + (size_t)x;
            if (f->inside[at] == 0)
                return false;
            float there = f->raster.depth[at] - away;
            seen = seen || (there > -round && there < slack);
            before = before || there > jump;
        }
    return seen && before;
}

/* The end of a chain that a piece belongs to: *which is the end of that piece where the chain begins. */
static uint32_t chain_start(const struct figure *f, uint32_t piece, int *which)
{
    uint32_t at = piece;
    *which = 0;
    for (uint32_t steps = 0; steps < f->n_contours; steps++) {
        uint32_t from = at, next = f->contours[at].next[*which];
        if (next == NO_PIECE || next == piece)
            break;
        at = next;
        *which = f->contours[at].next[0] == from ? 1 : 0;
    }
    return at;
}

static bool draw_run(struct chart *c, const struct figure *f, struct taut_vec *run)
{
    enum { FEWEST = 4 };
    const float shortest = 8; /* pixels, from end to end or around */
    float length = 0;
    struct trace t = { run->items, (uint32_t)run->n, false };
    for (uint32_t i = 1; i < t.n; i++) {
        float dx = t.points[i].x - t.points[i - 1].x, dy = t.points[i].y - t.points[i - 1].y;
        length += __builtin_sqrtf(dx * dx + dy * dy);
    }
    run->n = 0;
    if (t.n < FEWEST || length < shortest)
        return true;
    if (!trace_smooth(&t, 3, c->scratch) || !trace_simplify(&t, 0.25f, c->scratch))
        return false;
    chart_trace(c, f, &t);
    return true;
}

static bool draw_chain(struct chart *c, const struct figure *f, uint32_t piece, uint8_t *done, struct taut_vec *run)
{
    int way = 0;
    uint32_t at = chain_start(f, piece, &way);
    while (at != NO_PIECE && !done[at]) {
        const struct contour *k = &f->contours[at];
        done[at] = 1;
        struct trace_point p = { (k->ends[0].x + k->ends[1].x) / 2, (k->ends[0].y + k->ends[1].y) / 2 };
        if (stands_before(f, p, (k->away[0] + k->away[1]) / 2)) {
            struct trace_point *room = taut_vec_push(c->scratch, run);
            if (!room)
                return false;
            *room = p;
        } else if (!draw_run(c, f, run)) {
            return false;
        }
        uint32_t next = k->next[!way];
        if (next != NO_PIECE)
            way = f->contours[next].next[0] == at ? 0 : 1;
        at = next;
    }
    return draw_run(c, f, run);
}

bool contours_draw(struct chart *c, const struct figure *f)
{
    uint8_t *done = taut_arena_array(c->scratch, f->n_contours, 1);
    struct taut_vec run = { .size = sizeof(struct trace_point) };
    if (!done)
        return false;
    size_t draw = chart_open(c, TAUT_DRAW_LINE, c->skin->ink, 0.8f, 0.9f);
    for (uint32_t i = 0; i < f->n_contours; i++)
        if (!done[i] && !draw_chain(c, f, i, done, &run))
            return false;
    chart_close(c, draw);
    return true;
}
