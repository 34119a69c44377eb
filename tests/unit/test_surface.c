/* Searching the skin: rays, the nearest skin, distances along it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <taut/surface.h>

#include "body/pick.h"

static const struct taut_atlas *atlas;
static struct taut_arena *arena;
static struct taut_body body;
static struct taut_surface *surface;
static struct taut_error err;

/* ---- small forms with known distances: both halves, as every body has them ------------------------------------ */

enum { SIDE = 21, CELLS = SIDE - 1 };
struct form {
    struct taut_point3 points[2 * SIDE * SIDE], normals[2 * SIDE * SIDE];
    uint32_t triangles[4 * CELLS * CELLS][3];
    struct taut_body body;
};

/* A grid of SIDE x SIDE points that `place` puts where they belong; a grid point's two halves are not joined. */
static void make_form(struct form *f, struct taut_point3 (*place)(double, double))
{
    enum { N = SIDE * SIDE, T = 2 * CELLS * CELLS };
    for (uint32_t i = 0; i < N; i++) {
        f->points[i] = place((double)(i % SIDE) / CELLS, (double)(i / SIDE) / CELLS);
        f->normals[i] = (struct taut_point3){ 0, 0, 1 };
        f->points[N + i] = (struct taut_point3){ -f->points[i].x, f->points[i].y, f->points[i].z };
        f->normals[N + i] = f->normals[i];
    }
    uint32_t n = 0;
    for (uint32_t y = 0; y < CELLS; y++)
        for (uint32_t x = 0; x < CELLS; x++) {
            uint32_t a = y * SIDE + x, b = a + 1, c = a + SIDE, d = c + 1;
            const uint32_t two[2][3] = { { a, b, d }, { a, d, c } };
            for (int k = 0; k < 2; k++, n++) {
                memcpy(f->triangles[n], two[k], sizeof two[k]);
                f->triangles[T + n][0] = N + two[k][0];
                f->triangles[T + n][1] = N + two[k][2];
                f->triangles[T + n][2] = N + two[k][1];
            }
        }
    f->body = (struct taut_body){ .n_points = 2 * N,
                                  .n_triangles = 2 * T,
                                  .n_half = T,
                                  .points = f->points,
                                  .normals = f->normals,
                                  .triangles = (const uint32_t(*)[3])f->triangles };
}

/* A tilted, sheared plane: its triangles are long and blunt. */
static struct taut_point3 on_plane(double u, double v)
{
    return (struct taut_point3){ (float)(10 + 100 * u + 60 * v), (float)(70 * v), (float)(50 * u) };
}

static struct taut_point3 on_square(double u, double v)
{
    return (struct taut_point3){ (float)(10 + 100 * u), (float)(100 * v), 0 };
}

/* A sphere of 100 mm, without its poles. */
static struct taut_point3 on_sphere(double u, double v)
{
    double turn = 0.1 + 1.2 * u, up = -0.6 + 1.2 * v;
    return (struct taut_point3){ (float)(100 * cos(up) * sin(turn)), (float)(100 * sin(up)),
                                 (float)(100 * cos(up) * cos(turn)) };
}

static double straight(struct taut_point3 a, struct taut_point3 b)
{
    double x = (double)a.x - (double)b.x, y = (double)a.y - (double)b.y, z = (double)a.z - (double)b.z;
    return sqrt(x * x + y * y + z * z);
}

static double on_ball(struct taut_point3 a, struct taut_point3 b)
{
    double chord = straight(a, b) / 200;
    return 200 * asin(chord < 1 ? chord : 1);
}

