/* test_drawing.c - strokes reach the skin they should and no other; measures agree with those worked out by hand. */
#include "sketch.h"

#include <math.h>

static struct taut_shares shares_of(const struct taut_painting *p, enum taut_share_of of)
{
    struct taut_shares s;
    assert_int_equal(taut_painting_shares(canvas, p, of, arena, &s, &err), TAUT_OK);
    return s;
}

/* Share of the painted skin that lies where `holds` says. */
static double painted_where(const struct taut_painting *p, bool (*holds)(uint32_t t))
{
    double in = 0, whole = 0;
    for (uint32_t t = 0; t < body.n_triangles; t++) {
        double area = p->paint[t] ? taut_body_area(&body, t) : 0;
        whole += area;
        in += holds(t) ? area : 0;
    }
    return whole > 0 ? in / whole : 0;
}

static float normal_z(uint32_t t)
{
    const uint32_t *k = body.triangles[t];
    return body.normals[k[0]].z + body.normals[k[1]].z + body.normals[k[2]].z;
}

static bool looks_forward(uint32_t t)
{
    return normal_z(t) > 0;
}

static bool on_right_half(uint32_t t)
{
    return t >= body.n_half;
}

/* ---- views ----------------------------------------------------------------------------------------------------- */

static void a_mark_on_the_front_of_the_knee_never_lands_on_the_back(void **state)
{
    (void)state;
    struct sketch s;
    begin(&s);
    stroke(&s, TAUT_BRUSH, TAUT_VIEW_FRONT, 70, 0); /* wider than the knee */
    point(&s, -99, height(470), 0);
    struct taut_painting p = painted(&s);
    assert_int_equal(p.n_missed, 0);
    assert_true(painted_where(&p, looks_forward) > 0.999);
    struct taut_shares shares = shares_of(&p, TAUT_SHARE_REGIONS);
    for (size_t i = 0; i < shares.n; i++) {
        assert_null(strstr(atlas->places[shares.items[i].place].id, "popliteal"));
        assert_int_equal(shares.items[i].side,
                         TAUT_RIGHT); /* what lies left in the viewer's picture is the client's right */
    }
}

static void front_and_back_view_share_no_skin(void **state)
{
    (void)state;
    struct sketch front, back;
    struct taut_comparison c;
    begin(&front);
    begin(&back);
    stroke(&front, TAUT_BRUSH, TAUT_VIEW_FRONT, 150, 0);
    stroke(&back, TAUT_BRUSH, TAUT_VIEW_BACK, 150, 0);
    for (int i = -8; i <= 8; i++) {
        point(&front, (float)(i % 2 ? 300 : -300), (float)i * 100, 0);
        point(&back, (float)(i % 2 ? 300 : -300), (float)i * 100, 0);
    }
    struct taut_painting p = painted(&front), q = painted(&back);
    taut_painting_compare(canvas, &p, &q, &c);
    assert_true(c.both_mm2 == 0 && c.jaccard == 0);
    struct taut_measures m = measured(&p), n = measured(&q);
    assert_true(m.extent > 0.35 && n.extent > 0.35 && m.extent + n.extent < 0.98); /* the edges belong to the sides */
}

static void an_arm_in_front_of_the_trunk_keeps_the_mark(void **state)
{
    (void)state;
    struct sketch s;
    begin(&s);
    stroke(&s, TAUT_BRUSH, TAUT_VIEW_LEFT, 12, 0);
    point(&s, 0, height(1150), 0);
    struct taut_painting p = painted(&s);
    for (uint32_t t = 0; t < body.n_triangles; t++)
        if (p.paint[t])
            assert_true(t < body.n_half);
    struct taut_shares areas = shares_of(&p, TAUT_SHARE_REGIONS);
    assert_true(areas.n > 0);
}

