/* test_drawing.c - strokes reach the skin they should and no other; measures agree with those worked out by hand. */
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <taut/json.h>

static const struct taut_atlas *atlas;
static struct taut_arena *arena;
static struct taut_body body;
static struct taut_canvas *canvas;
static struct taut_error err;

static int set_up(void **state)
{
    (void)state;
    size_t n = 0;
    atlas = taut_atlas_builtin();
    arena = taut_arena_create();
    const void *bytes = taut_body_builtin(&n);
    if (taut_body_read(atlas, bytes, n, arena, &body, &err) != TAUT_OK)
        return -1;
    return taut_canvas_create(atlas, &body, arena, &canvas, &err) == TAUT_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

/* ---- drawings ------------------------------------------------------------------------------------------------ */

enum { MOST_STROKES = 8, MOST_POINTS = 64 };
struct sketch {
    struct taut_drawing drawing;
    struct taut_layer layer;
    struct taut_stroke strokes[MOST_STROKES];
    struct taut_mark marks[MOST_STROKES];
    struct taut_point3 points[MOST_POINTS];
};

static void begin(struct sketch *s)
{
    memset(s, 0, sizeof *s);
    s->drawing.layers = &s->layer;
    s->drawing.n_layers = 1;
    s->drawing.points = s->points;
    s->layer.strokes = s->strokes;
    s->layer.marks = s->marks;
}

static void point(struct sketch *s, float x, float y, float z)
{
    s->points[s->drawing.n_points++] = (struct taut_point3){ x, y, z };
    if (s->layer.n_strokes > 0)
        s->strokes[s->layer.n_strokes - 1].track.n++;
}

static void stroke(struct sketch *s, enum taut_tool tool, enum taut_view view, float radius, int nrs)
{
    s->strokes[s->layer.n_strokes++] =
        (struct taut_stroke){ .tool = tool,
                              .track = { .view = view, .first = (uint32_t)s->drawing.n_points },
                              .radius_mm = radius,
                              .grade = { 0, (int8_t)(nrs ? nrs : -1) } };
}

static void ball(struct sketch *s, float x, float y, float z, float radius)
{
    stroke(s, TAUT_BRUSH, TAUT_VIEW_FRONT, radius, 0);
    s->strokes[s->layer.n_strokes - 1].track.on_surface = true;
    point(s, x, y, z);
}

static void mark(struct sketch *s, const char *id, enum taut_side side)
{
    s->marks[s->layer.n_marks++] = (struct taut_mark){ taut_atlas_find_place(atlas, id), side, { 0, -1 } };
}

static struct taut_painting painted(const struct sketch *s)
{
    struct taut_painting p = { 0 };
    err = (struct taut_error){ 0 };
    enum taut_status st = taut_drawing_paint(canvas, &s->drawing, TAUT_ALL_SENSES, arena, &p, &err);
    if (st != TAUT_OK)
        print_error("%s: %s\n", err.where, err.message);
    assert_int_equal(st, TAUT_OK);
    return p;
}

static struct taut_measures measured(const struct taut_painting *p)
{
    struct taut_measures m;
    assert_int_equal(taut_painting_measure(canvas, p, &m, &err), TAUT_OK);
    return m;
}

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

/* The height in a body view of a place y mm above the floor. */
static float height(float y)
{
    return y - taut_view_camera(TAUT_VIEW_FRONT).middle.y;
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

/* ---- as JSON -------------------------------------------------------------------------------------------------------------- */

static enum taut_status read_text(const char *json, struct taut_drawing *d)
{
    err = (struct taut_error){ 0 };
    return taut_json_read_drawing(atlas, json, strlen(json), arena, d, &err);
}

static char *read_document(void)
{
    const char *source = getenv("TAUT_SOURCE");
    char path[512], *text = taut_arena_alloc(arena, 1 << 20);
    snprintf(path, sizeof path, "%s/docs/formats/drawing.md", source ? source : ".");
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_true(fread(text, 1, (1 << 20) - 1, f) > 0);
    fclose(f);
    return text;
}

static void print(const struct taut_drawing *d, struct taut_text *out)
{
    struct taut_json j = { .out = out };
    taut_text_init(out, TAUT_MAX_JSON);
    taut_json_drawing(&j, NULL, atlas, d);
    assert_false(out->cut);
}

static void accepted(const char *json)
{
    struct taut_drawing d, again;
    struct taut_painting p;
    struct taut_text first, second;
    if (read_text(json, &d) != TAUT_OK)
        print_error("%s: %s\n", err.where, err.message);
    assert_string_equal(err.message, "");
    assert_int_equal(taut_drawing_paint(canvas, &d, TAUT_ALL_SENSES, arena, &p, &err), TAUT_OK);
    assert_int_equal(p.n_missed, 0);
    print(&d, &first);
    assert_int_equal(read_text(first.bytes, &again), TAUT_OK);
    print(&again, &second);
    assert_string_equal(first.bytes, second.bytes);
    taut_text_free(&first);
    taut_text_free(&second);
}

static void the_examples_of_the_document_hold(void **state)
{
    (void)state;
    size_t good = 0, bad = 0;
    for (char *at = strstr(read_document(), "```json"); at; at = strstr(at, "```json")) {
        char *line_end = strchr(at, '\n'), *begin = line_end + 1, *end = strstr(begin, "\n```"), said[320];
        struct taut_drawing d;
        assert_non_null(end);
        *line_end = *end = '\0';
        char *expected = strstr(at, "refused \"");
        if (expected) {
            expected += strlen("refused \"");
            expected[strlen(expected) - 1] = '\0';
            assert_int_not_equal(read_text(begin, &d), TAUT_OK);
            snprintf(said, sizeof said, "%s: %s", err.where, err.message);
            assert_string_equal(said, expected);
            bad++;
        } else {
            accepted(begin);
            good++;
        }
        at = end + 1;
    }
    assert_true(good >= 1 && bad >= 6);
}

static void hostile_json_is_refused(void **state)
{
    (void)state;
    struct taut_drawing d;
    struct taut_text t;
    taut_text_init(&t, 32 << 20);
    taut_text_adds(
        &t, "{\"format\":\"taut.drawing/1\",\"layers\":[{\"sensation\":\"pain\",\"strokes\":[{\"on\":\"front\",");
    taut_text_adds(&t, "\"radius_mm\":5,\"points\":[[0,0]");
    for (size_t k = 0; k < 60000; k++)
        taut_text_adds(&t, ",[1,2]");
    size_t n = t.n;
    taut_text_adds(&t, "]}]}]}");
    assert_int_equal(read_text(t.bytes, &d), TAUT_EINVAL);
    assert_string_equal(err.where, "layers[0].strokes[0].points");
    t.n = n;
    for (size_t k = 0; k < 1000000; k++)
        taut_text_adds(&t, ",[1,2]");
    taut_text_adds(&t, "]}]}]}");
    assert_int_equal(read_text(t.bytes, &d), TAUT_ETOOBIG);
    taut_text_free(&t);
}

/* ---- findings and ranking --------------------------------------------------------------------------------------------------- */

static struct taut_case findings_of(const struct sketch *s)
{
    struct taut_case c = { 0 };
    enum taut_status st = taut_intake_drawing(canvas, &s->drawing, arena, &c, &err);
    if (st != TAUT_OK)
        print_error("%s: %s\n", err.where, err.message);
    assert_int_equal(st, TAUT_OK);
    return c;
}

static const struct taut_finding *finding(const struct taut_case *c, enum taut_finding_kind kind, const char *place,
                                          enum taut_side side)
{
    for (size_t k = 0; k < c->n_findings; k++)
        if (c->findings[k].kind == kind && c->findings[k].side == side &&
            c->findings[k].target == taut_atlas_find_place(atlas, place))
            return &c->findings[k];
    return NULL;
}

static void a_drawing_becomes_findings(void **state)
{
    (void)state;
    struct sketch s;
    struct taut_layer layers[2];
    uint16_t aching = taut_atlas_find_term(atlas, TAUT_QUALITY, "aching");
    struct taut_arrow arrow = { .track = { .view = TAUT_VIEW_BACK, .first = 0, .n = 2 } };
    begin(&s);
    point(&s, -75, height(1300), 0); /* the left shoulder blade */
    point(&s, -60, height(880), 0);  /* the left buttock */
    mark(&s, "infraspinous-upper-medial", TAUT_LEFT);
    s.marks[0].grade.nrs = 8;
    s.layer.qualities = &aching;
    s.layer.n_qualities = 1;
    s.layer.arrows = &arrow;
    s.layer.n_arrows = 1;
    layers[0] = s.layer;
    begin(&s);
    point(&s, -75, height(1300), 0);
    point(&s, -60, height(880), 0);
    struct taut_mark hand = { taut_atlas_find_place(atlas, "infraspinous-lower"), TAUT_RIGHT, { 0, -1 } };
    layers[1] = (struct taut_layer){ .sensation = TAUT_SENSE_TINGLING, .marks = &hand, .n_marks = 1 };
    s.marks[0] = (struct taut_mark){ taut_atlas_find_place(atlas, "infraspinous-upper-medial"), TAUT_LEFT, { 0, 8 } };
    s.drawing.layers = layers;
    s.drawing.n_layers = 2;
    struct taut_case c = findings_of(&s);
    const struct taut_finding *blade = finding(&c, TAUT_PAIN, "infraspinous-upper-medial", TAUT_LEFT);
    assert_non_null(blade);
    assert_true(blade->level == 3 && blade->method == TAUT_FROM_DRAWING && !blade->spread);
    size_t spread = 0, numb = 0, qualities = 0;
    for (size_t k = 0; k < c.n_findings; k++) {
        spread += c.findings[k].spread;
        numb += c.findings[k].kind == TAUT_NUMBNESS && c.findings[k].side == TAUT_RIGHT;
        qualities += c.findings[k].kind == TAUT_HAS_QUALITY && c.findings[k].target == aching;
    }
    assert_true(spread == 1 && numb == 1 && qualities == 1);
}

static void a_drawing_of_nothing_says_so(void **state)
{
    (void)state;
    struct sketch s;
    struct taut_case c;
    begin(&s);
    stroke(&s, TAUT_BRUSH, TAUT_VIEW_FRONT, 10, 0);
    point(&s, 450, height(1600), 0);
    assert_int_equal(taut_intake_drawing(canvas, &s.drawing, arena, &c, &err), TAUT_EEMPTY);
    assert_string_equal(err.where, "drawing");
}

static struct taut_ranking ranked(const struct taut_case *c)
{
    static const struct taut_infer_options all = { .max_candidates = 1000, .max_explanations = 1, .max_checks = 1 };
    struct taut_ranking r;
    assert_int_equal(taut_infer_rank(atlas, c, &all, arena, &r, &err), TAUT_OK);
    return r;
}

static double probability_of(const struct taut_ranking *r, const char *muscle, enum taut_side side)
{
    uint16_t m = taut_atlas_find_muscle(atlas, muscle);
    for (size_t k = 0; k < r->n_candidates; k++)
        if (atlas->points[r->candidates[k].cause].muscle == m && r->candidates[k].side == side)
            return r->candidates[k].probability;
    return 0;
}

static struct taut_finding drawn(uint16_t region, enum taut_side side, enum taut_method method)
{
    return (struct taut_finding){ .kind = TAUT_PAIN,
                                  .target = region,
                                  .side = atlas->places[region].paired ? side : TAUT_MIDLINE,
                                  .level = TAUT_LEVEL_UNKNOWN,
                                  .nrs = -1,
                                  .method = method };
}

/* All of the essential zone of a muscle's first point. */
static struct taut_case zone_of(const char *muscle, enum taut_method method)
{
    uint16_t point_index = atlas->muscles[taut_atlas_find_muscle(atlas, muscle)].first_point;
    const struct taut_cause *cause = &atlas->causes[point_index];
    struct taut_finding *f = taut_arena_array(arena, cause->n_links, sizeof *f);
    struct taut_case c = { .findings = f };
    for (uint32_t e = cause->links; e < cause->links + cause->n_links; e++)
        if (atlas->links[e].kind == TAUT_PAIN && atlas->links[e].zone == TAUT_ESSENTIAL)
            f[c.n_findings++] = drawn(atlas->links[e].target, TAUT_LEFT, method);
    return c;
}

static void a_painted_zone_ranks_its_muscle_high(void **state)
{
    (void)state;
    static const char *const muscles[] = { "infraspinatus", "trapezius-upper", "gluteus-medius", "soleus",
                                           "scalenus-medius" };
    for (size_t i = 0; i < sizeof muscles / sizeof *muscles; i++) {
        struct taut_case c = zone_of(muscles[i], TAUT_FROM_DRAWING);
        struct taut_ranking r = ranked(&c);
        double p = probability_of(&r, muscles[i], TAUT_LEFT);
        size_t before = 0;
        for (size_t k = 0; k < r.n_candidates; k++)
            before += r.candidates[k].probability > p;
        assert_true(p > 0 && before < 10);
        assert_true(r.stats.neglected == 0);
    }
}

/* Each region of a drawing adds to the sums; the widest one must stay exact, as pools take the place of regions. */
static void a_drawing_of_any_width_is_summed_exactly(void **state)
{
    (void)state;
    static const size_t sizes[] = { 5, 12, 13, 40, 200, 600 };
    struct taut_finding f[600];
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct taut_case c = { .findings = f };
        for (uint16_t r = 0; r < atlas->n_regions && c.n_findings + 1 < sizes[i]; r++) {
            if (atlas->places[r].deep)
                continue;
            f[c.n_findings++] = drawn(r, TAUT_LEFT, TAUT_FROM_DRAWING);
            if (atlas->places[r].paired && sizes[i] > 400)
                f[c.n_findings++] = drawn(r, TAUT_RIGHT, TAUT_FROM_DRAWING);
        }
        struct taut_ranking r = ranked(&c);
        assert_true(r.stats.neglected == 0 && r.stats.dropped_causes == 0 && r.stats.positives <= 18);
    }
}

/* Unpainted skin says more than what words do not mention, and next to paint less than far from it. */
static void bare_skin_speaks_against_what_would_hurt_there(void **state)
{
    (void)state;
    const struct taut_model *m = &atlas->model;
    assert_true(m->omitted_in_drawing < m->omitted_beside_drawing && m->omitted_beside_drawing < m->omitted_in_words);
    struct taut_case whole = zone_of("infraspinatus", TAUT_FROM_DRAWING), part = whole;
    assert_true(whole.n_findings >= 3);
    part.n_findings = 1;
    struct taut_ranking all = ranked(&whole), one = ranked(&part);
    assert_true(probability_of(&one, "infraspinatus", TAUT_LEFT) < probability_of(&all, "infraspinatus", TAUT_LEFT));
    struct taut_case words = zone_of("infraspinatus", TAUT_FROM_WORDS);
    words.n_findings = 1;
    struct taut_ranking told = ranked(&words);
    assert_true(probability_of(&one, "infraspinatus", TAUT_LEFT) < probability_of(&told, "infraspinatus", TAUT_LEFT));
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
        cmocka_unit_test(the_examples_of_the_document_hold),
        cmocka_unit_test(hostile_json_is_refused),
        cmocka_unit_test(a_drawing_becomes_findings),
        cmocka_unit_test(a_drawing_of_nothing_says_so),
        cmocka_unit_test(a_painted_zone_ranks_its_muscle_high),
        cmocka_unit_test(a_drawing_of_any_width_is_summed_exactly),
        cmocka_unit_test(bare_skin_speaks_against_what_would_hurt_there),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