/* The largest error of all points further than 20 mm, as a share of the distance. */
static double worst_error(struct taut_point3 (*place)(double, double), uint32_t triangle,
                          double (*true_mm)(struct taut_point3, struct taut_point3))
{
    static struct form f;
    struct taut_surface *s = NULL;
    struct taut_geodesic *g = NULL;
    make_form(&f, place);
    assert_int_equal(taut_surface_build(&f.body, arena, &s, &err), TAUT_OK);
    assert_int_equal(taut_geodesic_create(s, arena, &g, &err), TAUT_OK);
    struct taut_spot from = taut_spot_on(&f.body, (struct taut_spot){ triangle, 0.3f, 0.25f, { 0, 0, 0 } });
    struct taut_reach reach = taut_geodesic_from_spot(g, &from, 1000);
    assert_int_equal(reach.n, SIDE * SIDE); /* the other half is not joined to it */
    double worst = 0;
    for (uint32_t i = 0; i < SIDE * SIDE; i++) {
        double mm = true_mm(f.points[i], from.at), error = fabs((double)reach.mm[i] - mm) / mm;
        worst = mm > 20 && error > worst ? error : worst;
    }
    return worst;
}

static void distances_on_a_plane_are_straight(void **state)
{
    (void)state;
    const uint32_t from[] = { 0, 5, 210, 401, 799 };
    for (size_t i = 0; i < sizeof from / sizeof *from; i++)
        assert_true(worst_error(on_plane, from[i], straight) < 0.004);
}

static void distances_on_a_sphere_are_within_one_percent(void **state)
{
    (void)state;
    const uint32_t from[] = { 378, 420, 391, 431 };
    for (size_t i = 0; i < sizeof from / sizeof *from; i++)
        assert_true(worst_error(on_sphere, from[i], on_ball) < 0.01);
}

/* The largest error of the distance from a border along one side of a plane, beside which it is the height. */
static double worst_height(struct taut_point3 (*place)(double, double))
{
    static struct form f;
    struct taut_surface *s = NULL;
    struct taut_geodesic *g = NULL;
    uint32_t border[SIDE];
    make_form(&f, place);
    assert_int_equal(taut_surface_build(&f.body, arena, &s, &err), TAUT_OK);
    assert_int_equal(taut_geodesic_create(s, arena, &g, &err), TAUT_OK);
    for (uint32_t i = 0; i < SIDE; i++)
        border[i] = i;
    struct taut_reach reach = taut_geodesic_from_points(g, border, SIDE, 1000);
    struct taut_point3 u = point_minus(f.points[CELLS], f.points[0]), out = point_unit(u);
    double worst = 0;
    for (uint32_t i = 0; i < SIDE * SIDE; i++) {
        struct taut_point3 from = point_minus(f.points[i], f.points[0]);
        float along = point_dot(from, out), height = point_length(point_along(from, out, -along));
        double error = fabs((double)(reach.mm[i] - height));
        if (along >= 0 && along <= point_length(u)) /* beside the border its ends are nearest */
            worst = error > worst ? error : worst;
    }
    return worst;
}

static void distances_from_a_border_rise_evenly(void **state)
{
    (void)state;
    assert_true(worst_height(on_square) < 0.01);
    assert_true(worst_height(on_plane) < 2); /* blunt triangles at the border cost a part of their edge */
}

/* ---- the body ------------------------------------------------------------------------------------------------- */

static uint32_t random_state = 1;
static float random_within(float low, float high)
{
    random_state = random_state * 1664525u + 1013904223u;
    return low + (high - low) * (float)(random_state >> 8) / (float)(1u << 24);
}

static struct taut_point3 random_point(float half)
{
    struct taut_point3 p;
    p.x = random_within(-half, half);
    p.y = random_within(-100, 1800);
    p.z = random_within(-half, half);
    return p;
}