/* Area of what is painted, as the back view shows it: that of the discs, whatever the slope of the skin. */
static double area_in_picture(const struct taut_painting *p)
{
    double seen = 0;
    for (uint32_t t = 0; t < body.n_triangles; t++) {
        const uint32_t *k = body.triangles[t];
        struct taut_point3 a = body.points[k[0]], b = body.points[k[1]], c = body.points[k[2]];
        double flat = (double)(b.x - a.x) * (double)(c.y - a.y) - (double)(b.y - a.y) * (double)(c.x - a.x);
        seen += p->paint[t] ? fabs(flat) / 2 : 0;
    }
    return seen;
}

static void discs_cover_their_area(void **state)
{
    (void)state;
    static const struct {
        float radius;
        int across, down;
    } rows[] = { { 8, 6, 8 }, { 20, 4, 6 }, { 60, 1, 3 } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double seen = 0, wanted = 0;
        for (int k = 0; k < rows[i].across * rows[i].down; k++) {
            struct sketch s;
            begin(&s);
            stroke(&s, TAUT_BRUSH, TAUT_VIEW_BACK, rows[i].radius, 0);
            float step = 180 / (float)rows[i].across, x = step * ((float)(k % rows[i].across) + 0.5f) - 90;
            point(&s, x, height(1000 + 270 / (float)rows[i].down * (float)(k / rows[i].across)), 0);
            struct taut_painting p = painted(&s);
            seen += area_in_picture(&p);
            wanted += 3.14159265 * (double)(rows[i].radius * rows[i].radius);
        }
        assert_true(fabs(seen - wanted) < 0.08 * wanted);
    }
}

static void a_mirrored_drawing_paints_the_mirrored_skin(void **state)
{
    (void)state;
    struct sketch s, m;
    struct taut_painting flipped = { 0 };
    struct taut_comparison c;
    begin(&s);
    begin(&m);
    stroke(&s, TAUT_BRUSH, TAUT_VIEW_BACK, 25, 6);
    stroke(&m, TAUT_BRUSH, TAUT_VIEW_BACK, 25, 6);
    for (int i = 0; i < 6; i++) {
        point(&s, 30 + 20.0f * (float)i, height(1400) - 60.0f * (float)i, 0);
        point(&m, -30 - 20.0f * (float)i, height(1400) - 60.0f * (float)i, 0);
    }
    struct taut_painting p = painted(&s), q = painted(&m);
    flipped.paint = taut_arena_array(arena, body.n_triangles, 1);
    for (uint32_t t = 0; t < body.n_triangles; t++)
        flipped.paint[t] = q.paint[t < body.n_half ? t + body.n_half : t - body.n_half];
    taut_painting_compare(canvas, &p, &flipped, &c);
    assert_true(c.jaccard > 0.97);
}

static void what_misses_the_body_paints_nothing_and_is_counted(void **state)
{
    (void)state;
    struct sketch s;
    begin(&s);
    stroke(&s, TAUT_BRUSH, TAUT_VIEW_FRONT, 10, 0);
    point(&s, 450, height(1600), 0);
    stroke(&s, TAUT_BRUSH, TAUT_VIEW_HEAD_LEFT, 10, 0);
    point(&s, -2900, 2900, 0);
    ball(&s, 600, 900, 0, 50);
    struct taut_painting p = painted(&s);
    assert_int_equal(p.n_missed, 3);
    struct taut_measures m = measured(&p);
    assert_true(m.painted_mm2 == 0 && m.n_spots == 0 && m.symmetry == 0 && m.laterality == 0);
}

static void the_finest_brush_still_leaves_a_mark(void **state)
{
    (void)state;
    struct sketch s;
    begin(&s);
    stroke(&s, TAUT_BRUSH, TAUT_VIEW_FRONT, 1, 0);
    point(&s, 60, height(1250), 0);
    struct taut_painting p = painted(&s);
    assert_int_equal(p.n_missed, 0);
    assert_true(measured(&p).painted_mm2 < 100);
}

/* ---- surface ----------------------------------------------------------------------------------------------------- */

static void a_ball_between_the_knees_stays_on_its_leg(void **state)
{
    (void)state;
    struct sketch s;
    begin(&s);
    ball(&s, 48, 470, 0, 140);
    struct taut_painting p = painted(&s);
    assert_true(measured(&p).painted_mm2 > 20000);
    assert_true(painted_where(&p, on_right_half) == 0);
    assert_int_equal(measured(&p).n_spots, 1);
}

