/* read.c - the taut.body file: checked before anything is believed, then mirrored. */
#include <taut/body.h>

#include <string.h>

#include "format.h"

struct reader {
    const unsigned char *bytes;
    size_t n, at;
};

static uint32_t take_u16(struct reader *r)
{
    uint32_t v = (uint32_t)r->bytes[r->at] | (uint32_t)r->bytes[r->at + 1] << 8;
    r->at += 2;
    return v;
}

static uint32_t take_u32(struct reader *r)
{
    uint32_t low = take_u16(r);
    return low | take_u16(r) << 16;
}

static uint64_t take_u64(struct reader *r)
{
    uint64_t low = take_u32(r);
    return low | (uint64_t)take_u32(r) << 32;
}

static float take_signed(struct reader *r)
{
    uint32_t v = take_u16(r);
    return (float)((int32_t)v - (v >= 0x8000 ? 0x10000 : 0));
}

static struct taut_point3 take_place(struct reader *r)
{
    struct taut_point3 p;
    p.x = take_signed(r) / BODY_UNITS_PER_MM;
    p.y = take_signed(r) / BODY_UNITS_PER_MM + BODY_MIDDLE_Y;
    p.z = take_signed(r) / BODY_UNITS_PER_MM;
    return p;
}

/* Of a further figure: what it adds to the neutral place. */
static struct taut_point3 take_place_beside(struct reader *r, struct taut_point3 neutral)
{
    struct taut_point3 p;
    p.x = neutral.x + take_signed(r) / BODY_UNITS_PER_MM;
    p.y = neutral.y + take_signed(r) / BODY_UNITS_PER_MM;
    p.z = neutral.z + take_signed(r) / BODY_UNITS_PER_MM;
    return p;
}

/* Three signed bytes, each counted from a neutral one, made a unit vector. */
static struct taut_point3 take_normal_beside(struct reader *r, const unsigned char *neutral)
{
    float n[3], sum = 0;
    for (int k = 0; k < 3; k++) {
        unsigned v = (r->bytes[r->at++] + (unsigned)neutral[k]) & 0xFF;
        n[k] = (float)((int)v - (v >= 0x80 ? 0x100 : 0));
        sum += n[k] * n[k];
    }
    float l = sum > 0 ? (float)__builtin_sqrtf(sum) : 1;
    return (struct taut_point3){ n[0] / l, n[1] / l, n[2] / l };
}

struct head {
    uint32_t points, triangles, regions, name_bytes, lines, figures;
};

static enum taut_status damaged(struct taut_error *err, const char *what)
{
    return taut_fail(err, TAUT_EPARSE, "body", "%s", what);
}

static enum taut_status read_head(struct reader *r, struct head *ret, struct taut_error *err)
{
    if (r->n > BODY_LARGEST)
        return taut_fail(err, TAUT_ETOOBIG, "body", "larger than %d MiB", BODY_LARGEST >> 20);
    if (r->n < BODY_HEAD_BYTES || memcmp(r->bytes, BODY_MAGIC, BODY_MAGIC_BYTES) != 0)
        return damaged(err, "this is no taut.body file");
    r->at = BODY_MAGIC_BYTES;
    uint32_t version = take_u32(r);
    if (version != BODY_VERSION)
        return taut_fail(err, TAUT_EPARSE, "body", "version %u; this program reads version %d", (unsigned)version,
                         BODY_VERSION);
    *ret = (struct head){ .points = take_u32(r) };
    ret->triangles = take_u32(r);
    ret->regions = take_u32(r);
    ret->name_bytes = take_u32(r);
    ret->lines = take_u32(r);
    ret->figures = take_u32(r);
    uint64_t sum = take_u64(r);
    size_t names = ((size_t)ret->name_bytes + 1) & ~(size_t)1;
    size_t least = names + (size_t)ret->points * (BODY_POINT_BYTES + (TAUT_FIGURES - 1) * BODY_DRESS_BYTES) +
                   (size_t)ret->triangles * BODY_TRIANGLE_BYTES;
    if (ret->figures != TAUT_FIGURES)
        return taut_fail(err, TAUT_EPARSE, "body", "%u figures; this program knows %d", (unsigned)ret->figures,
                         TAUT_FIGURES);
    if (ret->points > 0xFFFF || ret->triangles > 0x40000 || ret->regions > 0xFFFF || ret->lines > 0xFFFF ||
        ret->name_bytes > r->n || r->n - r->at < least)
        return damaged(err, "the file is truncated");
    if (body_checksum((const char *)r->bytes + r->at, r->n - r->at) != sum)
        return damaged(err, "the checksum is wrong; the file is damaged or truncated");
    return TAUT_OK;
}