static void every_ray_meets_what_trying_all_triangles_finds(void **state)
{
    (void)state;
    unsigned met = 0;
    for (int i = 0; i < 400; i++) {
        struct taut_point3 from = random_point(600), to = random_point(i % 4 ? 120 : 600);
        struct taut_point3 d = point_unit(point_minus(to, from));
        struct taut_spot spot = { UINT32_MAX, 0, 0, { 0, 0, 0 } };
        struct pick left = { UINT32_MAX, 1e300, 0, 0 }, right = left;
        for (uint32_t t = 0; t < body.n_half; t++) {
            pick_triangle(&body, t, from, d, &left);
            pick_triangle(&body, t, point_mirrored(from), point_mirrored(d), &right);
        }
        bool mirrored = right.far < left.far, meets = taut_surface_pick(surface, from, point_minus(to, from), &spot);
        const struct pick *best = mirrored ? &right : &left;
        assert_int_equal(meets, best->triangle != UINT32_MAX);
        if (!meets)
            continue;
        met++;
        assert_int_equal(spot.triangle, mirrored ? best->triangle + body.n_half : best->triangle);
        assert_true(spot.across == (mirrored ? best->along : best->across));
        assert_true(fabs(straight(from, spot.at) - best->far) < 1e-3);
    }
    assert_true(met > 100);
}

static void a_ray_from_the_front_meets_the_front(void **state)
{
    (void)state;
    struct taut_spot spot;
    assert_true(
        taut_surface_pick(surface, (struct taut_point3){ 99, 478, 1000 }, (struct taut_point3){ 0, 0, -2 }, &spot));
    assert_string_equal(atlas->places[body.regions[spot.triangle]].id, "patella");
    assert_int_equal(taut_body_side(atlas, &body, spot.triangle), TAUT_LEFT);
    assert_true(
        taut_surface_pick(surface, (struct taut_point3){ -99, 478, 1000 }, (struct taut_point3){ 0, 0, -2 }, &spot));
    assert_int_equal(taut_body_side(atlas, &body, spot.triangle), TAUT_RIGHT);
    assert_false(
        taut_surface_pick(surface, (struct taut_point3){ 0, 3000, 0 }, (struct taut_point3){ 1, 0, 0 }, &spot));
    assert_false(taut_surface_pick(surface, (struct taut_point3){ NAN, 0, 0 }, (struct taut_point3){ 1, 0, 0 }, &spot));
    assert_false(taut_surface_pick(surface, (struct taut_point3){ 0, 0, 0 }, (struct taut_point3){ 0, 0, 0 }, &spot));
}

static void no_skin_is_nearer_than_the_nearest(void **state)
{
    (void)state;
    for (int i = 0; i < 200; i++) {
        struct taut_point3 p = random_point(300), facing = random_point(1);
        facing.y = random_within(-1, 1);
        struct taut_spot spot, any;
        assert_true(taut_surface_nearest(surface, p, (struct taut_point3){ 0, 0, 0 }, &any));
        assert_true(taut_surface_nearest(surface, p, facing, &spot));
        assert_true(straight(p, any.at) <= straight(p, spot.at) + 1e-3);
        assert_true(point_dot(taut_spot_normal(&body, spot), point_unit(facing)) > 0.25f);
        for (uint32_t k = 0; k < body.n_points; k++)
            assert_true(straight(p, any.at) <= straight(p, body.points[k]) + 1e-3);
    }
}

static void a_spot_lies_on_every_figure_and_on_both_sides(void **state)
{
    (void)state;
    struct taut_spot spot;
    assert_true(
        taut_surface_nearest(surface, (struct taut_point3){ 99, 478, 60 }, (struct taut_point3){ 0, 0, 1 }, &spot));
    struct taut_spot other = taut_spot_mirrored(&body, spot), again = taut_spot_on(&body, other);
    assert_true(straight(other.at, again.at) < 1e-3);
    assert_true(other.at.x == -spot.at.x);
    for (int i = 0; i < TAUT_FIGURES; i++) {
        struct taut_body as = taut_body_as(&body, (enum taut_figure)i);
        assert_true(straight(taut_spot_on(&as, spot).at, spot.at) < 60);
    }
}

