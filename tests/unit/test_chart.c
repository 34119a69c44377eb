/* test_chart.c - charts show what they say, in words too; nothing is told by hue alone; what is not there is refused. */
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <taut/report.h>
#include <taut/surface.h>

#include "body/chart.h"

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

/* ---- views ----------------------------------------------------------------------------------------------------- */

static struct taut_raster seen_in(enum taut_view view, uint32_t h)
{
    struct taut_raster r;
    const struct taut_camera camera = taut_view_camera(view);
    const uint32_t w = (uint32_t)((float)h * camera.width / camera.height);
    assert_int_equal(taut_body_draw(&body, &camera, w, h, arena, &r, NULL), TAUT_OK);
    return r;
}

/* Share of the picture that shows the region, on a side. */
static double share_of(const struct taut_raster *r, const char *region, bool right)
{
    const uint16_t place = taut_atlas_find_place(atlas, region);
    size_t n = 0;
    assert_true(place < atlas->n_regions);
    for (size_t i = 0; i < (size_t)r->w * r->h; i++) {
        const uint32_t t = r->triangle[i];
        n += t != UINT32_MAX && body.regions[t] == place && (t >= body.n_half) == right;
    }
    return (double)n / ((double)r->w * r->h);
}

static void each_view_shows_what_its_name_says(void **state)
{
    (void)state;
    static const struct {
        enum taut_view view;
        const char *shows, *hides;
        bool right;
    } rows[] = {
        { TAUT_VIEW_LEFT_PALM, "thenar-eminence", "hand-dorsum-central", false },
        { TAUT_VIEW_RIGHT_PALM, "thenar-eminence", "hand-dorsum-central", true },
        { TAUT_VIEW_LEFT_HAND_BACK, "hand-dorsum-central", "palm-centre", false },
        { TAUT_VIEW_RIGHT_HAND_BACK, "hand-dorsum-central", "palm-centre", true },
        { TAUT_VIEW_SOLES, "sole-central", "foot-dorsum-proximal-medial", true },
        { TAUT_VIEW_FEET_TOP, "foot-dorsum-distal-central", "sole-central", false },
        { TAUT_VIEW_LEFT_FOOT_INNER, "arch-medial", "lateral-malleolus", false },
        { TAUT_VIEW_RIGHT_FOOT_INNER, "arch-medial", "lateral-malleolus", true },
        { TAUT_VIEW_LEFT_FOOT_OUTER, "lateral-malleolus", "medial-malleolus", false },
        { TAUT_VIEW_RIGHT_FOOT_OUTER, "lateral-malleolus", "medial-malleolus", true },
        { TAUT_VIEW_JAW_LEFT, "masseter", "forehead-upper", false },
        { TAUT_VIEW_PELVIS_BACK, "gluteal-central", "suprapubic", true },
        { TAUT_VIEW_LEFT_ARMLESS, "lateral-chest-lower-anterior", "forearm-radial-middle", false },
        { TAUT_VIEW_UPPER_BACK, "infraspinous-lower", "manubrium", true },
        { TAUT_VIEW_LEGS_RIGHT, "thigh-lateral-middle", "forearm-radial-distal", true },
        { TAUT_VIEW_RIGHT_LEG_INNER, "thigh-medial-distal", "thigh-lateral-middle", true },
        { TAUT_VIEW_RIGHT_ARMLESS, "hip-lateral-upper", "wrist-radial", true },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct taut_raster r = seen_in(rows[i].view, 200);
        const double shown = share_of(&r, rows[i].shows, rows[i].right);
        const double hidden = share_of(&r, rows[i].hides, rows[i].right);
        if (shown < 0.002 || hidden > 0.0005)
            fail_msg("%s: %.4f, %.4f", taut_view_name(rows[i].view), shown, hidden);
    }
}

static void a_close_up_of_one_side_shows_nothing_of_the_other(void **state)
{
    (void)state;
    static const struct {
        enum taut_view view;
        bool right;
    } rows[] = { { TAUT_VIEW_LEFT_PALM, false },
                 { TAUT_VIEW_RIGHT_HAND_BACK, true },
                 { TAUT_VIEW_LEFT_FOOT_INNER, false },
                 { TAUT_VIEW_RIGHT_FOOT_INNER, true } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct taut_raster r = seen_in(rows[i].view, 150);
        for (size_t k = 0; k < (size_t)r.w * r.h; k++)
            assert_true(r.triangle[k] == UINT32_MAX || (r.triangle[k] >= body.n_half) == rows[i].right);
    }
}

