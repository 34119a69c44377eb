/* cmd_drawing.c - taut drawing: what a pain drawing covers, how large it is, how two or many compare, and older body maps. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_JSON = 64 << 20, ID_COLUMN = 34, SIDE_COLUMN = 9, NUMBER_COLUMN = 12 };

/* ---- reading and painting --------------------------------------------------------------------------------------- */

struct board {
    const struct taut_atlas *atlas;
    struct taut_arena *arena;
    struct taut_body body;
    struct taut_canvas *canvas;
};

static enum taut_status board_open(struct board *b, struct taut_error *err)
{
    size_t n = 0;
    const void *bytes = taut_body_builtin(&n);
    *b = (struct board){ .atlas = taut_atlas_builtin(), .arena = taut_arena_create() };
    if (!b->arena)
        return taut_fail(err, TAUT_ENOMEM, "drawing", "no memory");
    enum taut_status st = taut_body_read(b->atlas, bytes, n, b->arena, &b->body, err);
    return st == TAUT_OK ? taut_canvas_create(b->atlas, &b->body, b->arena, &b->canvas, err) : st;
}

/* All sensations of a drawing on one skin, in arena. */
static enum taut_status board_paint(struct board *b, const char *path, struct taut_arena *arena,
                                    struct taut_painting *ret, struct taut_error *err)
{
    struct taut_drawing d = { 0 };
    enum taut_status st = input_drawing(b->atlas, path, arena, &d, err);
    if (st != TAUT_OK)
        return st;
    st = taut_drawing_paint(b->canvas, &d, TAUT_ALL_SENSES, arena, ret, err);
    if (st != TAUT_OK)
        input_within(err, input_name(path));
    return st;
}

static enum taut_status need_words(const struct args *args, size_t n, const char *what, struct taut_error *err)
{
    return args->n_words >= n ? TAUT_OK : taut_fail(err, TAUT_EINVAL, args->command->name, "%s", what);
}

/* ---- printing ------------------------------------------------------------------------------------------------------- */

static void row(const struct term *t, const char *const *texts, size_t n, enum style style)
{
    static const unsigned widths[] = { ID_COLUMN, SIDE_COLUMN, NUMBER_COLUMN, NUMBER_COLUMN, 0 };
    struct cell cells[5];
    for (size_t k = 0; k < n; k++)
        cells[k] = (struct cell){ .text = texts[k], .width = k + 1 < n ? widths[k] : 0, .style = style };
    term_row(t, 0, cells, n);
}

static void share_row(const struct term *t, const char *name, const struct taut_share *s)
{
    char share[16], area[24], nrs[16] = "";
    snprintf(share, sizeof share, "%.0f %%", (double)s->share * 100);
    snprintf(area, sizeof area, "%.1f cm2", (double)s->painted_mm2 / 100);
    if (s->nrs > 0)
        snprintf(nrs, sizeof nrs, "%.1f", (double)s->nrs);
    const char *const texts[] = { name, taut_side_name(s->side), share, area, nrs };
    row(t, texts, 5, s->touched ? PLAIN : DIM);
}

static void share_json(struct taut_json *j, const char *key, const char *name, const struct taut_share *s)
{
    taut_json_open_object(j, NULL);
    taut_json_string(j, key, name);
    taut_json_string(j, "side", taut_side_name(s->side));
    taut_json_bool(j, "touched", s->touched);
    taut_json_number(j, "share", (double)s->share, 4);
    taut_json_number(j, "cm2", (double)s->painted_mm2 / 100, 2);
    if (s->nrs > 0)
        taut_json_number(j, "nrs", (double)s->nrs, 1);
    taut_json_close(j);
}

static const char *share_name(const struct board *b, enum taut_share_of of, const struct taut_share *s, char out[32])
{
    switch (of) {
    case TAUT_SHARE_CHOIR: snprintf(out, 32, "%u", s->place); return out;
    case TAUT_SHARE_WPI: taut_wpi_name(b->atlas, s->place, s->side, out); return out;
    default: return b->atlas->places[s->place].id;
    }
}

static void shares_json(struct taut_json *j, const struct board *b, const char *list, const char *key,
                        enum taut_share_of of, const struct taut_shares *shares)
{
    char name[32];
    taut_json_open_array(j, list);
    for (size_t k = 0; k < shares->n; k++)
        share_json(j, key, share_name(b, of, &shares->items[k], name), &shares->items[k]);
    taut_json_close(j);
}