/* |d(a, p) - d(b, p)| <= d(a, b); and no way along the skin is shorter than through it. */
static void distances_on_the_body_keep_the_triangle_inequality(void **state)
{
    (void)state;
    struct taut_geodesic *g = NULL, *h = NULL;
    assert_int_equal(taut_geodesic_create(surface, arena, &g, &err), TAUT_OK);
    assert_int_equal(taut_geodesic_create(surface, arena, &h, &err), TAUT_OK);
    for (int i = 0; i < 12; i++) {
        struct taut_spot a, b;
        struct taut_point3 p = random_point(200), q = { p.x + 25, p.y + 20, p.z };
        assert_true(taut_surface_nearest(surface, p, (struct taut_point3){ 0, 0, 0 }, &a));
        assert_true(taut_surface_nearest(surface, q, (struct taut_point3){ 0, 0, 0 }, &b));
        struct taut_reach from_a = taut_geodesic_from_spot(g, &a, 150), from_b = taut_geodesic_from_spot(h, &b, 150);
        const uint32_t *corner = body.triangles[b.triangle];
        double apart = 1e9; /* by way of a corner of b's triangle: an upper bound */
        for (int k = 0; k < 3; k++)
            apart = fmin(apart, (double)from_a.mm[corner[k]] + straight(body.points[corner[k]], b.at));
        for (uint32_t k = 0; k < from_a.n; k++) {
            uint32_t at = from_a.points[k];
            assert_true((double)from_a.mm[at] >= straight(a.at, body.points[at]) * 0.999 - 0.01);
            if (apart < 1e8 && from_b.mm[at] < TAUT_FAR)
                assert_true(fabs((double)from_a.mm[at] - (double)from_b.mm[at]) <= apart * 1.05 + 1);
        }
    }
}

static void a_search_leaves_nothing_behind(void **state)
{
    (void)state;
    struct taut_geodesic *g = NULL;
    struct taut_spot a, b;
    assert_int_equal(taut_geodesic_create(surface, arena, &g, &err), TAUT_OK);
    assert_true(
        taut_surface_nearest(surface, (struct taut_point3){ 80, 1000, 200 }, (struct taut_point3){ 0, 0, 1 }, &a));
    assert_true(
        taut_surface_nearest(surface, (struct taut_point3){ 90, 1010, 200 }, (struct taut_point3){ 0, 0, 1 }, &b));
    struct taut_reach first = taut_geodesic_from_spot(g, &a, 40);
    uint32_t n = first.n, point = first.points[n - 1];
    float mm = first.mm[point];
    assert_true(mm <= 40);
    taut_geodesic_from_spot(g, &b, 30);
    struct taut_reach again = taut_geodesic_from_spot(g, &a, 40);
    assert_int_equal(again.n, n);
    assert_true(again.mm[point] == mm);
}

/* The front of the thigh is far from the other thigh, although it is near through the air. */
static void distances_do_not_leap(void **state)
{
    (void)state;
    struct taut_geodesic *g = NULL;
    struct taut_spot left;
    assert_int_equal(taut_geodesic_create(surface, arena, &g, &err), TAUT_OK);
    assert_true(
        taut_surface_nearest(surface, (struct taut_point3){ 20, 700, 0 }, (struct taut_point3){ -1, 0, 0 }, &left));
    struct taut_reach reach = taut_geodesic_from_spot(g, &left, 60);
    for (uint32_t i = 0; i < reach.n; i++)
        assert_true(body.points[reach.points[i]].x > 0);
}

/* ---- places of the atlas --------------------------------------------------------------------------------------- */

/* Whether skin of a region lies within mm of a spot, along the skin. */
static bool region_within(struct taut_geodesic *g, const struct taut_spot *spot, uint16_t region, float mm)
{
    if (body.regions[spot->triangle] == region)
        return true;
    struct taut_reach reach = taut_geodesic_from_spot(g, spot, mm);
    for (uint32_t t = 0; t < body.n_triangles; t++)
        for (int k = 0; k < 3 && body.regions[t] == region; k++)
            if (reach.mm[body.triangles[t][k]] <= mm)
                return true;
    return false;
}