static enum taut_status read_regions(const struct taut_atlas *a, struct reader *r, const struct head *h, uint16_t *ret,
                                     struct taut_error *err)
{
    const char *name = (const char *)r->bytes + r->at, *end = name + h->name_bytes;
    for (uint32_t i = 0; i < h->regions; i++) {
        const char *stop = name < end ? memchr(name, '\0', (size_t)(end - name)) : NULL;
        if (!stop)
            return damaged(err, "a region has no name");
        ret[i] = taut_atlas_find_place(a, name);
        if (ret[i] >= a->n_regions)
            return taut_fail(err, TAUT_ENOTFOUND, "body", "the atlas has no region \"%.60s\"", name);
        name = stop + 1;
    }
    r->at += ((size_t)h->name_bytes + 1) & ~(size_t)1;
    return TAUT_OK;
}

/* What is written to while it is read. */
struct shape {
    struct taut_point3 *points, *normals, *line_points;
};
struct parts {
    size_t points_at; /* in the file */
    struct shape figures[TAUT_FIGURES];
    float *openness;
    uint32_t (*triangles)[3], *mirror, n_line_points;
    uint16_t *regions, *names;
    struct taut_body_line *lines;
};

/* Every figure has all of them. */
static size_t most_line_points(size_t bytes)
{
    return bytes / BODY_PLACE_BYTES / TAUT_FIGURES;
}

static bool make_room(struct taut_arena *arena, const struct head *h, size_t bytes, struct parts *p)
{
    size_t n = 2 * (size_t)h->points, m = 2 * (size_t)h->triangles;
    p->openness = taut_arena_array(arena, n + 1, sizeof *p->openness);
    p->mirror = taut_arena_array(arena, n + 1, sizeof *p->mirror);
    p->triangles = taut_arena_array(arena, m + 1, sizeof *p->triangles);
    p->regions = taut_arena_array(arena, m + 1, sizeof *p->regions);
    p->names = taut_arena_array(arena, h->regions + 1, sizeof *p->names);
    p->lines = taut_arena_array(arena, h->lines + 1, sizeof *p->lines);
    bool good = p->openness && p->mirror && p->triangles && p->regions && p->names && p->lines;
    for (int i = 0; i < TAUT_FIGURES; i++) {
        struct shape *f = &p->figures[i];
        f->points = taut_arena_array(arena, n + 1, sizeof *f->points);
        f->normals = taut_arena_array(arena, n + 1, sizeof *f->normals);
        f->line_points = taut_arena_array(arena, most_line_points(bytes) + 1, sizeof *f->line_points);
        good = good && f->points && f->normals && f->line_points;
    }
    return good;
}

static struct taut_point3 mirrored(struct taut_point3 p)
{
    return (struct taut_point3){ -p.x, p.y, p.z };
}

static void mirror_shape(const struct parts *p, uint32_t n, struct shape *s)
{
    for (uint32_t i = 0; i < n; i++)
        if (p->mirror[i] != i) {
            s->points[p->mirror[i]] = mirrored(s->points[i]);
            s->normals[p->mirror[i]] = mirrored(s->normals[i]);
        }
}