static void where_a_body_is_cut_there_is_no_skin(void **state)
{
    (void)state;
    const struct taut_raster r = seen_in(TAUT_VIEW_LEFT_ARMLESS, 800);
    size_t cut = 0;
    for (size_t i = 0; i < (size_t)r.w * r.h; i++) {
        cut += r.tone[i] < 0;
        assert_true(r.tone[i] >= 0 || r.triangle[i] == UINT32_MAX);
    }
    assert_true(cut > 20 && cut < 2000);
    for (size_t i = 0; i < TAUT_VIEWS; i++) {
        enum taut_view found;
        assert_true(taut_view_find(taut_view_name((enum taut_view)i), &found) && found == (enum taut_view)i);
        assert_true(strlen(taut_view_caption((enum taut_view)i)) > 3);
    }
}

/* ---- charts of points -------------------------------------------------------------------------------------------- */

static struct taut_picture chart_of(const char *point, enum taut_side side, struct taut_chart *chart)
{
    static struct taut_chart_zone zones[500];
    static struct taut_chart_mark mark;
    struct taut_picture picture;
    struct taut_error err = { 0 };
    uint16_t k = taut_atlas_find_point(atlas, point);
    assert_int_not_equal(k, TAUT_NONE);
    chart->n_zones = taut_chart_point(atlas, k, side, 0, zones, 500);
    chart->zones = zones;
    mark = (struct taut_chart_mark){ .label = NULL };
    assert_true(taut_body_middle(&body, atlas->points[k].place, side == TAUT_RIGHT, &mark.at));
    chart->marks = &mark;
    chart->n_marks = 1;
    assert_int_equal(taut_chart_draw(atlas, &body, chart, arena, &picture, &err), TAUT_OK);
    return picture;
}

static void a_chart_says_in_words_what_it_shows(void **state)
{
    (void)state;
    struct taut_chart chart = { .title = "<upper & trapezius>" };
    struct taut_picture p = chart_of("trapezius-upper-1", TAUT_LEFT, &chart);
    struct taut_text svg, again;
    assert_non_null(strstr(p.description, "left temple"));
    assert_null(strstr(p.description, "right"));
    taut_text_init(&svg, 1 << 24);
    taut_text_init(&again, 1 << 24);
    taut_picture_svg(&p, &svg);
    taut_picture_svg(&p, &again);
    assert_int_equal(svg.n, again.n);
    assert_memory_equal(svg.bytes, again.bytes, svg.n);
    taut_text_add(&svg, "", 1);
    assert_non_null(strstr(svg.bytes, "<title id=\"title\">&lt;upper &amp; trapezius&gt;</title>"));
    assert_non_null(strstr(svg.bytes, "</svg>"));
    assert_null(strstr(svg.bytes, "nan"));
    taut_text_free(&svg);
    taut_text_free(&again);
}

static bool is_written(const struct taut_picture *p, const char *text)
{
    for (size_t k = 0; k < p->n_draws; k++)
        if (p->draws[k].kind == TAUT_DRAW_TEXT && !strcmp(p->draws[k].text, text))
            return true;
    return false;
}

static void a_limit_is_written_on_the_side_where_it_holds(void **state)
{
    (void)state;
    static const char *labels[1024][2];
    const uint16_t thigh = taut_atlas_find_place(atlas, "thigh-anterolateral-middle");
    const enum taut_view front = TAUT_VIEW_FRONT;
    struct taut_chart_zone zone = { thigh, TAUT_RIGHT, TAUT_SPILLOVER, 0, NULL };
    struct taut_chart chart = { .zones = &zone,
                                .n_zones = 1,
                                .zones_mean = TAUT_ZONES_LIMITS,
                                .views = &front,
                                .n_views = 1,
                                .labels = (const char *const(*)[2])labels };
    struct taut_picture picture;
    assert_int_not_equal(thigh, TAUT_NONE);
    labels[thigh][1] = "3/10";
    assert_int_equal(taut_chart_draw(atlas, &body, &chart, arena, &picture, NULL), TAUT_OK);
    assert_true(is_written(&picture, "3/10"));
    assert_non_null(strstr(picture.description, "At most 3/10: right "));
    assert_null(strstr(picture.description, "left"));
}