/* The middle of the triangle that the front view shows there. */
static struct taut_point3 front_skin(float x, float y)
{
    static const struct taut_track front = { .view = TAUT_VIEW_FRONT };
    uint32_t t = 0;
    assert_int_equal(taut_canvas_triangle(canvas, TAUT_FIGURE_NEUTRAL, &front, (struct taut_point3){ x, height(y), 0 },
                                          &t, &err),
                     TAUT_OK);
    assert_true(t < body.n_triangles);
    struct taut_point3 sum = { 0, 0, 0 };
    for (int k = 0; k < 3; k++) {
        struct taut_point3 p = body.points[body.triangles[t][k]];
        sum = (struct taut_point3){ sum.x + p.x / 3, sum.y + p.y / 3, sum.z + p.z / 3 };
    }
    return sum;
}

static void a_path_on_the_surface_has_no_gaps(void **state)
{
    (void)state;
    struct sketch s;
    begin(&s);
    for (int i = 0; i < 6; i++) {
        struct taut_point3 q = front_skin(97, 740 - 36.0f * (float)i);
        if (i == 0)
            ball(&s, q.x, q.y, q.z, 10);
        else
            point(&s, q.x, q.y, q.z);
    }
    struct taut_painting p = painted(&s);
    struct taut_measures m = measured(&p);
    assert_int_equal(m.n_spots, 1);
    double wanted = 180 * 20 + 3.14159265 * 100;
    assert_true(fabs(m.painted_mm2 - wanted) < 0.25 * wanted);
}

/* ---- layers -------------------------------------------------------------------------------------------------------- */

static void the_eraser_takes_away_and_undo_brings_back(void **state)
{
    (void)state;
    struct sketch s;
    begin(&s);
    stroke(&s, TAUT_BRUSH, TAUT_VIEW_FRONT, 40, 5);
    point(&s, 60, height(1250), 0);
    struct taut_painting p = painted(&s);
    double before = measured(&p).painted_mm2;
    stroke(&s, TAUT_ERASER, TAUT_VIEW_FRONT, 20, 0);
    point(&s, 60, height(1250), 0);
    p = painted(&s);
    double erased = measured(&p).painted_mm2;
    assert_true(erased > 0.65 * before && erased < 0.85 * before);
    stroke(&s, TAUT_UNDO, TAUT_VIEW_FRONT, 0, 0);
    p = painted(&s);
    assert_true(measured(&p).painted_mm2 == before);
    stroke(&s, TAUT_UNDO, TAUT_VIEW_FRONT, 0, 0);
    stroke(&s, TAUT_UNDO, TAUT_VIEW_FRONT, 0, 0); /* there is nothing left to take back */
    p = painted(&s);
    assert_true(measured(&p).painted_mm2 == 0);
}

static void the_stronger_stroke_stands(void **state)
{
    (void)state;
    struct sketch s;
    begin(&s);
    stroke(&s, TAUT_BRUSH, TAUT_VIEW_FRONT, 20, 8);
    point(&s, 60, height(1250), 0);
    stroke(&s, TAUT_BRUSH, TAUT_VIEW_FRONT, 40, 3);
    point(&s, 60, height(1250), 0);
    struct taut_painting p = painted(&s);
    struct taut_measures m = measured(&p);
    assert_true(m.worst_nrs == 8 && m.mean_nrs > 3.9 && m.mean_nrs < 4.7); /* (1 * 8 + 3 * 3) / 4 = 4.25 on flat skin */
    float *levels = taut_arena_array(arena, body.n_triangles, sizeof *levels);
    taut_painting_levels(canvas, &p, levels);
    for (uint32_t t = 0; t < body.n_triangles; t++)
        assert_true(levels[t] == 0 || levels[t] == 0.3f || levels[t] == 0.8f);
}