static void shares_table(const struct term *t, const struct board *b, const char *head, enum taut_share_of of,
                         const struct taut_shares *shares)
{
    const char *const heads[] = { head, "side", "painted", "area", "pain" };
    char name[32];
    bool little = false;
    row(t, heads, 5, BOLD);
    for (size_t k = 0; k < shares->n; k++) {
        if (shares->items[k].touched)
            share_row(t, share_name(b, of, &shares->items[k], name), &shares->items[k]);
        else
            little = true;
    }
    if (!little)
        return;
    term_heading(t, "Only just reached, and not counted");
    for (size_t k = 0; k < shares->n; k++)
        if (!shares->items[k].touched)
            share_row(t, share_name(b, of, &shares->items[k], name), &shares->items[k]);
}

static enum taut_status no_paint(const char *path, struct taut_error *err)
{
    return taut_fail(err, TAUT_EEMPTY, input_name(path), "nothing is drawn on the skin");
}

/* ---- shares: regions, CHOIR, WPI ---------------------------------------------------------------------------------------- */

static enum taut_status print_shares(const struct args *args, struct board *b, enum taut_share_of of, const char *list,
                                     const char *key, struct taut_error *err)
{
    struct taut_painting p;
    struct taut_shares shares;
    enum taut_status st = need_words(args, 1, "which FILE?", err);
    if (st == TAUT_OK)
        st = board_paint(b, args->words[0], b->arena, &p, err);
    if (st == TAUT_OK)
        st = taut_painting_shares(b->canvas, &p, of, b->arena, &shares, err);
    if (st != TAUT_OK)
        return st;
    if (!args->json) {
        shares_table(&args->out, b, key, of, &shares);
        return shares.n ? TAUT_OK : no_paint(args->words[0], err);
    }
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_open_object(&j, NULL);
    shares_json(&j, b, list, key, of, &shares);
    taut_json_integer(&j, "missed", (int64_t)p.n_missed);
    taut_json_close(&j);
    return term_flush_text(&text, err);
}

static enum taut_status with_board(const struct args *args,
                                   enum taut_status (*run)(const struct args *args, struct board *b,
                                                           struct taut_error *err),
                                   struct taut_error *err)
{
    struct board b;
    enum taut_status st = board_open(&b, err);
    if (st == TAUT_OK)
        st = run(args, &b, err);
    taut_arena_free(b.arena);
    return st;
}

static enum taut_status regions(const struct args *args, struct board *b, struct taut_error *err)
{
    return print_shares(args, b, TAUT_SHARE_REGIONS, "regions", "region", err);
}

static enum taut_status to_choir(const struct args *args, struct board *b, struct taut_error *err)
{
    return print_shares(args, b, TAUT_SHARE_CHOIR, "segments", "segment", err);
}

static enum taut_status to_wpi(const struct args *args, struct board *b, struct taut_error *err)
{
    return print_shares(args, b, TAUT_SHARE_WPI, "areas", "area", err);
}

enum taut_status cmd_drawing_regions(const struct args *args, struct taut_error *err)
{
    return with_board(args, regions, err);
}

enum taut_status cmd_drawing_to_choir(const struct args *args, struct taut_error *err)
{
    return with_board(args, to_choir, err);
}

enum taut_status cmd_drawing_to_wpi(const struct args *args, struct taut_error *err)
{
    return with_board(args, to_wpi, err);
}

/* ---- measures ------------------------------------------------------------------------------------------------------------- */

static void measures_table(const struct term *t, const struct board *b, const struct taut_measures *m,
                           const struct taut_shares *areas)
{
    enum { LABEL = 22 };
    char text[96];
    snprintf(text, sizeof text, "%.2f %% of the skin, %.1f cm2", m->extent * 100, m->painted_mm2 / 100);
    term_field(t, 0, LABEL, "extent", text);
    snprintf(text, sizeof text, "%zu", m->n_spots);
    term_field(t, 0, LABEL, "separate spots", text);
    snprintf(text, sizeof text, "%.1f cm2 left, %.1f cm2 right", m->left_mm2 / 100, m->right_mm2 / 100);
    term_field(t, 0, LABEL, "sides", text);
    snprintf(text, sizeof text, "%.2f (1: the same on both sides)", m->symmetry);
    term_field(t, 0, LABEL, "symmetry", text);
    snprintf(text, sizeof text, "%.2f (1: all left, -1: all right)", m->laterality);
    term_field(t, 0, LABEL, "laterality", text);
    double x = (double)m->centroid.x, z = (double)m->centroid.z;
    snprintf(text, sizeof text, "%.0f mm %s of the middle, %.0f mm up, %.0f mm %s", x < 0 ? -x : x,
             x < 0 ? "right" : "left", (double)m->centroid.y, z < 0 ? -z : z, z < 0 ? "back" : "forward");
    term_field(t, 0, LABEL, "centroid", text);
    if (m->worst_nrs > 0) {
        snprintf(text, sizeof text, "%.1f on average, %.0f at worst", m->mean_nrs, m->worst_nrs);
        term_field(t, 0, LABEL, "pain, 0 to 10", text);
    }
    printf("\n");
    shares_table(t, b, "area", TAUT_SHARE_AREAS, areas);
}