static void every_landmark_lies_on_the_skin_of_its_region(void **state)
{
    (void)state;
    struct taut_geodesic *g = NULL;
    assert_int_equal(taut_geodesic_create(surface, arena, &g, &err), TAUT_OK);
    assert_true(atlas->n_landmarks >= 120);
    for (uint16_t i = 0; i < atlas->n_landmarks; i++) {
        const struct taut_landmark *l = &atlas->landmarks[i];
        struct taut_point3 at = { (float)l->at[0], (float)l->at[1], (float)l->at[2] };
        struct taut_spot spot;
        assert_true(l->at[0] >= 0);
        assert_int_equal(taut_place_landmark(atlas, surface, i, TAUT_LEFT, &spot, &err), TAUT_OK);
        if (straight(at, spot.at) > 3 || !region_within(g, &spot, l->region, 4))
            fail_msg("%s: %.1f mm from the skin, in %s", l->id, straight(at, spot.at),
                     atlas->places[body.regions[spot.triangle]].id);
    }
}

static void a_landmark_of_the_right_is_the_mirror_of_the_left(void **state)
{
    (void)state;
    struct taut_spot left, right;
    uint16_t patella = taut_atlas_find_landmark(atlas, "patella");
    assert_int_equal(taut_place_landmark(atlas, surface, patella, TAUT_LEFT, &left, &err), TAUT_OK);
    assert_int_equal(taut_place_landmark(atlas, surface, patella, TAUT_RIGHT, &right, &err), TAUT_OK);
    assert_true(right.at.x == -left.at.x && right.at.y == left.at.y);
    assert_int_equal(taut_body_side(atlas, &body, right.triangle), TAUT_RIGHT);
}

static void places_refuse_what_is_not_there(void **state)
{
    (void)state;
    struct taut_spot spot;
    struct taut_body male = taut_body_as(&body, TAUT_FIGURE_MALE);
    struct taut_surface *other = NULL;
    assert_int_equal(taut_place_landmark(atlas, surface, atlas->n_landmarks, TAUT_LEFT, &spot, &err), TAUT_EINVAL);
    assert_string_equal(err.where, "landmark");
    assert_int_equal(taut_place_point(atlas, surface, atlas->n_points, TAUT_LEFT, &spot, &err), TAUT_EINVAL);
    assert_string_equal(err.where, "point");
    assert_int_equal(taut_place_point(atlas, surface, 0, TAUT_BOTH, &spot, &err), TAUT_EINVAL);
    assert_string_equal(err.where, "side");
    assert_int_equal(taut_surface_build(&male, arena, &other, &err), TAUT_OK);
    assert_int_equal(taut_place_point(atlas, other, 0, TAUT_LEFT, &spot, &err), TAUT_EINVAL);
    assert_string_equal(err.where, "surface");
}

/* Points whose place names one region and whose landmarks lead beside its border, within their uncertainty: all that may. */
static const struct {
    const char *point, *because;
} beside[] = {
    { "adductor-pollicis-1", "pressed from the palm, and the web's region is drawn from the back" },
    { "diaphragm-1", "behind the rib edge, on which two regions meet" },
    { "diaphragm-2", "under the rib edge, on which two regions meet" },
    { "gluteus-minimus-anterior-1", "behind the tensor, on the border of front and back of the hip" },
    { "gluteus-minimus-anterior-2", "halfway to the trochanter, on the border of hip and thigh" },
    { "iliacus-2", "outside the pulse, where the femoral triangle ends" },
    { "internal-oblique-1", "a finger above the line that parts groin and belly" },
    { "tensor-fasciae-latae-1", "the belly crosses the border of hip and thigh" },
    { "trapezius-upper-1", "the free front edge is the side of the neck in the region map" },
    { "trapezius-upper-2", "the middle of the slope, on the border of its inner and outer half" },
};