static void a_layer_of_another_sensation_is_left_out(void **state)
{
    (void)state;
    struct sketch s;
    struct taut_painting p;
    begin(&s);
    s.layer.sensation = TAUT_SENSE_TINGLING;
    mark(&s, "hand", TAUT_LEFT);
    assert_int_equal(taut_drawing_paint(canvas, &s.drawing, TAUT_SENSES(TAUT_SENSE_PAIN), arena, &p, &err), TAUT_OK);
    assert_true(measured(&p).painted_mm2 == 0);
    p = painted(&s);
    assert_true(measured(&p).painted_mm2 > 0);
}

static void a_drawing_on_one_figure_shows_on_any_other(void **state)
{
    (void)state;
    struct sketch s;
    struct taut_comparison c;
    struct taut_painting p[TAUT_FIGURES];
    for (int figure = 0; figure < TAUT_FIGURES; figure++) {
        begin(&s);
        s.drawing.figure = (enum taut_figure)figure;
        stroke(&s, TAUT_BRUSH, TAUT_VIEW_BACK, 30, 0);
        point(&s, 60, height(1320), 0);
        point(&s, 60, height(1040), 0);
        p[figure] = painted(&s);
    }
    for (int figure = 1; figure < TAUT_FIGURES; figure++) {
        taut_painting_compare(canvas, &p[0], &p[figure], &c);
        assert_true(c.jaccard > 0.6 && c.jaccard < 1); /* nearly the same skin, seen at a slightly other place */
    }
}

/* ---- marks and shares ------------------------------------------------------------------------------------------------ */

static void a_marked_region_is_painted_whole_and_no_other(void **state)
{
    (void)state;
    for (uint16_t r = 0; r < atlas->n_regions; r++) {
        bool paired = atlas->places[r].paired;
        struct sketch s;
        begin(&s);
        s.marks[s.layer.n_marks++] = (struct taut_mark){ r, paired ? TAUT_RIGHT : TAUT_MIDLINE, { 2, -1 } };
        struct taut_painting p = painted(&s);
        struct taut_shares shares = shares_of(&p, TAUT_SHARE_REGIONS);
        assert_int_equal(p.n_missed, atlas->places[r].deep);
        assert_int_equal(shares.n, !atlas->places[r].deep);
        if (shares.n == 0)
            continue;
        assert_int_equal(shares.items[0].place, r);
        assert_int_equal(shares.items[0].side, paired ? TAUT_RIGHT : TAUT_MIDLINE);
        assert_true(shares.items[0].touched && fabsf(shares.items[0].share - 1) < 1e-5f);
        assert_true(fabsf(shares.items[0].nrs - 5) < 1e-4f);
    }
}

static void a_small_spot_counts_where_it_lies_and_a_sliver_does_not(void **state)
{
    (void)state;
    struct sketch s;
    begin(&s);
    mark(&s, "temple", TAUT_LEFT);
    stroke(&s, TAUT_BRUSH, TAUT_VIEW_BACK, 8, 0);
    point(&s, 50, height(880), 0); /* on the buttock */
    struct taut_painting p = painted(&s);
    struct taut_shares shares = shares_of(&p, TAUT_SHARE_REGIONS);
    unsigned small = 0;
    for (size_t i = 0; i < shares.n; i++)
        small += shares.items[i].touched && shares.items[i].share < 0.1f;
    assert_true(small >= 1);
}

static void wpi_areas_survive_the_way_there_and_back(void **state)
{
    (void)state;
    static const char *const names[] = {
        "shoulder-girdle-left",
        "upper-arm-right",
        "lower-arm-left",
        "hip-right",
        "upper-leg-left",
        "lower-leg-right",
        "jaw-left",
        "chest",
        "abdomen",
        "upper-back",
        "lower-back",
        "neck",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct sketch s;
        struct taut_mark *marks;
        char name[32];
        begin(&s);
        assert_int_equal(taut_marks_of_wpi(canvas, &names[i], 1, arena, &marks, &s.layer.n_marks, &err), TAUT_OK);
        s.layer.marks = marks;
        struct taut_painting p = painted(&s);
        struct taut_shares shares = shares_of(&p, TAUT_SHARE_WPI);
        assert_int_equal(shares.n, 1);
        taut_wpi_name(atlas, shares.items[0].place, shares.items[0].side, name);
        assert_string_equal(name, names[i]);
        assert_true(fabsf(shares.items[0].share - 1) < 1e-5f);
    }
    const char *unknown = "neck-left";
    struct taut_mark *marks;
    size_t n;
    assert_int_equal(taut_marks_of_wpi(canvas, &unknown, 1, arena, &marks, &n, &err), TAUT_EINVAL);
    assert_string_equal(err.where, "areas[0]");
}