static void a_ranking_has_as_many_candidates_as_there_are_colours(void **state)
{
    (void)state;
    static struct taut_chart_zone zones[1000];
    static struct taut_chart_mark marks[TAUT_CHART_MARKS];
    const char *names[TAUT_CHART_COLOURS];
    struct taut_chart chart = { .zones = zones, .marks = marks, .names = names };
    struct taut_surface *surface = NULL;
    assert_int_equal(taut_surface_build(&body, arena, &surface, NULL), TAUT_OK);
    const struct taut_chart_maker m = { atlas, surface, &body, arena, zones, 1000, marks, names, &chart };
    const uint16_t point = taut_atlas_find_point(atlas, "infraspinatus-1");
    for (int k = 0; k < TAUT_CHART_COLOURS; k++)
        assert_int_equal(taut_chart_add_candidate(&m, point, TAUT_UNSTATED, TAUT_LEFT, 0.5, NULL), TAUT_OK);
    assert_int_equal(strncmp(names[1], "2: ", 3), 0);
    assert_non_null(strstr(names[1], "the side that hurts, 50 %"));
    assert_int_equal(chart.n_marks, TAUT_CHART_COLOURS);
    assert_int_equal(taut_chart_add_candidate(&m, point, TAUT_LEFT, TAUT_LEFT, 0.5, NULL), TAUT_EINVAL);
    assert_int_equal(chart.n_names, TAUT_CHART_COLOURS);
}

static void limits_are_told_as_limits(void **state)
{
    (void)state;
    const struct taut_chart_zone zones[] = { { 0, TAUT_LEFT, TAUT_ESSENTIAL, 5, NULL },
                                             { 1, TAUT_BOTH, TAUT_SPILLOVER, 5, NULL } };
    struct taut_chart chart = { .zones = zones, .n_zones = 2, .zones_mean = TAUT_ZONES_LIMITS };
    struct taut_picture picture;
    assert_int_equal(taut_chart_draw(atlas, &body, &chart, arena, &picture, NULL), TAUT_OK);
    assert_non_null(strstr(picture.description, "No pressure: "));
    assert_non_null(strstr(picture.description, "Go lightly: "));
    assert_null(strstr(picture.description, "Pain is usual"));
    chart.zones_mean = TAUT_ZONES;
    assert_int_equal(taut_chart_draw(atlas, &body, &chart, arena, &picture, NULL), TAUT_EINVAL);
}

