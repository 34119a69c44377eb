/* simulate_world.c - the worlds, and what a world is before anyone lives in it: where regions lie, how far priors and
 * chances are from the atlas. */
#include "simulate_parts.h"
#include "../base/numeric.h"

#include <string.h>

/* The spreads are engineering choices: half a unit of log odds is a chance of 0.5 that is 0.38 or 0.62 in truth. Zones: two experts place one
 * point within about 26 mm (Barbero 2012), and their pain is drawn no better. Sides and missed areas: 7 % of areas on a body
 * map are wrong (Brummett 2016). */
static const struct taut_world worlds[] = {
    { .id = "matched",
      .summary = "people come about just as the model says",
      .points = 1,
      .conditions = 1,
      .strays = 1 },
    { .id = "wandering",
      .summary = "zones lie 25 mm and more from where the atlas has them",
      .points = 1,
      .conditions = 1,
      .strays = 1,
      .zone_wanders_mm = 20 },
    { .id = "loose",
      .summary = "places are told as others beside them, as whole limbs, or on the wrong side",
      .points = 1,
      .conditions = 1,
      .strays = 1,
      .moves = 0.3,
      .wide = 0.1,
      .wrong_side = 0.02 },
    { .id = "forgetful",
      .summary = "half of the people leave out half of what they would tell",
      .points = 1,
      .conditions = 1,
      .strays = 1,
      .forgetful = 0.5 },
    { .id = "exaggerating",
      .summary = "half of the people grade one step up and add places beside",
      .points = 1,
      .conditions = 1,
      .strays = 1,
      .exaggerating = 0.5 },
    { .id = "other-causes",
      .summary = "twice as many other conditions, half as many points",
      .points = 0.5,
      .conditions = 2,
      .strays = 1 },
    { .id = "several",
      .summary = "active points bring others near them",
      .points = 1,
      .conditions = 1,
      .strays = 1,
      .company = 0.5 },
    { .id = "unlike",
      .summary = "priors and chances differ from the atlas by half a unit of log odds and more",
      .points = 1,
      .conditions = 1,
      .strays = 1,
      .prior_spread = 0.7,
      .chance_spread = 0.7 },
    { .id = "shifted",
      .summary = "all of these at once, by half; findings volunteered; palpation misread",
      .points = 0.8,
      .conditions = 1.4,
      .strays = 1,
      .prior_spread = 0.5,
      .chance_spread = 0.5,
      .zone_wanders_mm = 16,
      .company = 0.3,
      .forgetful = 0.25,
      .exaggerating = 0.25,
      .moves = 0.15,
      .wide = 0.05,
      .wrong_side = 0.01,
      .volunteers = 0.1,
      .errs = 0.1 },
};

const struct taut_world *taut_world_at(size_t k)
{
    return k < sizeof worlds / sizeof *worlds ? &worlds[k] : NULL;
}

const struct taut_world *taut_world_find(const char *id)
{
    for (size_t k = 0; k < sizeof worlds / sizeof *worlds; k++)
        if (!strcmp(worlds[k].id, id))
            return &worlds[k];
    return NULL;
}

/* ---- chance --------------------------------------------------------------------------------------------------- */