static bool is_segment(uint16_t s)
{
    return (s >= 101 && s <= 136) || (s >= 201 && s <= 238);
}

/* A segment becomes the regions that lie in it by half; painted, they cover most of it, and little of any other. */
static void choir_segments_survive_the_way_there_and_back(void **state)
{
    (void)state;
    unsigned known = 0;
    for (uint16_t segment = 0; segment < 400; segment++) {
        struct sketch s;
        struct taut_mark *marks;
        begin(&s);
        enum taut_status st = taut_marks_of_choir(canvas, &segment, 1, arena, &marks, &s.layer.n_marks, &err);
        assert_int_equal(st, is_segment(segment) ? TAUT_OK : TAUT_EINVAL);
        if (st != TAUT_OK)
            continue;
        known++;
        s.layer.marks = marks;
        struct taut_painting p = painted(&s);
        struct taut_shares shares = shares_of(&p, TAUT_SHARE_CHOIR);
        double in = 0, out = 0;
        for (size_t i = 0; i < shares.n; i++) {
            const struct taut_share *share = &shares.items[i];
            *(share->place == segment ? &in : &out) += (double)share->painted_mm2;
            if (share->place != segment)
                continue;
            assert_true(share->touched && share->share >= 0.5f);
        }
        assert_true(in > out);
    }
    assert_int_equal(known, 74);
}

/* ---- measures, by hand ------------------------------------------------------------------------------------------------ */

/* Two squares of 10 x 10 mm a side, each of two triangles of 50 mm2, 20 mm apart; the other half is the mirror image. */
static const struct taut_point3 hand_points[] = {
    { 10, 0, 0 },  { 20, 0, 0 },  { 10, 10, 0 },  { 20, 10, 0 },  { 40, 0, 0 },   { 50, 0, 0 },
    { 40, 10, 0 }, { 50, 10, 0 }, { -10, 0, 0 },  { -20, 0, 0 },  { -10, 10, 0 }, { -20, 10, 0 },
    { -40, 0, 0 }, { -50, 0, 0 }, { -40, 10, 0 }, { -50, 10, 0 },
};
static const uint32_t hand_triangles[][3] = { { 0, 1, 3 },  { 0, 3, 2 },   { 4, 5, 7 },    { 4, 7, 6 },
                                              { 8, 11, 9 }, { 8, 10, 11 }, { 12, 15, 13 }, { 12, 14, 15 } };

static struct taut_canvas *hand_canvas(void)
{
    static struct taut_body hand;
    static uint16_t regions[8];
    struct taut_canvas *c = NULL;
    hand = (struct taut_body){ .n_points = 16,
                               .n_triangles = 8,
                               .n_half = 4,
                               .points = hand_points,
                               .normals = hand_points,
                               .triangles = hand_triangles,
                               .regions = regions };
    for (int t = 0; t < 8; t++)
        regions[t] = taut_atlas_find_place(atlas, t % 4 < 2 ? "temple-anterior" : "temple-posterior");
    assert_int_equal(taut_canvas_create(atlas, &hand, arena, &c, &err), TAUT_OK);
    return c;
}