static bool may_lie_beside(const char *point)
{
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
        if (!strcmp(beside[i].point, point))
            return true;
    return false;
}

static void every_point_lies_in_its_region_or_within_its_uncertainty(void **state)
{
    (void)state;
    struct taut_geodesic *g = NULL;
    assert_int_equal(taut_geodesic_create(surface, arena, &g, &err), TAUT_OK);
    for (uint16_t i = 0; i < atlas->n_points; i++) {
        const struct taut_point *p = &atlas->points[i];
        struct taut_spot left, right;
        assert_int_equal(taut_place_point(atlas, surface, i, TAUT_LEFT, &left, &err), TAUT_OK);
        assert_int_equal(taut_place_point(atlas, surface, i, TAUT_RIGHT, &right, &err), TAUT_OK);
        assert_true(right.at.x == -left.at.x);
        if (!region_within(g, &left, p->place, (float)p->uncertainty_mm))
            fail_msg("%s lies in %s", p->id, atlas->places[body.regions[left.triangle]].id);
        if (body.regions[left.triangle] != p->place && !may_lie_beside(p->id))
            fail_msg("%s lies in %s; list it with the reason", p->id, atlas->places[body.regions[left.triangle]].id);
    }
}

/* Every point's field: nothing far from its regions, the whole of what lies 4 mm and more inside. */
static void zones_lie_in_their_regions(void **state)
{
    (void)state;
    struct taut_geodesic *g = NULL;
    float *field = calloc(body.n_points, sizeof *field);
    struct taut_arena *scratch = taut_arena_create();
    assert_true(field && scratch);
    assert_int_equal(taut_geodesic_create(surface, arena, &g, &err), TAUT_OK);
    uint16_t point = taut_atlas_find_point(atlas, "quadratus-lumborum-superficial-1");
    const struct taut_cause *c = &atlas->causes[point];
    assert_int_equal(taut_zone_field(atlas, surface, g, point, TAUT_LEFT, scratch, field, &err), TAUT_OK);
    for (uint32_t t = 0; t < body.n_triangles; t++) {
        enum taut_zone zone = TAUT_NO_ZONE;
        for (uint32_t k = c->links; k < c->links + c->n_links; k++)
            if (atlas->links[k].kind == TAUT_PAIN && atlas->links[k].target == body.regions[t] && t < body.n_half)
                zone = (enum taut_zone)atlas->links[k].zone;
        float highest = 0;
        for (int k = 0; k < 3; k++)
            highest = fmaxf(highest, field[body.triangles[t][k]]);
        assert_true(highest >= 0 && highest <= 1);
        if (zone == TAUT_ESSENTIAL)
            assert_true(highest >= 0.49f); /* on a border half of it is left */
        if (zone == TAUT_SPILLOVER)
            assert_true(highest >= 0.24f);
        if (t >= body.n_half && fabsf(body.points[body.triangles[t][0]].x) > 10)
            assert_true(highest == 0);
    }
    taut_arena_free(scratch);
    free(field);
}