uint64_t chance_bits(struct chance *c)
{
    uint64_t z = (c->state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

double chance_unit(struct chance *c)
{
    return (double)(chance_bits(c) >> 11) * 0x1p-53;
}

bool chance_of(struct chance *c, double p)
{
    return chance_unit(c) < p;
}

size_t chance_pick(struct chance *c, size_t n)
{
    return (size_t)(chance_unit(c) * (double)n);
}

double chance_normal(struct chance *c)
{
    double sum = chance_unit(c);
    sum += chance_unit(c);
    sum += chance_unit(c);
    sum += chance_unit(c);
    return 1.7320508075688772 * (sum - 2);
}

struct chance chance_begin(uint64_t seed, uint64_t a, uint64_t b)
{
    struct chance c = { seed };
    c.state = chance_bits(&c) ^ a;
    c.state = chance_bits(&c) ^ b;
    chance_bits(&c);
    return c;
}

/* ---- where regions lie ------------------------------------------------------------------------------------------ */

/* A few spots of each region, spread over its skin by area: the k-th lies where the k-th share of the area ends. */
static enum taut_status lay_spots(struct taut_simulation *s, const struct taut_body *b, struct taut_arena *arena,
                                  struct taut_error *err)
{
    uint16_t n = s->atlas->n_regions;
    double *area = taut_arena_array(arena, n, sizeof *area), *passed = taut_arena_array(arena, n, sizeof *passed);
    uint32_t *laid = taut_arena_array(arena, n, sizeof *laid);
    s->spots = taut_arena_array(arena, (size_t)n * SPOTS, sizeof *s->spots);
    s->has_spots = taut_arena_array(arena, n, sizeof *s->has_spots);
    if (!area || !passed || !laid || !s->spots || !s->has_spots)
        return taut_fail(err, TAUT_ENOMEM, "body", "no memory for %u regions", n);
    for (uint32_t t = 0; t < b->n_half; t++)
        area[b->regions[t]] += taut_body_area(b, t);
    for (uint32_t t = 0; t < b->n_half; t++) {
        uint16_t r = b->regions[t];
        passed[r] += taut_body_area(b, t);
        while (laid[r] < SPOTS && passed[r] >= (laid[r] + 0.5) / SPOTS * area[r])
            s->spots[(size_t)r * SPOTS + laid[r]++] = b->points[b->triangles[t][0]];
        s->has_spots[r] = laid[r] == SPOTS;
    }
    return TAUT_OK;
}

static double distance2(struct taut_point3 p, struct taut_point3 q)
{
    double x = (double)p.x - (double)q.x, y = (double)p.y - (double)q.y, z = (double)p.z - (double)q.z;
    return x * x + y * y + z * z;
}

static double nearest_spot(const struct taut_simulation *s, uint16_t region, struct taut_point3 p)
{
    double best = 1e30;
    for (size_t k = 0; k < SPOTS; k++) {
        double d = distance2(s->spots[(size_t)region * SPOTS + k], p);
        best = d < best ? d : best;
    }
    return best;
}

uint16_t world_wander(const struct taut_simulation *s, uint16_t region, struct taut_point3 shift, struct chance *c)
{
    if (!s->has_spots[region])
        return region;
    struct taut_point3 p = s->spots[(size_t)region * SPOTS + chance_pick(c, SPOTS)];
    p = (struct taut_point3){ p.x + shift.x, p.y + shift.y, p.z + shift.z };
    struct taut_list beside = s->atlas->places[region].neighbours;
    uint16_t found = region;
    double best = nearest_spot(s, region, p);
    for (uint32_t k = 0; k < beside.n; k++) {
        uint16_t other = s->atlas->index[beside.begin + k];
        double d = s->has_spots[other] ? nearest_spot(s, other, p) : 1e30;
        if (d < best) {
            best = d;
            found = other;
        }
    }
    return found;
}

uint16_t world_beside(const struct taut_simulation *s, uint16_t place, struct chance *c)
{
    const struct taut_atlas *a = s->atlas;
    struct taut_list members = a->places[place].members;
    for (size_t attempt = 0; attempt < 8; attempt++) {
        uint16_t region = a->index[members.begin + chance_pick(c, members.n)];
        struct taut_list beside = a->places[region].neighbours;
        if (beside.n == 0)
            continue;
        uint16_t other = a->index[beside.begin + chance_pick(c, beside.n)];
        other = place < a->n_regions ? other : a->places[other].parent;
        if (other != place)
            return other;
    }
    return place;
}

/* ---- how far the world is from the atlas -------------------------------------------------------------------------- */

static enum taut_status spread(struct taut_simulation *s, struct taut_arena *arena, struct taut_error *err)
{
    const struct taut_atlas *a = s->atlas;
    uint32_t n_links = 0;
    for (uint16_t k = 0; k < a->n_causes; k++)
        n_links =
            a->causes[k].links + a->causes[k].n_links > n_links ? a->causes[k].links + a->causes[k].n_links : n_links;
    struct chance c = chance_begin(s->opt.seed, 0x70A1D, 0);
    s->prior = taut_arena_array(arena, a->n_causes, sizeof *s->prior);
    s->link = taut_arena_array(arena, n_links, sizeof *s->link);
    if (!s->prior || !s->link)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u links", n_links);
    for (uint16_t k = 0; k < a->n_causes; k++)
        s->prior[k] = (float)(s->opt.world->prior_spread * chance_normal(&c));
    for (uint32_t k = 0; k < n_links; k++)
        s->link[k] = (float)(s->opt.world->chance_spread * chance_normal(&c));
    return TAUT_OK;
}

static enum taut_status index_causes(struct taut_simulation *s, struct taut_arena *arena, struct taut_error *err)
{
    const struct taut_atlas *a = s->atlas;
    s->causes_begin = taut_arena_array(arena, a->n_regions + 2u, sizeof *s->causes_begin);
    if (!s->causes_begin)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u regions", a->n_regions);
    for (int pass = 0; pass < 2; pass++) {
        for (uint16_t k = 0; k < a->n_causes; k++)
            for (uint32_t e = a->causes[k].links; e < a->causes[k].links + a->causes[k].n_links; e++) {
                const struct taut_link *l = &a->links[e];
                if (l->kind != TAUT_PAIN)
                    continue;
                if (pass == 0)
                    s->causes_begin[l->target + 2u]++;
                else
                    s->causes[s->causes_begin[l->target + 1u]++] = k;
            }
        for (uint32_t r = 2; pass == 0 && r < a->n_regions + 2u; r++)
            s->causes_begin[r] += s->causes_begin[r - 1];
        if (pass == 0 &&
            !(s->causes = taut_arena_array(arena, s->causes_begin[a->n_regions + 1u] + 1u, sizeof *s->causes)))
            return taut_fail(err, TAUT_ENOMEM, "", "no memory for the causes of %u regions", a->n_regions);
    }
    return TAUT_OK;
}

static double muscle_prior(const struct taut_atlas *a, uint16_t muscle)
{
    const struct taut_muscle *m = &a->muscles[muscle];
    double sum = 0;
    for (uint16_t p = 0; p < m->n_points; p++)
        sum += (double)a->causes[m->first_point + p].prior_relative;
    return sum;
}

static enum taut_status order_muscles(struct taut_simulation *s, struct taut_arena *arena, struct taut_error *err)
{
    const struct taut_atlas *a = s->atlas;
    s->common = taut_arena_array(arena, a->n_muscles + 1u, sizeof *s->common);
    if (!s->common)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u muscles", a->n_muscles);
    for (uint16_t m = 0; m < a->n_muscles; m++) {
        uint16_t at = m;
        for (; at > 0 && muscle_prior(a, s->common[at - 1]) < muscle_prior(a, m); at--)
            s->common[at] = s->common[at - 1];
        s->common[at] = m;
    }
    return TAUT_OK;
}

/* One in `of`, at least one, at most `most`. */
static size_t some(size_t people, size_t of, size_t most)
{
    size_t n = people / of;
    return n < 1 ? 1 : n > most ? most : n;
}

enum taut_status taut_simulation_create(const struct taut_atlas *a, const struct taut_body *b,
                                        const struct taut_simulation_options *opt, struct taut_arena *arena,
                                        struct taut_simulation **ret, struct taut_error *err)
{
    struct taut_simulation *s = taut_arena_alloc(arena, sizeof *s);
    if (!s)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for a world");
    if (!opt->world || opt->people == 0)
        return taut_fail(err, TAUT_EINVAL, opt->world ? "people" : "world", "must be given");
    *s = (struct taut_simulation){ .atlas = a, .opt = *opt };
    s->opt.checked = opt->checked ? opt->checked : some(opt->people, 20, 1000);
    s->opt.redrawn = opt->redrawn ? opt->redrawn : some(opt->people, 2, 5000);
    s->opt.varied = opt->varied ? opt->varied : some(opt->people, 100, 300);
    enum taut_status st = lay_spots(s, b, arena, err);
    if (st == TAUT_OK)
        st = spread(s, arena, err);
    if (st == TAUT_OK)
        st = index_causes(s, arena, err);
    if (st == TAUT_OK)
        st = order_muscles(s, arena, err);
    if (st == TAUT_OK)
        *ret = s;
    return st;
}