static void measures_of_one_agree_with_the_hand(void **state)
{
    (void)state;
    struct taut_canvas *c = hand_canvas();
    uint8_t paint[8] = {
        5, 5, 3, 0, 5, 0, 0, 0
    }; /* left: a square of nrs 4, half a square of nrs 2; right: half of nrs 4 */
    struct taut_painting p = { .paint = paint };
    struct taut_measures m;
    assert_int_equal(taut_painting_measure(c, &p, &m, &err), TAUT_OK);
    assert_true(m.painted_mm2 == 200 && m.extent == 0.5 && m.left_mm2 == 150 && m.right_mm2 == 50);
    assert_int_equal(m.n_spots, 3);
    assert_true(fabs(m.symmetry - 1.0 / 3) < 1e-12); /* one of three places is painted on both sides */
    assert_true(fabs(m.laterality - 0.5) < 1e-12);
    assert_true(m.mean_nrs == 3.5 && m.worst_nrs == 4);
    /* middles: (16.67, 3.33), (13.33, 6.67), (46.67, 3.33), (-16.67, 3.33) */
    assert_true(fabsf(m.centroid.x - 15) < 1e-4f && fabsf(m.centroid.y - 25.0f / 6) < 1e-4f && m.centroid.z == 0);
}

static void measures_of_two_agree_with_the_hand(void **state)
{
    (void)state;
    struct taut_canvas *c = hand_canvas();
    uint8_t one[8] = { 1, 1, 1, 0, 0, 0, 0, 0 }, other[8] = { 0, 1, 1, 1, 0, 0, 0, 1 }, none[8] = { 0 };
    struct taut_painting p = { .paint = one }, q = { .paint = other }, empty = { .paint = none };
    struct taut_comparison r;
    taut_painting_compare(c, &p, &q, &r);
    assert_true(r.both_mm2 == 100 && r.only_first_mm2 == 50 && r.only_second_mm2 == 100);
    assert_true(fabs(r.jaccard - 0.4) < 1e-12 && fabs(r.dice - 4.0 / 7) < 1e-12);
    /* x: (16.67 + 13.33 + 46.67) / 3 = 25.56 and (13.33 + 46.67 + 43.33 - 43.33) / 4 = 15; y: 4.44 and 5.83 */
    assert_true(fabs(r.apart_mm - sqrt(10.555556 * 10.555556 + 1.388889 * 1.388889)) < 1e-3);
    taut_painting_compare(c, &p, &empty, &r);
    assert_true(r.jaccard == 0 && r.dice == 0 && r.apart_mm == -1);
    taut_painting_compare(c, &empty, &empty, &r);
    assert_true(r.jaccard == 1 && r.dice == 1);
}

static void a_frequency_map_counts_drawings(void **state)
{
    (void)state;
    struct taut_canvas *c = hand_canvas();
    uint8_t one[8] = { 1, 9, 0, 0, 0, 0, 0, 0 }, other[8] = { 0, 1, 1, 0, 0, 0, 0, 4 };
    struct taut_painting p = { .paint = one }, q = { .paint = other };
    uint32_t count[8] = { 0 };
    static const uint32_t wanted[8] = { 1, 2, 1, 0, 0, 0, 0, 1 };
    taut_painting_count(c, &p, count);
    taut_painting_count(c, &q, count);
    assert_memory_equal(count, wanted, sizeof wanted);
}

static void shares_agree_with_the_hand(void **state)
{
    (void)state;
    struct taut_canvas *c = hand_canvas();
    uint8_t paint[8] = { 5, 0, 0, 0, 3, 1, 0, 0 };
    struct taut_painting p = { .paint = paint };
    struct taut_shares s;
    uint16_t region = taut_atlas_find_place(atlas, "temple-anterior"), area = atlas->places[region].parent;
    assert_int_equal(taut_painting_shares(c, &p, TAUT_SHARE_REGIONS, arena, &s, &err), TAUT_OK);
    assert_int_equal(s.n, 2);
    assert_true(s.items[0].place == region && s.items[0].side == TAUT_LEFT && s.items[0].share == 0.5f);
    assert_true(s.items[0].nrs == 4 && s.items[0].painted_mm2 == 50);
    assert_true(s.items[1].side == TAUT_RIGHT && s.items[1].share == 1 && s.items[1].nrs == 2); /* half is not graded */
    assert_int_equal(taut_painting_shares(c, &p, TAUT_SHARE_AREAS, arena, &s, &err), TAUT_OK);
    assert_true(s.n == 2 && s.items[0].place == area && s.items[0].share == 0.25f && s.items[1].share == 0.5f);
}

