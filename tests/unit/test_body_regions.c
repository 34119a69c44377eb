/* test_body_regions.c - the audit of the skin's regions: all there, in one piece, of plausible size, beside whom the atlas says. */
#include "unit.h"

#include <string.h>

#include "skin.h"

static const struct taut_atlas *atlas;
static struct taut_arena *arena;
static struct taut_body body;
static struct edge *edges;
static size_t n_edges;

static int set_up(void **state)
{
    (void)state;
    size_t n = 0;
    atlas = taut_atlas_builtin();
    arena = taut_arena_create();
    const void *bytes = taut_body_builtin(&n);
    if (taut_body_read(atlas, bytes, n, arena, &body, NULL) != TAUT_OK)
        return -1;
    edges = edges_of(&body, arena, &n_edges);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

/* ---- pieces and areas ------------------------------------------------------------------------------------------ */

static uint32_t root(uint32_t *parents, uint32_t t)
{
    while (parents[t] != t)
        t = parents[t] = parents[parents[t]];
    return t;
}

static void every_region_with_skin_is_there_in_one_piece(void **state)
{
    (void)state;
    uint32_t *parents = taut_arena_array(arena, body.n_half, sizeof *parents);
    unsigned *pieces = taut_arena_array(arena, atlas->n_regions, sizeof *pieces);
    memset(pieces, 0, atlas->n_regions * sizeof *pieces);
    for (uint32_t t = 0; t < body.n_half; t++)
        parents[t] = t;
    for (size_t i = 0; i + 1 < n_edges; i += 2) {
        uint32_t s = edges[i].triangle, t = edges[i + 1].triangle;
        if (s < body.n_half && t < body.n_half && body.regions[s] == body.regions[t])
            parents[root(parents, s)] = root(parents, t);
    }
    for (uint32_t t = 0; t < body.n_half; t++)
        pieces[body.regions[t]] += root(parents, t) == t;
    unsigned wrong = 0;
    for (uint16_t r = 0; r < atlas->n_regions; r++) {
        const struct taut_place *p = &atlas->places[r];
        if (pieces[r] == !p->deep)
            continue;
        print_error("%s: %u pieces\n", p->id, pieces[r]);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

static double *areas_of(const struct taut_body *b, double *whole)
{
    double *areas = taut_arena_array(arena, atlas->n_regions, sizeof *areas);
    memset(areas, 0, atlas->n_regions * sizeof *areas);
    *whole = 0;
    for (uint32_t t = 0; t < b->n_triangles; t++) {
        double area = taut_body_area(b, t);
        areas[b->regions[t]] += area;
        *whole += area;
    }
    return areas;
}

/* No region is smaller than a fingertip's print (about 1.5 cm2 on a finger pad, half of that for parts of the face) or larger than
 * two hands (about 2 % of the skin). Per side. */
static void no_region_is_too_small_to_point_at_or_too_large_to_tell_anything(void **state)
{
    (void)state;
    enum { SMALLEST = 120, LARGEST = 20000 };
    unsigned wrong = 0;
    for (int f = 0; f < TAUT_FIGURES; f++) {
        struct taut_body as = taut_body_as(&body, (enum taut_figure)f);
        double whole = 0;
        const double *areas = areas_of(&as, &whole);
        for (uint16_t r = 0; r < atlas->n_regions; r++) {
            double area = areas[r] / 2;
            if (atlas->places[r].deep || (area >= SMALLEST && area <= LARGEST))
                continue;
            print_error("%s, %s: %.0f mm2\n", taut_figure_name((enum taut_figure)f), atlas->places[r].id, area);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* Shares of an adult's skin in percent: C. Lund, N. Browder, The estimation of areas of burns, Surg Gynecol Obstet 1944;79:352-358,
 * as burn units use them: head 7, neck 2, upper arm 4, forearm 3, hand 2.5, thigh 9.5, leg 7, foot 3.5, each side. */
static void parts_have_the_shares_of_the_skin_that_burn_units_reckon_with(void **state)
{
    (void)state;
    enum { TOLERANCE = 15 }; /* % of the share */
    static const struct {
        const char *groups[2];
        double share;
    } rows[] = {
        { { "head", "neck" }, 9 }, { { "upper-limb" }, 19 }, { { "hand" }, 5 },
        { { "lower-limb" }, 40 },  { { "foot" }, 7 },
    };
    for (int f = 0; f < TAUT_FIGURES; f++) {
        struct taut_body as = taut_body_as(&body, (enum taut_figure)f);
        double whole = 0;
        const double *areas = areas_of(&as, &whole);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            double share = 0;
            for (int g = 0; g < 2 && rows[i].groups[g]; g++) {
                uint16_t place = taut_atlas_find_place(atlas, rows[i].groups[g]);
                assert_int_not_equal(place, TAUT_NONE);
                const struct taut_list members = atlas->places[place].members;
                for (uint32_t k = 0; k < members.n; k++)
                    share += 100 * areas[atlas->index[members.begin + k]] / whole;
            }
            double off = 100 * (share / rows[i].share - 1);
            if (off > TOLERANCE || off < -TOLERANCE)
                print_error("%s: %.1f %% of the skin, not %.1f\n", rows[i].groups[0], share, rows[i].share);
            assert_true(off <= TOLERANCE && off >= -TOLERANCE);
        }
    }
}

/* ---- borders --------------------------------------------------------------------------------------------------- */

static bool is_neighbour(uint16_t a, uint16_t b)
{
    const struct taut_list list = atlas->places[a].neighbours;
    for (uint32_t k = 0; k < list.n; k++)
        if (atlas->index[list.begin + k] == b)
            return true;
    return false;
}

/* mm that two regions border on each other, on the half. */
static double *borders_of(void)
{
    size_t n = atlas->n_regions;
    double *borders = taut_arena_array(arena, n * n, sizeof *borders);
    memset(borders, 0, n * n * sizeof *borders);
    for (size_t i = 0; i + 1 < n_edges; i += 2) {
        uint16_t a = body.regions[edges[i].triangle], b = body.regions[edges[i + 1].triangle];
        struct taut_point3 p = body.points[edges[i].a], q = body.points[edges[i].b];
        double dx = (double)(p.x - q.x), dy = (double)(p.y - q.y), dz = (double)(p.z - q.z);
        double l = __builtin_sqrt(dx * dx + dy * dy + dz * dz) / 2;
        borders[a * n + b] += l;
        borders[b * n + a] += l;
    }
    return borders;
}

/* Where four regions meet, two of them touch across the corner by chance: by less than the longest edge of a triangle. */
static void neighbours_of_the_atlas_border_on_the_skin_and_the_other_way_round(void **state)
{
    (void)state;
    enum { CORNER_MM = 15 };
    const double *borders = borders_of();
    unsigned wrong = 0;
    for (uint16_t a = 0; a < atlas->n_regions; a++)
        for (uint16_t b = (uint16_t)(a + 1); b < atlas->n_regions; b++) {
            double border = borders[(size_t)a * atlas->n_regions + b];
            bool deep = atlas->places[a].deep || atlas->places[b].deep, named = is_neighbour(a, b);
            if (deep || (named ? border > 0 : border < CORNER_MM))
                continue;
            print_error("%s and %s %s neighbours in the atlas and border on %.1f mm\n", atlas->places[a].id,
                        atlas->places[b].id, named ? "are" : "are no", border);
            wrong++;
        }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_region_with_skin_is_there_in_one_piece),
        cmocka_unit_test(no_region_is_too_small_to_point_at_or_too_large_to_tell_anything),
        cmocka_unit_test(parts_have_the_shares_of_the_skin_that_burn_units_reckon_with),
        cmocka_unit_test(neighbours_of_the_atlas_border_on_the_skin_and_the_other_way_round),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