/* Points of the seam are their own mirrors; the others get one behind the half. */
static uint32_t read_points(struct reader *r, const struct head *h, struct parts *p)
{
    struct shape *s = &p->figures[TAUT_FIGURE_NEUTRAL];
    uint32_t next = h->points;
    p->points_at = r->at;
    for (uint32_t i = 0; i < h->points; i++) {
        s->points[i] = take_place(r);
        s->normals[i] = take_normal_beside(r, (const unsigned char[3]){ 0, 0, 0 });
        p->openness[i] = (float)r->bytes[r->at++] / 255;
        uint32_t m = s->points[i].x == 0 ? i : next++;
        p->mirror[i] = m;
        p->mirror[m] = i;
        p->openness[m] = p->openness[i];
    }
    mirror_shape(p, h->points, s);
    return next;
}

/* Corners are counted from the corner before; the regions follow behind all of them. */
static enum taut_status read_triangles(struct reader *r, const struct head *h, struct parts *p, struct taut_error *err)
{
    uint32_t corner = 0;
    for (uint32_t i = 0; i < h->triangles; i++) {
        uint32_t *t = p->triangles[i], *m = p->triangles[h->triangles + i];
        for (int k = 0; k < 3; k++) {
            t[k] = corner = (corner + take_u16(r)) & 0xFFFF;
            if (t[k] >= h->points)
                return damaged(err, "a triangle names a point that is not there");
        }
        m[0] = p->mirror[t[0]];
        m[1] = p->mirror[t[2]];
        m[2] = p->mirror[t[1]];
    }
    for (uint32_t i = 0; i < h->triangles; i++) {
        uint32_t region = take_u16(r);
        if (region >= h->regions)
            return damaged(err, "a triangle names a region that is not there");
        p->regions[i] = p->regions[h->triangles + i] = p->names[region];
    }
    return TAUT_OK;
}

static enum taut_status read_lines(struct reader *r, const struct head *h, struct parts *p, struct taut_error *err)
{
    for (uint32_t i = 0; i < h->lines; i++) {
        if (r->n - r->at < 2)
            return damaged(err, "a line is cut off");
        uint32_t n = take_u16(r);
        if ((r->n - r->at) / BODY_PLACE_BYTES < n || most_line_points(r->n) - p->n_line_points < n)
            return damaged(err, "a line is cut off");
        p->lines[i] = (struct taut_body_line){ p->n_line_points, n };
        for (uint32_t k = 0; k < n; k++)
            p->figures[TAUT_FIGURE_NEUTRAL].line_points[p->n_line_points++] = take_place(r);
    }
    return TAUT_OK;
}

/* Places and normals of a further figure, counted from the neutral ones. */
static enum taut_status read_figure(struct reader *r, const struct head *h, const struct parts *p, struct shape *s,
                                    struct taut_error *err)
{
    const struct shape *neutral = &p->figures[TAUT_FIGURE_NEUTRAL];
    if (r->n - r->at < (size_t)h->points * BODY_DRESS_BYTES + (size_t)p->n_line_points * BODY_PLACE_BYTES)
        return damaged(err, "a figure is cut off");
    for (uint32_t i = 0; i < h->points; i++) {
        size_t normal_at = p->points_at + (size_t)i * BODY_POINT_BYTES + BODY_PLACE_BYTES;
        s->points[i] = take_place_beside(r, neutral->points[i]);
        s->normals[i] = take_normal_beside(r, r->bytes + normal_at);
        if ((s->points[i].x == 0) != (p->mirror[i] == i))
            return damaged(err, "a figure has another seam");
    }
    for (uint32_t i = 0; i < p->n_line_points; i++)
        s->line_points[i] = take_place_beside(r, neutral->line_points[i]);
    mirror_shape(p, h->points, s);
    return TAUT_OK;
}