/* ---- bounds --------------------------------------------------------------------------------------------------------------- */

static void refused(struct sketch *s, enum taut_status wanted, const char *where)
{
    struct taut_painting p;
    err = (struct taut_error){ 0 };
    assert_int_equal(taut_drawing_paint(canvas, &s->drawing, TAUT_ALL_SENSES, arena, &p, &err), wanted);
    assert_string_equal(err.where, where);
    assert_true(err.message[0]);
}

static void hostile_drawings_are_refused_with_their_place(void **state)
{
    (void)state;
    struct sketch s;
    static const float radii[] = { 0, 0.5f, -3, 151, 10000, NAN, INFINITY };
    for (size_t i = 0; i < sizeof radii / sizeof *radii; i++) {
        begin(&s);
        stroke(&s, TAUT_BRUSH, TAUT_VIEW_FRONT, 10, 0);
        point(&s, 0, 0, 0);
        stroke(&s, TAUT_BRUSH, TAUT_VIEW_FRONT, radii[i], 0);
        point(&s, 0, 0, 0);
        refused(&s, TAUT_EINVAL, "layers[0].strokes[1].radius_mm");
    }
    static const float far[] = { NAN, INFINITY, -1e30f, 3001 };
    for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
        begin(&s);
        stroke(&s, TAUT_BRUSH, TAUT_VIEW_FRONT, 10, 0);
        point(&s, 0, far[i], 0);
        refused(&s, TAUT_EINVAL, "layers[0].strokes[0].points");
    }
    begin(&s);
    stroke(&s, TAUT_BRUSH, (enum taut_view)99, 10, 0);
    point(&s, 0, 0, 0);
    refused(&s, TAUT_EINVAL, "layers[0].strokes[0].on");
    begin(&s);
    ball(&s, 0, 0, 0, 10);
    point(&s, 0, 51, 0);
    refused(&s, TAUT_EINVAL, "layers[0].strokes[0].points");
    begin(&s);
    s.drawing.n_points = 1000000;
    refused(&s, TAUT_ETOOBIG, "layers");
    begin(&s);
    s.layer.n_strokes = 1000000;
    refused(&s, TAUT_ETOOBIG, "layers");
    begin(&s);
    mark(&s, "temple", TAUT_MIDLINE);
    refused(&s, TAUT_EINVAL, "layers[0].marks[0].side");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_on_the_front_of_the_knee_never_lands_on_the_back),
        cmocka_unit_test(front_and_back_view_share_no_skin),
        cmocka_unit_test(an_arm_in_front_of_the_trunk_keeps_the_mark),
        cmocka_unit_test(discs_cover_their_area),
        cmocka_unit_test(a_mirrored_drawing_paints_the_mirrored_skin),
        cmocka_unit_test(what_misses_the_body_paints_nothing_and_is_counted),
        cmocka_unit_test(the_finest_brush_still_leaves_a_mark),
        cmocka_unit_test(a_ball_between_the_knees_stays_on_its_leg),
        cmocka_unit_test(a_path_on_the_surface_has_no_gaps),
        cmocka_unit_test(the_eraser_takes_away_and_undo_brings_back),
        cmocka_unit_test(the_stronger_stroke_stands),
        cmocka_unit_test(a_layer_of_another_sensation_is_left_out),
        cmocka_unit_test(a_drawing_on_one_figure_shows_on_any_other),
        cmocka_unit_test(a_marked_region_is_painted_whole_and_no_other),
        cmocka_unit_test(a_small_spot_counts_where_it_lies_and_a_sliver_does_not),
        cmocka_unit_test(wpi_areas_survive_the_way_there_and_back),
        cmocka_unit_test(choir_segments_survive_the_way_there_and_back),
        cmocka_unit_test(measures_of_one_agree_with_the_hand),
        cmocka_unit_test(measures_of_two_agree_with_the_hand),
        cmocka_unit_test(a_frequency_map_counts_drawings),
        cmocka_unit_test(shares_agree_with_the_hand),
        cmocka_unit_test(hostile_drawings_are_refused_with_their_place),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
