/* test_drawing_case.c - drawings as JSON, as findings, and what the ranking makes of them. */
#include "sketch.h"

#include <stdio.h>
#include <stdlib.h>

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
