/* view.c - cameras, and what they see: depth, triangle and tone of every pixel. */
#include <taut/body.h>

#include <string.h>

enum { MOST_PIXELS = 64 << 20 };
#define NOWHERE 1e9f

/* Where each view looks from and what it shows. Heights and widths in mm. */
static const struct {
    const char *name;
    struct taut_point3 away, middle;
    float width, height;
} views[TAUT_VIEWS] = {
    [TAUT_VIEW_FRONT] = { "front", { 0, 0, -1 }, { 0, 852, 30 }, 980, 1760 },
    [TAUT_VIEW_BACK] = { "back", { 0, 0, 1 }, { 0, 852, 30 }, 980, 1760 },
    [TAUT_VIEW_LEFT] = { "left", { -1, 0, 0 }, { 0, 852, 30 }, 420, 1760 },
    [TAUT_VIEW_RIGHT] = { "right", { 1, 0, 0 }, { 0, 852, 30 }, 420, 1760 },
    [TAUT_VIEW_HEAD_FRONT] = { "head-front", { 0, 0, -1 }, { 0, 1560, 10 }, 300, 330 },
    [TAUT_VIEW_HEAD_BACK] = { "head-back", { 0, 0, 1 }, { 0, 1560, 10 }, 300, 330 },
    [TAUT_VIEW_HEAD_LEFT] = { "head-left", { -1, 0, 0 }, { 0, 1560, 10 }, 300, 330 },
    [TAUT_VIEW_HEAD_RIGHT] = { "head-right", { 1, 0, 0 }, { 0, 1560, 10 }, 300, 330 },
};

const char *taut_view_name(enum taut_view view)
{
    return (size_t)view < TAUT_VIEWS ? views[view].name : "unknown";
}

bool taut_view_find(const char *name, enum taut_view *ret)
{
    for (size_t i = 0; i < TAUT_VIEWS; i++)
        if (!strcmp(views[i].name, name)) {
            *ret = (enum taut_view)i;
            return true;
        }
    return false;
}

static float dot3(struct taut_point3 a, struct taut_point3 b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static struct taut_point3 cross3(struct taut_point3 a, struct taut_point3 b)
{
    return (struct taut_point3){ a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

static struct taut_point3 minus3(struct taut_point3 a, struct taut_point3 b)
{
    return (struct taut_point3){ a.x - b.x, a.y - b.y, a.z - b.z };
}

struct taut_camera taut_view_camera(enum taut_view view)
{
    const struct taut_point3 up = { 0, 1, 0 }, away = views[view].away;
    return (
        struct taut_camera){ views[view].middle, cross3(away, up), up, away, views[view].width, views[view].height };
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

/* ---- drawing --------------------------------------------------------------------------------------------- */

struct drawing {
    const struct taut_body *body;
    const struct taut_camera *camera;
    struct taut_raster *raster;
    const float *tones; /* of the points */
};

static void draw_triangle(const struct drawing *d, uint32_t triangle)
{
    struct taut_raster *r = d->raster;
    const struct taut_camera *c = d->camera;
    float x[3], y[3], z[3], low_x = NOWHERE, low_y = NOWHERE, high_x = -NOWHERE, high_y = -NOWHERE;
    for (int k = 0; k < 3; k++) {
        struct taut_point3 p = minus3(d->body->points[d->body->triangles[triangle][k]], c->middle);
        x[k] = (dot3(p, c->right) / c->width + 0.5f) * (float)r->w;
        y[k] = (0.5f - dot3(p, c->up) / c->height) * (float)r->h;
        z[k] = dot3(p, c->away);
        low_x = x[k] < low_x ? x[k] : low_x;
        low_y = y[k] < low_y ? y[k] : low_y;
        high_x = x[k] > high_x ? x[k] : high_x;
        high_y = y[k] > high_y ? y[k] : high_y;
    }
    float area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
    if (area >= 0 || high_x < 0 || high_y < 0 || low_x >= (float)r->w || low_y >= (float)r->h)
        return; /* seen from behind, or outside */
    uint32_t left = low_x > 0 ? (uint32_t)low_x : 0, top = low_y > 0 ? (uint32_t)low_y : 0;
    uint32_t right = high_x + 1 < (float)r->w ? (uint32_t)high_x + 1 : r->w;
    uint32_t bottom = high_y + 1 < (float)r->h ? (uint32_t)high_y + 1 : r->h;
    for (uint32_t j = top; j < bottom; j++)
        for (uint32_t i = left; i < right; i++) {
            float px = (float)i + 0.5f, py = (float)j + 0.5f;
            float b1 = ((x[2] - px) * (y[0] - py) - (x[0] - px) * (y[2] - py)) / area;
            float b2 = ((x[0] - px) * (y[1] - py) - (x[1] - px) * (y[0] - py)) / area, b0 = 1 - b1 - b2;
            float depth = b0 * z[0] + b1 * z[1] + b2 * z[2];
            size_t at = (size_t)j * r->w + i;
            if (b0 < -1e-6f || b1 < -1e-6f || b2 < -1e-6f || depth >= r->depth[at])
                continue;
            const uint32_t *t = d->body->triangles[triangle];
            r->depth[at] = depth;
            r->triangle[at] = triangle;
            r->across[at] = b1;
            r->along[at] = b2;
            r->tone[at] = b0 * d->tones[t[0]] + b1 * d->tones[t[1]] + b2 * d->tones[t[2]];
        }
}

enum taut_status taut_body_draw(const struct taut_body *b, const struct taut_camera *camera, uint32_t w, uint32_t h,
                                struct taut_arena *arena, struct taut_raster *ret, struct taut_error *err)
{
    if (w == 0 || h == 0 || (uint64_t)w * h > MOST_PIXELS)
        return taut_fail(err, TAUT_EINVAL, "picture", "%u x %u pixels; at most 64 million", (unsigned)w, (unsigned)h);
    size_t n = (size_t)w * h;
    float *tones = taut_arena_array(arena, b->n_points + 1, sizeof *tones);
    *ret = (struct taut_raster){ w,
                                 h,
                                 taut_arena_array(arena, n, sizeof(float)),
                                 taut_arena_array(arena, n, sizeof(uint32_t)),
                                 taut_arena_array(arena, n, sizeof(float)),
                                 taut_arena_array(arena, n, sizeof(float)),
                                 taut_arena_array(arena, n, sizeof(float)) };
    if (!tones || !ret->depth || !ret->triangle || !ret->tone || !ret->across || !ret->along)
        return taut_fail(err, TAUT_ENOMEM, "picture", "no memory for %zu pixels", n);
    struct taut_point3 key = mixed(camera, -0.45f, 0.55f, -0.75f), fill = mixed(camera, 0.7f, -0.1f, -0.6f);
    for (uint32_t i = 0; i < b->n_points; i++)
        tones[i] = tone_of(camera, key, fill, b->normals[i], b->openness[i]);
    for (size_t i = 0; i < n; i++) {
        ret->depth[i] = NOWHERE;
        ret->triangle[i] = UINT32_MAX;
        ret->tone[i] = 0;
    }
    struct drawing d = { b, camera, ret, tones };
    for (uint32_t t = 0; t < b->n_triangles; t++)
        draw_triangle(&d, t);
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