static void measures_json(struct taut_json *j, const struct board *b, const struct taut_painting *p,
                          const struct taut_measures *m, const struct taut_shares *areas)
{
    taut_json_open_object(j, NULL);
    taut_json_number(j, "extent", m->extent, 6);
    taut_json_number(j, "cm2", m->painted_mm2 / 100, 2);
    taut_json_number(j, "left_cm2", m->left_mm2 / 100, 2);
    taut_json_number(j, "right_cm2", m->right_mm2 / 100, 2);
    taut_json_integer(j, "spots", (int64_t)m->n_spots);
    taut_json_number(j, "symmetry", m->symmetry, 4);
    taut_json_number(j, "laterality", m->laterality, 4);
    if (m->painted_mm2 > 0) {
        taut_json_open_list(j, "centroid_mm");
        taut_json_number(j, NULL, (double)m->centroid.x, 1);
        taut_json_number(j, NULL, (double)m->centroid.y, 1);
        taut_json_number(j, NULL, (double)m->centroid.z, 1);
        taut_json_close(j);
    }
    if (m->worst_nrs > 0) {
        taut_json_number(j, "mean_nrs", m->mean_nrs, 2);
        taut_json_number(j, "worst_nrs", m->worst_nrs, 0);
    }
    shares_json(j, b, "areas", "area", TAUT_SHARE_AREAS, areas);
    taut_json_integer(j, "missed", (int64_t)p->n_missed);
    taut_json_close(j);
}

static enum taut_status measures(const struct args *args, struct board *b, struct taut_error *err)
{
    struct taut_painting p;
    struct taut_measures m;
    struct taut_shares areas;
    enum taut_status st = need_words(args, 1, "which FILE?", err);
    if (st == TAUT_OK)
        st = board_paint(b, args->words[0], b->arena, &p, err);
    if (st == TAUT_OK)
        st = taut_painting_measure(b->canvas, &p, &m, err);
    if (st == TAUT_OK)
        st = taut_painting_shares(b->canvas, &p, TAUT_SHARE_AREAS, b->arena, &areas, err);
    if (st != TAUT_OK)
        return st;
    if (!args->json) {
        if (areas.n == 0)
            return no_paint(args->words[0], err);
        measures_table(&args->out, b, &m, &areas);
        return TAUT_OK;
    }
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    measures_json(&j, b, &p, &m, &areas);
    return term_flush_text(&text, err);
}

enum taut_status cmd_drawing_measures(const struct args *args, struct taut_error *err)
{
    return with_board(args, measures, err);
}

/* ---- two ------------------------------------------------------------------------------------------------------------------ */

static bool is_touched_in(const struct taut_shares *shares, const struct taut_share *wanted)
{
    for (size_t k = 0; k < shares->n; k++)
        if (shares->items[k].place == wanted->place && shares->items[k].side == wanted->side)
            return shares->items[k].touched;
    return false;
}

/* What is touched in one and not in the other. */
static void difference_table(const struct term *t, const struct board *b, const char *heading,
                             const struct taut_shares *in, const struct taut_shares *out)
{
    bool any = false;
    for (size_t k = 0; k < in->n; k++) {
        if (!in->items[k].touched || is_touched_in(out, &in->items[k]))
            continue;
        if (!any)
            term_heading(t, heading);
        any = true;
        share_row(t, b->atlas->places[in->items[k].place].id, &in->items[k]);
    }
}

static void difference_json(struct taut_json *j, const struct board *b, const char *list, const struct taut_shares *in,
                            const struct taut_shares *out)
{
    taut_json_open_array(j, list);
    for (size_t k = 0; k < in->n; k++)
        if (in->items[k].touched && !is_touched_in(out, &in->items[k]))
            share_json(j, "region", b->atlas->places[in->items[k].place].id, &in->items[k]);
    taut_json_close(j);
}

