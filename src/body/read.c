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

static float take_byte(struct reader *r)
{
    unsigned v = r->bytes[r->at++];
    return (float)((int)v - (v >= 0x80 ? 0x100 : 0)) / 127;
}

struct head {
    uint32_t points, triangles, regions, name_bytes, lines;
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
    uint64_t sum = take_u64(r);
    size_t names = ((size_t)ret->name_bytes + 1) & ~(size_t)1;
    size_t least = names + (size_t)ret->points * BODY_POINT_BYTES + (size_t)ret->triangles * BODY_TRIANGLE_BYTES;
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
struct parts {
    struct taut_point3 *points, *normals, *line_points;
    float *openness;
    uint32_t (*triangles)[3], *mirror;
    uint16_t *regions, *names;
    struct taut_body_line *lines;
};

static bool make_room(struct taut_arena *arena, const struct head *h, size_t rest, struct parts *p)
{
    size_t n = 2 * (size_t)h->points, m = 2 * (size_t)h->triangles;
    p->points = taut_arena_array(arena, n + 1, sizeof *p->points);
    p->normals = taut_arena_array(arena, n + 1, sizeof *p->normals);
    p->openness = taut_arena_array(arena, n + 1, sizeof *p->openness);
    p->mirror = taut_arena_array(arena, n + 1, sizeof *p->mirror);
    p->triangles = taut_arena_array(arena, m + 1, sizeof *p->triangles);
    p->regions = taut_arena_array(arena, m + 1, sizeof *p->regions);
    p->names = taut_arena_array(arena, h->regions + 1, sizeof *p->names);
    p->lines = taut_arena_array(arena, h->lines + 1, sizeof *p->lines);
    p->line_points = taut_arena_array(arena, rest / 6 + 1, sizeof *p->line_points);
    return p->points && p->normals && p->openness && p->mirror && p->triangles && p->regions && p->names && p->lines &&
           p->line_points;
}

/* Points of the seam are their own mirrors; the others get one behind the half. */
static uint32_t read_points(struct reader *r, const struct head *h, struct parts *p)
{
    uint32_t next = h->points;
    for (uint32_t i = 0; i < h->points; i++) {
        p->points[i] = take_place(r);
        p->normals[i].x = take_byte(r);
        p->normals[i].y = take_byte(r);
        p->normals[i].z = take_byte(r);
        p->openness[i] = (float)r->bytes[r->at++] / 255;
        p->mirror[i] = p->points[i].x == 0 ? i : next++;
    }
    for (uint32_t i = 0; i < h->points; i++) {
        uint32_t m = p->mirror[i];
        struct taut_point3 n = p->normals[i];
        float l = (float)__builtin_sqrtf(n.x * n.x + n.y * n.y + n.z * n.z);
        p->normals[i] = n = (struct taut_point3){ n.x / (l > 0 ? l : 1), n.y / (l > 0 ? l : 1), n.z / (l > 0 ? l : 1) };
        if (m == i)
            continue;
        p->points[m] = (struct taut_point3){ -p->points[i].x, p->points[i].y, p->points[i].z };
        p->normals[m] = (struct taut_point3){ -n.x, n.y, n.z };
        p->openness[m] = p->openness[i];
        p->mirror[m] = i;
    }
    return next;
}

static enum taut_status read_triangles(struct reader *r, const struct head *h, struct parts *p, struct taut_error *err)
{
    for (uint32_t i = 0; i < h->triangles; i++) {
        uint32_t *t = p->triangles[i], *m = p->triangles[h->triangles + i];
        for (int k = 0; k < 3; k++) {
            t[k] = take_u16(r);
            if (t[k] >= h->points)
                return damaged(err, "a triangle names a point that is not there");
        }
        uint32_t region = take_u16(r);
        if (region >= h->regions)
            return damaged(err, "a triangle names a region that is not there");
        m[0] = p->mirror[t[0]];
        m[1] = p->mirror[t[2]];
        m[2] = p->mirror[t[1]];
        p->regions[i] = p->regions[h->triangles + i] = p->names[region];
    }
    return TAUT_OK;
}

static enum taut_status read_lines(struct reader *r, const struct head *h, struct parts *p, struct taut_error *err)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < h->lines; i++) {
        if (r->n - r->at < 2)
            return damaged(err, "a line is cut off");
        uint32_t n = take_u16(r);
        if ((r->n - r->at) / 6 < n)
            return damaged(err, "a line is cut off");
        p->lines[i] = (struct taut_body_line){ used, n };
        for (uint32_t k = 0; k < n; k++)
            p->line_points[used++] = take_place(r);
    }
    return r->at == r->n ? TAUT_OK : damaged(err, "bytes after the end");
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
    if (st == TAUT_OK)
        *ret = (struct taut_body){ .n_points = points,
                                   .n_triangles = 2 * h.triangles,
                                   .n_half = h.triangles,
                                   .points = p.points,
                                   .normals = p.normals,
                                   .openness = p.openness,
                                   .triangles = (const uint32_t(*)[3])p.triangles,
                                   .regions = p.regions,
                                   .mirror = p.mirror,
                                   .n_lines = h.lines,
                                   .lines = p.lines,
                                   .line_points = p.line_points };
    return st;
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