/* Each point's cross and nearly all of its zone are to be seen. */
static void views_are_chosen_to_show_what_matters(void **state)
{
    (void)state;
    static const struct {
        const char *point, *says, *says_not;
    } rows[] = {
        { "temporalis-1", "head, right side", "back" },
        { "adductor-pollicis-1", "right palm", "front" },
        { "infraspinatus-1", "Views: front; back", "head" },
        { "levator-scapulae-1", "upper body, back", "front" },
        { "tibialis-anterior-1", "legs, front", "back" },
        { "gluteus-minimus-anterior-1", "right, without arm", "head" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct taut_chart chart = { .title = NULL };
        struct taut_picture p = chart_of(rows[i].point, TAUT_RIGHT, &chart);
        char views[200];
        snprintf(views, sizeof views, "%.*s", (int)strcspn(p.description + 12, "."), p.description + 12);
        if (!strstr(views, rows[i].says) || strstr(views, rows[i].says_not))
            fail_msg("%s: %s", rows[i].point, views);
    }
}

static void files_of_a_chart_are_the_same_every_time(void **state)
{
    (void)state;
    static const char png[] = "\x89PNG\r\n\x1a\n";
    struct taut_chart chart = { .skin = 5, .dark = true };
    struct taut_picture p = chart_of("infraspinatus-1", TAUT_RIGHT, &chart);
    struct taut_error err = { 0 };
    for (int kind = 0; kind < 2; kind++) {
        struct taut_text one, two;
        taut_text_init(&one, 1 << 24);
        taut_text_init(&two, 1 << 24);
        assert_int_equal(kind ? taut_report_pdf(&p, &one, &err) : taut_report_png(&p, 300, &one, &err), TAUT_OK);
        assert_int_equal(kind ? taut_report_pdf(&p, &two, &err) : taut_report_png(&p, 300, &two, &err), TAUT_OK);
        assert_int_equal(one.n, two.n);
        assert_memory_equal(one.bytes, two.bytes, one.n);
        assert_memory_equal(one.bytes, kind ? "%PDF-1." : png, 7);
        taut_text_free(&one);
        taut_text_free(&two);
    }
}

/* Half of a region by a field: what is drawn of it ends where the field does. */
static void a_zone_may_be_narrower_than_its_region(void **state)
{
    (void)state;
    const uint16_t region = taut_atlas_find_place(atlas, "thigh-anterolateral-middle");
    struct taut_point3 middle = { 0, 0, 0 };
    assert_true(taut_body_middle(&body, region, false, &middle));
    float *field = taut_arena_array(arena, body.n_points, sizeof *field);
    for (uint32_t i = 0; i < body.n_points; i++)
        field[i] = body.points[i].y > middle.y;
    const enum taut_view front = TAUT_VIEW_FRONT;
    float heights[2] = { 0, 0 };
    for (int narrow = 0; narrow < 2; narrow++) {
        const struct taut_chart_zone zone = { region, TAUT_LEFT, TAUT_ESSENTIAL, 0, narrow ? field : NULL };
        const struct taut_chart chart = { .views = &front, .n_views = 1, .zones = &zone, .n_zones = 1 };
        struct taut_picture p;
        assert_int_equal(taut_chart_draw(atlas, &body, &chart, arena, &p, NULL), TAUT_OK);
        for (size_t i = 0; i < p.n_draws && heights[narrow] == 0; i++) {
            float low = 1e9f, high = 0;
            for (uint32_t k = p.draws[i].paths; k < p.draws[i].paths + p.draws[i].n_paths; k++)
                for (uint32_t j = 0; j < p.paths[k].n; j++) {
                    low = fminf(low, p.points[p.paths[k].first + j][1]);
                    high = fmaxf(high, p.points[p.paths[k].first + j][1]);
                }
            if (p.draws[i].kind == TAUT_DRAW_FILL && p.draws[i].colour == chart_skin(0)->zones[0])
                heights[narrow] = high - low;
        }
    }
    assert_true(heights[1] > 0.35f * heights[0] && heights[1] < 0.65f * heights[0]);
}

static void painted_levels_are_banded_and_named(void **state)
{
    (void)state;
    float *levels = taut_arena_array(arena, body.n_triangles, sizeof *levels);
    const uint16_t place = taut_atlas_find_place(atlas, "greater-trochanter");
    for (uint32_t t = 0; t < body.n_half; t++)
        levels[t] = body.regions[t] == place ? 0.9f : 0;
    struct taut_chart chart = { .levels = levels };
    struct taut_picture p;
    assert_int_equal(taut_chart_draw(atlas, &body, &chart, arena, &p, NULL), TAUT_OK);
    char words[80];
    snprintf(words, sizeof words, "Painted: left %s.", atlas->places[place].name);
    if (!strstr(p.description, words) || !strstr(p.description, "Views: left, without arm."))
        fail_msg("%s", p.description);
    bool severe = false;
    for (size_t i = 0; i < p.n_draws; i++)
        severe = severe || (p.draws[i].kind == TAUT_DRAW_TEXT && !strcmp(p.draws[i].text, "severe"));
    assert_true(severe);
}

/* All that is drawn lies on the page, and every path has its points. */
static void nothing_is_drawn_off_the_page(void **state)
{
    (void)state;
    static const enum taut_view views[] = { TAUT_VIEW_FRONT, TAUT_VIEW_LEFT_ARMLESS, TAUT_VIEW_SOLES,
                                            TAUT_VIEW_RIGHT_PALM };
    const struct taut_chart chart = { .views = views, .n_views = 4, .regions = true, .title = "Regions" };
    struct taut_picture p;
    const struct taut_body female = taut_body_as(&body, TAUT_FIGURE_FEMALE);
    assert_int_equal(taut_chart_draw(atlas, &female, &chart, arena, &p, NULL), TAUT_OK);
    size_t texts = 0;
    for (size_t i = 0; i < p.n_draws; i++) {
        const struct taut_draw *d = &p.draws[i];
        if (d->kind == TAUT_DRAW_TEXT) {
            texts++;
            assert_true(d->x >= 0 && d->x < p.width && d->y > 0 && d->y <= p.height && d->size > 4);
        }
        for (uint32_t k = d->paths; k < d->paths + d->n_paths; k++)
            for (uint32_t j = 0; j < p.paths[k].n; j++) {
                const float *q = p.points[p.paths[k].first + j];
                assert_true(q[0] >= -2 && q[0] <= p.width + 2 && q[1] >= -2 && q[1] <= p.height + 2);
            }
    }
    assert_true(texts > 200); /* numbers and names */
}

/* ---- dermatomes ---------------------------------------------------------------------------------------------------- */

static bool serves(const struct taut_dermatome *d, uint16_t region, bool only_agreed)
{
    for (uint32_t i = 0; i < d->regions.n; i++)
        if (atlas->index[d->regions.begin + i] == region)
            return true;
    for (uint32_t i = 0; i < d->also.n && !only_agreed; i++)
        if (atlas->index[d->also.begin + i] == region)
            return true;
    return false;
}

/* The sensory key points of the International Standards for Neurological Classification of Spinal Cord Injury (R. Rupp and others
 * 2021), in the regions that hold them. */
static void each_key_point_lies_in_its_dermatome(void **state)
{
    (void)state;
    static const struct {
        const char *id, *region;
    } rows[] = {
        { "c2", "occiput-lower-lateral" },
        { "c3", "supraclavicular-fossa" },
        { "c4", "acromion" },
        { "c5", "cubital-fossa" },
        { "c6", "thumb-proximal-phalanx-dorsal" },
        { "c7", "middle-finger-proximal-phalanx-dorsal" },
        { "c8", "little-finger-proximal-phalanx-dorsal" },
        { "t1", "medial-epicondyle" },
        { "t2", "axilla" },
        { "t4", "nipple-and-areola" },
        { "t6", "xiphoid" },
        { "t10", "umbilicus" },
        { "l2", "thigh-anteromedial-middle" },
        { "l3", "knee-medial-upper" },
        { "l4", "medial-malleolus" },
        { "l5", "foot-dorsum-distal-central" },
        { "s1", "heel-lateral" },
        { "s2", "popliteal-fossa-medial" },
        { "s3", "ischial-tuberosity" },
        { "s5", "gluteal-cleft" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const uint16_t region = taut_atlas_find_place(atlas, rows[i].region);
        bool found = false;
        for (uint16_t d = 0; d < atlas->n_dermatomes; d++)
            found =
                found || (!strcmp(atlas->dermatomes[d].id, rows[i].id) && serves(&atlas->dermatomes[d], region, true));
        if (!found)
            fail_msg("%s does not hold %s", rows[i].id, rows[i].region);
    }
}

static void all_skin_has_a_root_and_no_root_is_named_twice_for_it(void **state)
{
    (void)state;
    struct taut_chart chart = { .title = NULL };
    assert_int_equal(atlas->n_dermatomes, 32); /* V1-V3, C2-C8, T1-T12, L1-L5, S1-S5 */
    assert_int_equal(taut_chart_dermatomes(atlas, arena, &chart, NULL), TAUT_OK);
    for (uint32_t t = 0; t < body.n_half; t++)
        assert_non_null(chart.labels[body.regions[t]][0]);
    for (uint16_t d = 0; d < atlas->n_dermatomes; d++) {
        const struct taut_list also = atlas->dermatomes[d].also;
        for (uint32_t i = 0; i < also.n; i++)
            assert_false(serves(&atlas->dermatomes[d], atlas->index[also.begin + i], true));
    }
}

static void one_root_is_shown_alone(void **state)
{
    (void)state;
    struct taut_chart chart = { .title = NULL };
    const uint16_t c5 = taut_atlas_find_dermatome(atlas, "c5");
    assert_int_equal(taut_atlas_find_dermatome(atlas, "c1"), TAUT_NONE);
    assert_int_equal(taut_chart_dermatome(atlas, c5, arena, &chart, NULL), TAUT_OK);
    assert_string_equal(chart.title, "Dermatome C5");
    for (size_t i = 0; i < chart.n_zones; i++) {
        const struct taut_chart_zone *z = &chart.zones[i];
        assert_true(serves(&atlas->dermatomes[c5], z->region, z->zone == TAUT_ESSENTIAL));
        assert_int_equal(z->colour, 0);
    }
}

/* ---- colours ----------------------------------------------------------------------------------------------------- */

/* What people with no protan or deutan cones see: G. Machado, M. Oliveira, L. Fernandes 2009, severity 1.0, linear RGB. */
static const double eyes[3][9] = {
    { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
    { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
    { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
};

static double linear(double v)
{
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

/* sRGB as an eye sees it, in CIE L*a*b* of D65 (IEC 61966-2-1, CIE 15). */
static void to_lab(const double rgb[3], int eye, double ret[3])
{
    double l[3], seen[3];
    for (int k = 0; k < 3; k++)
        l[k] = linear(rgb[k] / 255);
    for (int k = 0; k < 3; k++) {
        const double *m = eyes[eye] + 3 * k;
        seen[k] = fmin(1, fmax(0, m[0] * l[0] + m[1] * l[1] + m[2] * l[2]));
    }
    const double xyz[3] = { (0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047,
                            0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2],
                            (0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883 };
    double f[3];
    for (int k = 0; k < 3; k++)
        f[k] = xyz[k] > 216.0 / 24389 ? cbrt(xyz[k]) : (24389.0 / 27 * xyz[k] + 16) / 116;
    ret[0] = 116 * f[1] - 16;
    ret[1] = 500 * (f[0] - f[1]);
    ret[2] = 200 * (f[1] - f[2]);
}

static void split(uint32_t colour, double ret[3])
{
    for (int k = 0; k < 3; k++)
        ret[k] = colour >> (16 - 8 * k) & 0xFF;
}

/* Distance of two colours, the first laid over the ground with an opacity. */
static double apart(uint32_t colour, double opacity, uint32_t other, uint32_t ground, int eye)
{
    double a[3], b[3], g[3], x[3], y[3];
    split(colour, a);
    split(other, b);
    split(ground, g);
    for (int k = 0; k < 3; k++)
        a[k] = opacity * a[k] + (1 - opacity) * g[k];
    to_lab(a, eye, x);
    to_lab(b, eye, y);
    return sqrt((x[0] - y[0]) * (x[0] - y[0]) + (x[1] - y[1]) * (x[1] - y[1]) + (x[2] - y[2]) * (x[2] - y[2]));
}

/* Of a zone's fill, its outline and its hatching from the skin in the light and in the shade; and of cross and outline of the
 * body. A distance of 2.3 can just be told (M. Mahy and others 1994); lines are thin and need far more. */
static void pain_stands_out_on_every_skin_for_every_eye(void **state)
{
    (void)state;
    static const float shade[3] = { 0.789f, 0.694f, 0.649f };
    static const struct taut_chart spec = { 0 };
    const struct chart c = { .atlas = atlas, .spec = &spec };
    double fill = 1e9, edge = 1e9, hatch = 1e9, cross = 1e9, outline = 1e9;
    for (unsigned s = 0; s < TAUT_SKINS; s++)
        for (int eye = 0; eye < 3; eye++) {
            struct chart on = c;
            on.skin = chart_skin(s);
            const uint32_t grounds[2] = { on.skin->tone, chart_shade(on.skin->tone, shade) };
            for (int g = 0; g < 2; g++) {
                for (unsigned k = 0; k < TAUT_CHART_COLOURS; k++) {
                    const struct zone_style z = zone_style(&on, k, TAUT_ESSENTIAL),
                                            h = zone_style(&on, k, TAUT_SPILLOVER);
                    fill = fmin(fill, apart(z.fill, (double)z.opacity, grounds[g], grounds[g], eye));
                    edge = fmin(edge, apart(z.edge, 1, grounds[g], grounds[g], eye));
                    hatch = fmin(hatch, apart(h.fill, 0.85, grounds[g], grounds[g], eye));
                }
                cross = fmin(cross, apart(on.skin->cross, 1, on.skin->halo, grounds[g], eye));
            }
            for (int dark = 0; dark < 2; dark++)
                outline = fmin(outline, apart(chart_paper(dark)->outline, 1, chart_paper(dark)->colour, 0, eye));
        }
    if (fill < 10 || edge < 30 || hatch < 10 || cross < 60 || outline < 40)
        fail_msg("fill %.1f, edge %.1f, hatch %.1f, cross %.1f, outline %.1f", fill, edge, hatch, cross, outline);
}

/* ---- for programs that lay their own out --------------------------------------------------------------------------- */

static struct taut_picture bare(const char *point, bool overlay)
{
    static struct taut_chart_zone zones[200];
    static const enum taut_view view = TAUT_VIEW_BACK;
    struct taut_chart chart = { .views = &view, .n_views = 1, .bare = true, .overlay = overlay, .zones = zones };
    struct taut_picture p;
    chart.n_zones = taut_chart_point(atlas, taut_atlas_find_point(atlas, point), TAUT_LEFT, 0, zones, 200);
    assert_int_equal(taut_chart_draw(atlas, &body, &chart, arena, &p, NULL), TAUT_OK);
    return p;
}

static void a_bare_chart_is_its_view_and_no_words(void **state)
{
    (void)state;
    const struct taut_picture p = bare("infraspinatus-1", false);
    const struct taut_camera k = taut_view_camera(TAUT_VIEW_BACK);
    assert_float_equal(p.width / p.height, k.width / k.height, 1e-6);
    for (size_t i = 0; i < p.n_draws; i++)
        assert_true(p.draws[i].kind != TAUT_DRAW_TEXT);
}

/* All that an overlay draws, the whole draws too, and the whole has the skin besides. */
static void an_overlay_has_the_zones_and_not_the_skin(void **state)
{
    (void)state;
    const struct taut_picture whole = bare("infraspinatus-1", false), over = bare("infraspinatus-1", true);
    size_t zones[2] = { 0 };
    const uint32_t colour = chart_skin(0)->zones[0];
    for (size_t i = 0; i < whole.n_draws; i++)
        zones[0] += whole.draws[i].colour == colour;
    for (size_t i = 0; i < over.n_draws; i++) {
        zones[1] += over.draws[i].colour == colour;
        assert_true(over.draws[i].colour != chart_skin(0)->tone || over.draws[i].opacity == 0);
    }
    assert_true(zones[1] > 0);
    assert_int_equal(zones[0], zones[1]);
    assert_true(over.n_draws < whole.n_draws);
}

/* ---- refusals ---------------------------------------------------------------------------------------------------- */

static void charts_of_what_is_not_there_are_refused(void **state)
{
    (void)state;
    struct taut_picture p;
    const struct taut_chart_zone nowhere = { 60000, TAUT_LEFT, TAUT_ESSENTIAL, 0, NULL };
    const struct taut_chart_zone colourless = { 0, TAUT_LEFT, TAUT_ESSENTIAL, TAUT_CHART_COLOURS, NULL };
    const enum taut_view view = TAUT_VIEWS;
    const struct {
        struct taut_chart chart;
        const char *where;
    } rows[] = {
        { { .skin = TAUT_SKINS }, "skin" },
        { { .zones = &nowhere, .n_zones = 1 }, "zones[0]" },
        { { .zones = &colourless, .n_zones = 1 }, "zones[0]" },
        { { .views = &view, .n_views = 1 }, "views[0]" },
        { { .n_views = TAUT_CHART_VIEWS + 1 }, "views" },
        { { .n_marks = TAUT_CHART_MARKS + 1 }, "marks" },
        { { .n_names = TAUT_CHART_COLOURS + 1 }, "names" },
        { { .scale = TAUT_SCALES }, "scale" },
        { { .bare = true }, "views" },
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct taut_error err = { 0 };
        assert_int_equal(taut_chart_draw(atlas, &body, &rows[k].chart, arena, &p, &err), TAUT_EINVAL);
        assert_string_equal(err.where, rows[k].where);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_view_shows_what_its_name_says),
        cmocka_unit_test(a_close_up_of_one_side_shows_nothing_of_the_other),
        cmocka_unit_test(where_a_body_is_cut_there_is_no_skin),
        cmocka_unit_test(a_chart_says_in_words_what_it_shows),
        cmocka_unit_test(a_ranking_has_as_many_candidates_as_there_are_colours),
        cmocka_unit_test(limits_are_told_as_limits),
        cmocka_unit_test(a_limit_is_written_on_the_side_where_it_holds),
        cmocka_unit_test(views_are_chosen_to_show_what_matters),
        cmocka_unit_test(files_of_a_chart_are_the_same_every_time),
        cmocka_unit_test(a_zone_may_be_narrower_than_its_region),
        cmocka_unit_test(painted_levels_are_banded_and_named),
        cmocka_unit_test(nothing_is_drawn_off_the_page),
        cmocka_unit_test(each_key_point_lies_in_its_dermatome),
        cmocka_unit_test(all_skin_has_a_root_and_no_root_is_named_twice_for_it),
        cmocka_unit_test(one_root_is_shown_alone),
        cmocka_unit_test(pain_stands_out_on_every_skin_for_every_eye),
        cmocka_unit_test(a_bare_chart_is_its_view_and_no_words),
        cmocka_unit_test(an_overlay_has_the_zones_and_not_the_skin),
        cmocka_unit_test(charts_of_what_is_not_there_are_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
