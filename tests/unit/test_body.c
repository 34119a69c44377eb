/* test_body.c - the surface holds together in every figure and fineness; broken files are refused. */
#include "unit.h"

#include <string.h>

#include "skin.h"

#include <taut/body.h>

static const struct taut_atlas *atlas;
static struct taut_arena *arena;
static struct taut_body body;

static int set_up(void **state)
{
    (void)state;
    size_t n = 0;
    struct taut_error err = { 0 };
    atlas = taut_atlas_builtin();
    arena = taut_arena_create();
    const void *bytes = taut_body_builtin(&n);
    return taut_body_read(atlas, bytes, n, arena, &body, &err) == TAUT_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

/* ---- the surface --------------------------------------------------------------------------------------------- */

static void both_halves_are_mirrors(void **state)
{
    (void)state;
    assert_int_equal(body.n_triangles, 2 * body.n_half);
    for (uint32_t i = 0; i < body.n_points; i++) {
        uint32_t m = body.mirror[i];
        assert_true(m < body.n_points && body.mirror[m] == i);
        assert_true(body.points[m].x == -body.points[i].x && body.points[m].y == body.points[i].y &&
                    body.points[m].z == body.points[i].z);
        assert_true((m == i) == (body.points[i].x == 0));
    }
    for (uint32_t t = 0; t < body.n_half; t++)
        assert_int_equal(body.regions[t], body.regions[t + body.n_half]);
}

static void the_skin_is_closed(void **state)
{
    (void)state;
    size_t n = 0;
    const struct edge *edges = edges_of(&body, arena, &n);
    for (size_t i = 0; i < n; i += 2) {
        assert_int_equal(by_edge(&edges[i], &edges[i + 1]), 0);
        assert_true(i + 2 >= n || by_edge(&edges[i], &edges[i + 2]) != 0);
    }
}

static void its_area_is_that_of_an_adult(void **state)
{
    (void)state;
    double area = 0;
    for (uint32_t t = 0; t < body.n_triangles; t++)
        area += taut_body_area(&body, t);
    assert_true(area > 1.65e6 && area < 1.85e6); /* 1.70 m, 65 kg: 1.75 m2 (DuBois) */
}

static void the_small_body_is_the_same_on_a_coarser_grid(void **state)
{
    (void)state;
    size_t n = 0, n_small_edges = 0;
    struct taut_body small;
    const void *bytes = taut_small_body(&n);
    assert_int_equal(taut_body_read(atlas, bytes, n, arena, &small, NULL), TAUT_OK);
    assert_true(small.n_triangles > 12000 && small.n_triangles < 45000);
    double area = 0, whole = 0;
    for (uint32_t t = 0; t < small.n_triangles; t++)
        area += taut_body_area(&small, t);
    for (uint32_t t = 0; t < body.n_triangles; t++)
        whole += taut_body_area(&body, t);
    assert_true(area > 0.96 * whole && area < 1.02 * whole);
    const struct edge *edges = edges_of(&small, arena, &n_small_edges);
    for (size_t i = 0; i < n_small_edges; i += 2)
        assert_int_equal(by_edge(&edges[i], &edges[i + 1]), 0);
}

/* ---- figures ----------------------------------------------------------------------------------------------------- */

static void figures_have_names(void **state)
{
    (void)state;
    for (int i = 0; i < TAUT_FIGURES; i++) {
        enum taut_figure found = TAUT_FIGURES;
        assert_true(taut_figure_find(taut_figure_name((enum taut_figure)i), &found));
        assert_int_equal(found, i);
    }
    enum taut_figure none = TAUT_FIGURE_MALE;
    assert_false(taut_figure_find("giant", &none));
    assert_int_equal(none, TAUT_FIGURE_MALE);
}

static void figures_share_one_skin_and_differ_in_places(void **state)
{
    (void)state;
    for (int i = 0; i < TAUT_FIGURES; i++) {
        struct taut_body as = taut_body_as(&body, (enum taut_figure)i);
        float low = 1e9f, high = 0;
        assert_ptr_equal(as.triangles, body.triangles);
        assert_ptr_equal(as.regions, body.regions);
        for (uint32_t p = 0; p < as.n_points; p++) {
            uint32_t m = as.mirror[p];
            assert_true(as.points[m].x == -as.points[p].x && as.points[m].y == as.points[p].y);
            assert_true((as.points[p].x == 0) == (body.points[p].x == 0));
            low = as.points[p].y < low ? as.points[p].y : low;
            high = as.points[p].y > high ? as.points[p].y : high;
        }
        assert_true(high - low > 1695 && high - low < 1712); /* all as tall */
        assert_true(memcmp(as.points, body.points, as.n_points * sizeof *as.points) == 0 || i != TAUT_FIGURE_NEUTRAL);
        assert_true(memcmp(as.points, body.points, as.n_points * sizeof *as.points) != 0 || i == TAUT_FIGURE_NEUTRAL);
    }
}

static double facing(const struct taut_body *b, uint32_t triangle)
{
    const uint32_t *t = b->triangles[triangle];
    struct taut_point3 p = b->points[t[0]], q = b->points[t[1]], r = b->points[t[2]];
    double ux = (double)(q.x - p.x), uy = (double)(q.y - p.y), uz = (double)(q.z - p.z);
    double vx = (double)(r.x - p.x), vy = (double)(r.y - p.y), vz = (double)(r.z - p.z), sum = 0;
    for (int k = 0; k < 3; k++) {
        struct taut_point3 n = b->normals[t[k]];
        sum +=
            (uy * vz - uz * vy) * (double)n.x + (uz * vx - ux * vz) * (double)n.y + (ux * vy - uy * vx) * (double)n.z;
    }
    return sum;
}

/* Slivers below a square millimetre say nothing once they are rounded to sixteenths. */
static void no_triangle_of_a_figure_turns_over_or_grows_out_of_measure(void **state)
{
    (void)state;
    for (int i = 1; i < TAUT_FIGURES; i++) {
        struct taut_body as = taut_body_as(&body, (enum taut_figure)i);
        for (uint32_t t = 0; t < as.n_half; t++) {
            double was = taut_body_area(&body, t), is = taut_body_area(&as, t);
            if (was < 1)
                continue;
            bool good = is > was / 1.7 && is < was * 1.7 && facing(&as, t) * facing(&body, t) > 0;
            if (!good)
                print_error("%s, %s: %.2f mm2 became %.2f\n", taut_figure_name((enum taut_figure)i),
                            atlas->places[body.regions[t]].id, was, is);
            assert_true(good);
        }
    }
}

/* ---- files ------------------------------------------------------------------------------------------------------- */

static enum taut_status read_copy(const void *bytes, size_t n)
{
    struct taut_body other;
    struct taut_error err = { 0 };
    struct taut_arena *scratch = taut_arena_create();
    enum taut_status st = taut_body_read(atlas, bytes, n, scratch, &other, &err);
    assert_true(st == TAUT_OK || err.message[0]);
    taut_arena_free(scratch);
    return st;
}

static void truncated_and_damaged_files_are_refused(void **state)
{
    (void)state;
    size_t n = 0;
    const void *bytes = taut_small_body(&n);
    char *copy = malloc(n + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, n);
    for (size_t cut = 0; cut < n; cut += 1 + cut / 7)
        assert_int_equal(read_copy(copy, cut), TAUT_EPARSE);
    for (size_t at = 0; at < n; at += 1 + at / 5) {
        copy[at] = (char)(copy[at] ^ 0x41);
        assert_int_equal(read_copy(copy, n), TAUT_EPARSE);
        copy[at] = (char)(copy[at] ^ 0x41);
    }
    copy[n] = 0;
    assert_int_equal(read_copy(copy, n + 1), TAUT_EPARSE);
    assert_int_equal(read_copy(copy, n), TAUT_OK);
    free(copy);
}

/* ---- views and charts --------------------------------------------------------------------------------------------- */

static struct taut_raster front(uint32_t w, uint32_t h)
{
    struct taut_raster r;
    struct taut_error err = { 0 };
    struct taut_camera camera = taut_view_camera(TAUT_VIEW_FRONT);
    assert_int_equal(taut_body_draw(&body, &camera, w, h, arena, &r, &err), TAUT_OK);
    return r;
}

static void the_front_shows_its_own_right_on_the_left(void **state)
{
    (void)state;
    struct taut_raster r = front(245, 440);
    unsigned left = 0, right = 0;
    for (uint32_t y = 0; y < r.h; y++)
        for (uint32_t x = 0; x < r.w / 2 - 4; x++) {
            uint32_t t = r.triangle[(size_t)y * r.w + x];
            if (t == UINT32_MAX)
                continue;
            left += taut_body_side(atlas, &body, t) == TAUT_LEFT;
            right += taut_body_side(atlas, &body, t) == TAUT_RIGHT;
        }
    assert_int_equal(left, 0);
    assert_true(right > 5000);
}

static void a_view_shows_only_what_faces_it(void **state)
{
    (void)state;
    struct taut_raster r = front(245, 440);
    uint16_t spine = taut_atlas_find_place(atlas, "spine-t5-t6"), kneecap = taut_atlas_find_place(atlas, "patella");
    unsigned kneecaps = 0;
    for (size_t i = 0; i < (size_t)r.w * r.h; i++) {
        if (r.triangle[i] == UINT32_MAX)
            continue;
        assert_int_not_equal(body.regions[r.triangle[i]], spine);
        kneecaps += body.regions[r.triangle[i]] == kneecap;
    }
    assert_true(kneecaps > 100);
}

static void pictures_without_pixels_or_with_too_many_are_refused(void **state)
{
    (void)state;
    struct taut_raster r;
    struct taut_error err = { 0 };
    struct taut_camera camera = taut_view_camera(TAUT_VIEW_BACK);
    assert_int_equal(taut_body_draw(&body, &camera, 0, 10, arena, &r, &err), TAUT_EINVAL);
    assert_int_equal(taut_body_draw(&body, &camera, 60000, 60000, arena, &r, &err), TAUT_EINVAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_halves_are_mirrors),
        cmocka_unit_test(the_skin_is_closed),
        cmocka_unit_test(its_area_is_that_of_an_adult),
        cmocka_unit_test(the_small_body_is_the_same_on_a_coarser_grid),
        cmocka_unit_test(figures_have_names),
        cmocka_unit_test(figures_share_one_skin_and_differ_in_places),
        cmocka_unit_test(no_triangle_of_a_figure_turns_over_or_grows_out_of_measure),
        cmocka_unit_test(truncated_and_damaged_files_are_refused),
        cmocka_unit_test(the_front_shows_its_own_right_on_the_left),
        cmocka_unit_test(a_view_shows_only_what_faces_it),
        cmocka_unit_test(pictures_without_pixels_or_with_too_many_are_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
