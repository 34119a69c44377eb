/* raster.c - what a camera sees: depth, triangle and tone of every pixel. */
#include <taut/body.h>

enum { MOST_PIXELS = 64 << 20 };
#define NOWHERE 1e9f
#define CUT (UINT32_MAX - 1) /* until all is drawn, the triangle of a pixel that shows a cut */

static float dot3(struct taut_point3 a, struct taut_point3 b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

/* ---- light ----------------------------------------------------------------------------------------------- */

static struct taut_point3 mixed(const struct taut_camera *c, float right, float up, float away)
{
    struct taut_point3 v = { c->right.x * right + c->up.x * up + c->away.x * away,
                             c->right.y * right + c->up.y * up + c->away.y * away,
                             c->right.z * right + c->up.z * up + c->away.z * away };
    float l = __builtin_sqrtf(dot3(v, v));
    return (struct taut_point3){ v.x / l, v.y / l, v.z / l };
}

static float limited(float x)
{
    return x < 0 ? 0 : x > 1 ? 1 : x;
}

/* A soft key from the upper left of the picture, a fill from the right, some light from the eye; darker where the skin turns
 * away and where little of the sky is seen. */
static float tone_of(const struct taut_camera *c, struct taut_point3 key, struct taut_point3 fill, struct taut_point3 n,
                     float openness)
{
    float facing = -dot3(n, c->away), t = limited(facing / 0.40f), rim = t * t * (3 - 2 * t);
    float light = 0.16f + 0.56f * limited((dot3(n, key) + 0.25f) / 1.25f) +
                  0.18f * limited((dot3(n, fill) + 0.3f) / 1.3f) + 0.22f * limited(facing);
    return limited(light * (0.5f + 0.5f * openness) * (0.76f + 0.24f * rim));
}

/* ---- cuts ------------------------------------------------------------------------------------------------ */

/* Below the armpit the arm lies outside of a plane that leans away from the chest, and beyond another across the arm. Of the
 * arm that is nearer to an eye at the side. */
static bool on_arm(struct taut_point3 p, float away)
{
    float x = -p.x * away, below = 1262 - p.y;
    return x > 160 + 0.102f * below && 0.309f * (x - 175) - 0.951f * (p.y - 1358) > 104;
}

static bool left_out(const struct taut_camera *c, struct taut_point3 p, float depth)
{
    return (c->reach > 0 && (depth < -c->reach || depth > c->reach)) || (c->armless && on_arm(p, c->away.x));
}

/* ---- drawing --------------------------------------------------------------------------------------------- */

/* A point of the body on the picture: pixels from the top left, mm away. */
struct spot {
    float x, y, z;
    bool out; /* cut away */
};

struct drawing {
    const struct taut_body *body;
    const struct taut_camera *camera;
    struct taut_raster *raster;
    const struct spot *spots; /* of the points */
    bool cut;                 /* something may be cut away */
};

static struct taut_point3 mixed_place(const struct drawing *d, const uint32_t *t, const float b[3])
{
    const struct taut_point3 *p = &d->body->points[t[0]], *q = &d->body->points[t[1]], *r = &d->body->points[t[2]];
    return (struct taut_point3){ b[0] * p->x + b[1] * q->x + b[2] * r->x, b[0] * p->y + b[1] * q->y + b[2] * r->y,
                                 b[0] * p->z + b[1] * q->z + b[2] * r->z };
}

/* The pixels of a triangle from left, top to right, bottom; those seen from behind show where the body was cut. */
static void draw_pixels(const struct drawing *d, uint32_t triangle, const uint32_t from[2], const uint32_t to[2],
                        float area, bool cut)
{
    const float slack = -1e-6f, share = 1 / area;
    struct taut_raster *r = d->raster;
    const uint32_t *t = d->body->triangles[triangle], shown = area < 0 ? triangle : CUT;
    const struct spot p = d->spots[t[0]], q = d->spots[t[1]], s = d->spots[t[2]];
    for (uint32_t j = from[1]; j < to[1]; j++) {
        const float py = (float)j + 0.5f;
        for (uint32_t i = from[0]; i < to[0]; i++) {
            const float px = (float)i + 0.5f;
            const float b1 = ((s.x - px) * (p.y - py) - (p.x - px) * (s.y - py)) * share;
            const float b2 = ((p.x - px) * (q.y - py) - (q.x - px) * (p.y - py)) * share, b0 = 1 - b1 - b2;
            if (b1 < slack || b2 < slack || b0 < slack)
                continue;
            const size_t at = (size_t)j * r->w + i;
            const float depth = b0 * p.z + b1 * q.z + b2 * s.z;
            if (depth >= r->depth[at] ||
                (cut && left_out(d->camera, mixed_place(d, t, (const float[3]){ b0, b1, b2 }), depth)))
                continue;
            r->depth[at] = depth;
            r->triangle[at] = shown;
        }
    }
}

static void draw_triangle(const struct drawing *d, uint32_t triangle)
{
    const struct taut_raster *r = d->raster;
    const uint32_t *t = d->body->triangles[triangle];
    const struct spot *p = &d->spots[t[0]], *q = &d->spots[t[1]], *s = &d->spots[t[2]];
    float area = (q->x - p->x) * (s->y - p->y) - (s->x - p->x) * (q->y - p->y);
    if (area == 0 || (area > 0 && !d->cut) || (p->out && q->out && s->out))
        return; /* seen from behind, or cut away */
    float low_x = p->x < q->x ? p->x : q->x, high_x = p->x < q->x ? q->x : p->x;
    float low_y = p->y < q->y ? p->y : q->y, high_y = p->y < q->y ? q->y : p->y;
    low_x = low_x < s->x ? low_x : s->x;
    high_x = high_x > s->x ? high_x : s->x;
    low_y = low_y < s->y ? low_y : s->y;
    high_y = high_y > s->y ? high_y : s->y;
    if (high_x < 0.5f || high_y < 0.5f || low_x > (float)r->w || low_y > (float)r->h)
        return;
    /* the pixels whose middles lie between */
    const uint32_t from[2] = { low_x > 0.5f ? (uint32_t)(low_x + 0.4999f) : 0,
                               low_y > 0.5f ? (uint32_t)(low_y + 0.4999f) : 0 };
    uint32_t right = (uint32_t)(high_x + 0.5001f), bottom = (uint32_t)(high_y + 0.5001f);
    const uint32_t to[2] = { right < r->w ? right : r->w, bottom < r->h ? bottom : r->h };
    if (from[0] < to[0] && from[1] < to[1])
        draw_pixels(d, triangle, from, to, area, p->out || q->out || s->out);
}

static void place_points(const struct taut_body *b, const struct taut_camera *c, const struct taut_raster *r,
                         struct spot *spots)
{
    const float across = (float)r->w / c->width, down = (float)r->h / c->height;
    const bool cut = c->reach > 0 || c->armless;
    for (uint32_t i = 0; i < b->n_points; i++) {
        struct taut_point3 p = b->points[i];
        p = (struct taut_point3){ p.x - c->middle.x, p.y - c->middle.y, p.z - c->middle.z };
        spots[i].x = dot3(p, c->right) * across + 0.5f * (float)r->w;
        spots[i].y = 0.5f * (float)r->h - dot3(p, c->up) * down;
        spots[i].z = dot3(p, c->away);
        spots[i].out = cut && left_out(c, b->points[i], spots[i].z);
    }
}

/* Where in its triangle each pixel lies, and the light there, once everything is drawn. */
static void light(const struct drawing *d, float *tones)
{
    const struct taut_camera *c = d->camera;
    struct taut_raster *r = d->raster;
    const struct taut_point3 key = mixed(c, -0.45f, 0.55f, -0.75f), fill = mixed(c, 0.7f, -0.1f, -0.6f);
    for (uint32_t i = 0; i < d->body->n_points; i++)
        tones[i] = tone_of(c, key, fill, d->body->normals[i], d->body->openness[i]);
    for (size_t at = 0; at < (size_t)r->w * r->h; at++) {
        const uint32_t triangle = r->triangle[at];
        if (triangle == CUT) {
            r->triangle[at] = UINT32_MAX;
            r->tone[at] = -1;
        }
        if (triangle >= CUT)
            continue;
        const uint32_t *t = d->body->triangles[triangle];
        const struct spot *p = &d->spots[t[0]], *q = &d->spots[t[1]], *s = &d->spots[t[2]];
        const float x = (float)(at % r->w) + 0.5f, y = (float)(at / r->w) + 0.5f;
        const float share = 1 / ((q->x - p->x) * (s->y - p->y) - (s->x - p->x) * (q->y - p->y));
        const float b1 = ((s->x - x) * (p->y - y) - (p->x - x) * (s->y - y)) * share;
        const float b2 = ((p->x - x) * (q->y - y) - (q->x - x) * (p->y - y)) * share;
        r->across[at] = b1;
        r->along[at] = b2;
        r->tone[at] = (1 - b1 - b2) * tones[t[0]] + b1 * tones[t[1]] + b2 * tones[t[2]];
    }
}

enum taut_status taut_body_draw(const struct taut_body *b, const struct taut_camera *camera, uint32_t w, uint32_t h,
                                struct taut_arena *arena, struct taut_raster *ret, struct taut_error *err)
{
    if (w == 0 || h == 0 || (uint64_t)w * h > MOST_PIXELS)
        return taut_fail(err, TAUT_EINVAL, "picture", "%u x %u pixels; at most 64 million", (unsigned)w, (unsigned)h);
    size_t n = (size_t)w * h;
    float *tones = taut_arena_array(arena, b->n_points + 1, sizeof *tones);
    struct spot *spots = taut_arena_array(arena, b->n_points + 1, sizeof *spots);
    *ret = (struct taut_raster){ w,
                                 h,
                                 taut_arena_array(arena, n, sizeof(float)),
                                 taut_arena_array(arena, n, sizeof(uint32_t)),
                                 taut_arena_array(arena, n, sizeof(float)),
                                 taut_arena_array(arena, n, sizeof(float)),
                                 taut_arena_array(arena, n, sizeof(float)) };
    if (!tones || !spots || !ret->depth || !ret->triangle || !ret->tone || !ret->across || !ret->along)
        return taut_fail(err, TAUT_ENOMEM, "picture", "no memory for %zu pixels", n);
    for (size_t i = 0; i < n; i++) {
        ret->depth[i] = NOWHERE;
        ret->triangle[i] = UINT32_MAX;
    }
    struct drawing d = { b, camera, ret, spots, camera->reach > 0 || camera->armless };
    place_points(b, camera, ret, spots);
    for (uint32_t t = 0; t < b->n_triangles; t++)
        draw_triangle(&d, t);
    light(&d, tones);
    return TAUT_OK;
}

float taut_raster_value(const struct taut_body *b, const struct taut_raster *r, uint32_t pixel, const float *field)
{
    if (r->triangle[pixel] == UINT32_MAX)
        return 0;
    const uint32_t *t = b->triangles[r->triangle[pixel]];
    float u = r->across[pixel], v = r->along[pixel];
    return (1 - u - v) * field[t[0]] + u * field[t[1]] + v * field[t[2]];
}