static void comparison_table(const struct term *t, const struct taut_comparison *c)
{
    enum { LABEL = 22 };
    char text[96];
    snprintf(text, sizeof text, "%.2f", c->jaccard);
    term_field(t, 0, LABEL, "Jaccard index", text);
    snprintf(text, sizeof text, "%.2f", c->dice);
    term_field(t, 0, LABEL, "Dice coefficient", text);
    snprintf(text, sizeof text, "%.1f cm2 in both, %.1f cm2 only in the first, %.1f cm2 only in the second",
             c->both_mm2 / 100, c->only_first_mm2 / 100, c->only_second_mm2 / 100);
    term_field(t, 0, LABEL, "skin", text);
    if (c->apart_mm >= 0) {
        snprintf(text, sizeof text, "%.0f mm apart", c->apart_mm);
        term_field(t, 0, LABEL, "centroids", text);
    }
}

static enum taut_status compare(const struct args *args, struct board *b, struct taut_error *err)
{
    struct taut_painting p[2];
    struct taut_shares s[2];
    struct taut_comparison c;
    enum taut_status st = need_words(args, 2, "which two: OLD and NEW?", err);
    for (int k = 0; k < 2 && st == TAUT_OK; k++) {
        st = board_paint(b, args->words[k], b->arena, &p[k], err);
        if (st == TAUT_OK)
            st = taut_painting_shares(b->canvas, &p[k], TAUT_SHARE_REGIONS, b->arena, &s[k], err);
    }
    if (st != TAUT_OK)
        return st;
    taut_painting_compare(b->canvas, &p[0], &p[1], &c);
    if (!args->json) {
        comparison_table(&args->out, &c);
        difference_table(&args->out, b, "New", &s[1], &s[0]);
        difference_table(&args->out, b, "Gone", &s[0], &s[1]);
        return TAUT_OK;
    }
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_open_object(&j, NULL);
    taut_json_number(&j, "jaccard", c.jaccard, 4);
    taut_json_number(&j, "dice", c.dice, 4);
    taut_json_number(&j, "both_cm2", c.both_mm2 / 100, 2);
    taut_json_number(&j, "only_old_cm2", c.only_first_mm2 / 100, 2);
    taut_json_number(&j, "only_new_cm2", c.only_second_mm2 / 100, 2);
    if (c.apart_mm >= 0)
        taut_json_number(&j, "apart_mm", c.apart_mm, 1);
    difference_json(&j, b, "new", &s[1], &s[0]);
    difference_json(&j, b, "gone", &s[0], &s[1]);
    taut_json_close(&j);
    return term_flush_text(&text, err);
}

enum taut_status cmd_drawing_compare(const struct args *args, struct taut_error *err)
{
    return with_board(args, compare, err);
}

/* ---- many ------------------------------------------------------------------------------------------------------------------ */

struct frequency {
    uint16_t region;
    enum taut_side side;
    size_t n; /* drawings that touch it */
};

static int by_frequency(const void *x, const void *y)
{
    const struct frequency *p = x, *q = y;
    if (p->n != q->n)
        return p->n > q->n ? -1 : 1;
    if (p->region != q->region)
        return p->region < q->region ? -1 : 1;
    return (p->side > q->side) - (p->side < q->side);
}

static void count_touched(struct frequency *all, const struct taut_shares *shares)
{
    for (size_t k = 0; k < shares->n; k++) {
        const struct taut_share *s = &shares->items[k];
        struct frequency *f = &all[3 * (size_t)s->place + (s->side == TAUT_LEFT ? 0 : s->side == TAUT_RIGHT ? 1 : 2)];
        *f = (struct frequency){ s->place, s->side, f->n + s->touched };
    }
}

/* Most frequent first; returns how many are touched at all. */
static enum taut_status count_drawings(const struct args *args, struct board *b, struct frequency *all,
                                       struct taut_error *err)
{
    struct taut_arena *scratch = taut_arena_create();
    enum taut_status st = scratch ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "drawing", "no memory");
    for (size_t k = 0; k < args->n_words && st == TAUT_OK; k++) {
        struct taut_painting p;
        struct taut_shares shares;
        st = board_paint(b, args->words[k], scratch, &p, err);
        if (st == TAUT_OK)
            st = taut_painting_shares(b->canvas, &p, TAUT_SHARE_REGIONS, scratch, &shares, err);
        if (st == TAUT_OK)
            count_touched(all, &shares);
        taut_arena_reset(scratch);
    }
    taut_arena_free(scratch);
    return st;
}