/* A line narrows its regions and misses none of them. */
static void strips_run_through_all_their_regions(void **state)
{
    (void)state;
    struct taut_geodesic *g = NULL;
    float *field = calloc(body.n_points, sizeof *field), *highest = calloc(atlas->n_regions, sizeof *highest);
    struct taut_arena *scratch = taut_arena_create();
    assert_true(field && highest && scratch);
    assert_int_equal(taut_geodesic_create(surface, arena, &g, &err), TAUT_OK);
    for (uint16_t i = 0; i < atlas->n_points; i++) {
        const struct taut_point *p = &atlas->points[i];
        if (p->n_strips == 0)
            continue;
        memset(field, 0, body.n_points * sizeof *field);
        memset(highest, 0, atlas->n_regions * sizeof *highest);
        assert_int_equal(taut_zone_field(atlas, surface, g, i, TAUT_RIGHT, scratch, field, &err), TAUT_OK);
        taut_arena_reset(scratch);
        for (uint32_t t = 0; t < body.n_triangles; t++)
            for (int k = 0; k < 3; k++)
                highest[body.regions[t]] = fmaxf(highest[body.regions[t]], field[body.triangles[t][k]]);
        for (uint32_t s = p->strips; s < p->strips + p->n_strips; s++)
            for (uint32_t k = 0; k < atlas->strips[s].regions.n; k++) {
                uint16_t region = atlas->index[atlas->strips[s].regions.begin + k];
                if (highest[region] < 0.45f)
                    fail_msg("%s: its line misses %s", p->id, atlas->places[region].id);
            }
    }
    taut_arena_free(scratch);
    free(highest);
    free(field);
}

static void a_strip_is_narrower_than_its_region(void **state)
{
    (void)state;
    struct taut_geodesic *g = NULL;
    struct taut_spot on;
    float *field = calloc(body.n_points, sizeof *field);
    uint16_t region = taut_atlas_find_place(atlas, "thigh-lateral-middle");
    unsigned bare = 0;
    assert_non_null(field);
    assert_int_equal(taut_geodesic_create(surface, arena, &g, &err), TAUT_OK);
    uint16_t point = taut_atlas_find_point(atlas, "gluteus-minimus-anterior-1");
    assert_int_equal(taut_zone_field(atlas, surface, g, point, TAUT_LEFT, arena, field, &err), TAUT_OK);
    uint16_t landmark = taut_atlas_find_landmark(atlas, "thigh-outer-middle");
    assert_int_equal(taut_place_landmark(atlas, surface, landmark, TAUT_LEFT, &on, &err), TAUT_OK);
    assert_true(field[body.triangles[on.triangle][0]] > 0.9f);
    for (uint32_t t = 0; t < body.n_half; t++)
        bare += body.regions[t] == region && field[body.triangles[t][0]] == 0;
    assert_true(bare > 20);
    free(field);
}

static int setup(void **state)
{
    (void)state;
    size_t n = 0;
    const void *bytes = taut_body_builtin(&n);
    atlas = taut_atlas_builtin();
    arena = taut_arena_create();
    assert_int_equal(taut_body_read(atlas, bytes, n, arena, &body, &err), TAUT_OK);
    assert_int_equal(taut_surface_build(&body, arena, &surface, &err), TAUT_OK);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_on_a_plane_are_straight),
        cmocka_unit_test(distances_on_a_sphere_are_within_one_percent),
        cmocka_unit_test(distances_from_a_border_rise_evenly),
        cmocka_unit_test(every_ray_meets_what_trying_all_triangles_finds),
        cmocka_unit_test(a_ray_from_the_front_meets_the_front),
        cmocka_unit_test(no_skin_is_nearer_than_the_nearest),
        cmocka_unit_test(a_spot_lies_on_every_figure_and_on_both_sides),
        cmocka_unit_test(distances_on_the_body_keep_the_triangle_inequality),
        cmocka_unit_test(a_search_leaves_nothing_behind),
        cmocka_unit_test(distances_do_not_leap),
        cmocka_unit_test(every_landmark_lies_on_the_skin_of_its_region),
        cmocka_unit_test(a_landmark_of_the_right_is_the_mirror_of_the_left),
        cmocka_unit_test(every_point_lies_in_its_region_or_within_its_uncertainty),
        cmocka_unit_test(places_refuse_what_is_not_there),
        cmocka_unit_test(zones_lie_in_their_regions),
        cmocka_unit_test(strips_run_through_all_their_regions),
        cmocka_unit_test(a_strip_is_narrower_than_its_region),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