static struct taut_body put_together(const struct head *h, const struct parts *p, uint32_t points)
{
    const struct shape *s = p->figures;
    struct taut_body b = { .n_points = points,
                           .n_triangles = 2 * h->triangles,
                           .n_half = h->triangles,
                           .points = s->points,
                           .normals = s->normals,
                           .openness = p->openness,
                           .triangles = (const uint32_t(*)[3])p->triangles,
                           .regions = p->regions,
                           .mirror = p->mirror,
                           .n_lines = h->lines,
                           .lines = p->lines,
                           .line_points = s->line_points };
    for (int i = 0; i < TAUT_FIGURES; i++)
        b.figures[i] = (struct taut_figure_shape){ s[i].points, s[i].normals, s[i].line_points };
    return b;
}

enum taut_status taut_body_read(const struct taut_atlas *a, const void *bytes, size_t n, struct taut_arena *arena,
                                struct taut_body *ret, struct taut_error *err)
{
    struct reader r = { bytes, n, 0 };
    struct head h = { 0 };
    struct parts p = { 0 };
    enum taut_status st = read_head(&r, &h, err);
    if (st == TAUT_OK && !make_room(arena, &h, n, &p))
        st = taut_fail(err, TAUT_ENOMEM, "body", "no memory for the surface");
    if (st == TAUT_OK)
        st = read_regions(a, &r, &h, p.names, err);
    if (st != TAUT_OK)
        return st;
    uint32_t points = read_points(&r, &h, &p);
    st = read_triangles(&r, &h, &p, err);
    if (st == TAUT_OK)
        st = read_lines(&r, &h, &p, err);
    for (int i = 1; i < TAUT_FIGURES && st == TAUT_OK; i++)
        st = read_figure(&r, &h, &p, &p.figures[i], err);
    if (st == TAUT_OK && r.at != r.n)
        st = damaged(err, "bytes after the end");
    if (st == TAUT_OK)
        *ret = put_together(&h, &p, points);
    return st;
}

/* ---- figures, sides, areas --------------------------------------------------------------------------------- */

static const char *const figure_names[TAUT_FIGURES] = { "neutral", "male", "female" };

const char *taut_figure_name(enum taut_figure figure)
{
    return (size_t)figure < TAUT_FIGURES ? figure_names[figure] : "unknown";
}

bool taut_figure_find(const char *name, enum taut_figure *ret)
{
    for (size_t i = 0; i < TAUT_FIGURES; i++)
        if (!strcmp(figure_names[i], name)) {
            *ret = (enum taut_figure)i;
            return true;
        }
    return false;
}

struct taut_body taut_body_as(const struct taut_body *b, enum taut_figure figure)
{
    struct taut_body as = *b;
    as.points = b->figures[figure].points;
    as.normals = b->figures[figure].normals;
    as.line_points = b->figures[figure].line_points;
    return as;
}

enum taut_side taut_body_side(const struct taut_atlas *a, const struct taut_body *b, uint32_t triangle)
{
    if (!a->places[b->regions[triangle]].paired)
        return TAUT_MIDLINE;
    return triangle < b->n_half ? TAUT_LEFT : TAUT_RIGHT;
}

double taut_body_area(const struct taut_body *b, uint32_t triangle)
{
    const uint32_t *t = b->triangles[triangle];
    struct taut_point3 p = b->points[t[0]], q = b->points[t[1]], r = b->points[t[2]];
    double ux = (double)q.x - (double)p.x, uy = (double)q.y - (double)p.y, uz = (double)q.z - (double)p.z;
    double vx = (double)r.x - (double)p.x, vy = (double)r.y - (double)p.y, vz = (double)r.z - (double)p.z;
    double x = uy * vz - uz * vy, y = uz * vx - ux * vz, z = ux * vy - uy * vx;
    return __builtin_sqrt(x * x + y * y + z * z) / 2;
}