static void frequency_table(const struct term *t, const struct board *b, const struct frequency *all, size_t drawings)
{
    const char *const heads[] = { "region", "side", "drawings", "share" };
    row(t, heads, 4, BOLD);
    for (const struct frequency *f = all; f->n > 0; f++) {
        char count[32], share[16];
        snprintf(count, sizeof count, "%zu of %zu", f->n, drawings);
        snprintf(share, sizeof share, "%.0f %%", 100 * (double)f->n / (double)drawings);
        const char *const texts[] = { b->atlas->places[f->region].id, taut_side_name(f->side), count, share };
        row(t, texts, 4, PLAIN);
    }
}

static enum taut_status frequency_json(const struct board *b, const struct frequency *all, size_t drawings,
                                       struct taut_error *err)
{
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_open_object(&j, NULL);
    taut_json_integer(&j, "drawings", (int64_t)drawings);
    taut_json_open_array(&j, "regions");
    for (const struct frequency *f = all; f->n > 0; f++) {
        taut_json_open_object(&j, NULL);
        taut_json_string(&j, "region", b->atlas->places[f->region].id);
        taut_json_string(&j, "side", taut_side_name(f->side));
        taut_json_integer(&j, "drawings", (int64_t)f->n);
        taut_json_number(&j, "share", (double)f->n / (double)drawings, 4);
        taut_json_close(&j);
    }
    taut_json_close(&j);
    taut_json_close(&j);
    return term_flush_text(&text, err);
}

static enum taut_status frequency(const struct args *args, struct board *b, struct taut_error *err)
{
    size_t n = 3 * (size_t)b->atlas->n_regions;
    struct frequency *all = taut_arena_array(b->arena, n + 1, sizeof *all); /* one more closes the list */
    enum taut_status st = need_words(args, 1, "which FILES?", err);
    if (st == TAUT_OK && !all)
        st = taut_fail(err, TAUT_ENOMEM, "drawing", "no memory");
    if (st == TAUT_OK)
        st = count_drawings(args, b, all, err);
    if (st != TAUT_OK)
        return st;
    qsort(all, n, sizeof *all, by_frequency);
    if (args->json)
        return frequency_json(b, all, args->n_words, err);
    frequency_table(&args->out, b, all, args->n_words);
    return TAUT_OK;
}

enum taut_status cmd_drawing_frequency(const struct args *args, struct taut_error *err)
{
    return with_board(args, frequency, err);
}

/* ---- from older body maps ---------------------------------------------------------------------------------------------------- */

static enum taut_status print_marks(const struct board *b, const struct taut_mark *marks, size_t n,
                                    struct taut_error *err)
{
    struct taut_layer layer = { .sensation = TAUT_SENSE_PAIN, .marks = marks, .n_marks = n };
    struct taut_drawing d = { .layers = &layer, .n_layers = 1 };
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_drawing(&j, NULL, b->atlas, &d);
    return term_flush_text(&text, err);
}

static enum taut_status from_choir(const struct args *args, struct board *b, struct taut_error *err)
{
    uint16_t *segments = taut_arena_array(b->arena, args->n_words + 1, sizeof *segments);
    struct taut_mark *marks;
    size_t n;
    enum taut_status st = need_words(args, 1, "which SEGMENTS?", err);
    if (st == TAUT_OK && !segments)
        st = taut_fail(err, TAUT_ENOMEM, "drawing", "no memory");
    for (size_t k = 0; k < args->n_words && st == TAUT_OK; k++) {
        unsigned segment = 0;
        st = input_number(args->words[k], args->words[k], 101, 238, &segment, err);
        segments[k] = (uint16_t)segment;
    }
    if (st == TAUT_OK)
        st = taut_marks_of_choir(b->canvas, segments, args->n_words, b->arena, &marks, &n, err);
    return st == TAUT_OK ? print_marks(b, marks, n, err) : st;
}

static enum taut_status from_wpi(const struct args *args, struct board *b, struct taut_error *err)
{
    struct taut_mark *marks;
    size_t n;
    enum taut_status st = need_words(args, 1, "which AREAS?", err);
    if (st == TAUT_OK)
        st = taut_marks_of_wpi(b->canvas, (const char *const *)args->words, args->n_words, b->arena, &marks, &n, err);
    return st == TAUT_OK ? print_marks(b, marks, n, err) : st;
}

enum taut_status cmd_drawing_from_choir(const struct args *args, struct taut_error *err)
{
    return with_board(args, from_choir, err);
}

enum taut_status cmd_drawing_from_wpi(const struct args *args, struct taut_error *err)
{
    return with_board(args, from_wpi, err);
}
