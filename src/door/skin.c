/* skin.c - the skin piece by piece, for whoever draws the body in space: what is painted on it, where a point's pain is felt, where to
 * press, and how large each region is. */
#include <string.h>

#include <taut/drawing.h>

#include "door/door.h"

enum { MOST_ZONES = 600, WORST_NRS = 10, NRS_OF_UNGRADED = 5 };

/* A text of one character a triangle; NULL: no memory. */
static char *blank(struct taut_door *d)
{
    char *text = taut_arena_alloc(d->arena, d->body.n_triangles + 1);
    if (text) {
        memset(text, '0', d->body.n_triangles);
        text[d->body.n_triangles] = '\0';
    }
    return text;
}

static enum taut_status no_memory(struct taut_door *d)
{
    return taut_fail(&d->error, TAUT_ENOMEM, "coat", "no memory");
}

/* ---- what is painted ---------------------------------------------------------------------------------------- */

static bool has_sense(const struct taut_drawing *drawing, enum taut_sensation sense)
{
    for (size_t k = 0; k < drawing->n_layers; k++)
        if (drawing->layers[k].sensation == sense)
            return true;
    return false;
}

/* "0" bare, "1" .. "9" and "a" for 10 on the numeric rating scale. */
static enum taut_status add_sense(struct taut_door *d, struct taut_json *j, const struct taut_drawing *drawing,
                                  enum taut_sensation sense)
{
    static const char grades[WORST_NRS + 2] = "0123456789a";
    struct taut_painting painting;
    char *text = blank(d);
    if (!text)
        return no_memory(d);
    enum taut_status st = taut_drawing_paint(d->canvas, drawing, TAUT_SENSES(sense), d->arena, &painting, &d->error);
    for (uint32_t t = 0; st == TAUT_OK && t < d->body.n_triangles; t++)
        if (painting.paint[t] != TAUT_BARE)
            text[t] = grades[painting.paint[t] == TAUT_UNGRADED ? NRS_OF_UNGRADED : painting.paint[t] - TAUT_UNGRADED];
    if (st == TAUT_OK)
        taut_json_string(j, taut_sensation_name(sense), text);
    return st;
}

static enum taut_status add_painted(struct question *q, struct taut_json *j)
{
    struct taut_door *d = q->door;
    struct taut_drawing drawing = { 0 };
    enum taut_status st = TAUT_OK;
    if (q->n_input)
        st = taut_json_read_drawing(d->atlas, q->input, q->n_input, d->arena, &drawing, &d->error);
    for (enum taut_sensation sense = 0; sense < TAUT_SENSATIONS && st == TAUT_OK; sense++)
        if (has_sense(&drawing, sense))
            st = add_sense(d, j, &drawing, sense);
    return st;
}

/* ---- a point -------------------------------------------------------------------------------------------------- */

/* Whether a zone that is narrower than its region has a triangle: at least half of what it has inside, as charts draw it. */
static bool is_within(const struct taut_body *b, const struct taut_chart_zone *z, uint32_t t)
{
    if (!z->field)
        return true;
    const uint32_t *at = b->triangles[t];
    const float inside = z->zone == TAUT_ESSENTIAL ? 1.0f : 0.5f;
    return z->field[at[0]] + z->field[at[1]] + z->field[at[2]] >= 3 * inside / 2;
}

static bool is_on_side(const struct taut_body *b, enum taut_side side, uint32_t t)
{
    return side == TAUT_LEFT ? t < b->n_half : side == TAUT_RIGHT ? t >= b->n_half : true;
}

/* "0" none, "1" some people feel it there, "2" most do. */
static char *zones_of(struct taut_door *d, const struct taut_chart *chart)
{
    const struct taut_body *b = &d->body;
    char *text = blank(d);
    for (size_t k = 0; text && k < chart->n_zones; k++) {
        const struct taut_chart_zone *z = &chart->zones[k];
        const char to = z->zone == TAUT_ESSENTIAL ? '2' : '1';
        for (uint32_t t = 0; t < b->n_triangles; t++)
            if (b->regions[t] == z->region && text[t] < to && is_on_side(b, z->side, t) && is_within(b, z, t))
                text[t] = to;
    }
    return text;
}

static void add_crosses(struct taut_json *j, const struct taut_chart *chart)
{
    taut_json_open_array(j, "crosses");
    for (size_t k = 0; k < chart->n_marks; k++)
        door_add_vector(j, NULL, chart->marks[k].at, 1);
    taut_json_close(j);
}

static enum taut_status add_point(struct question *q, struct taut_json *j, const char *id, enum taut_figure figure)
{
    static const enum taut_side sides[] = { TAUT_LEFT, TAUT_RIGHT, TAUT_BOTH };
    const char *words[] = { "left", "right", "both" };
    struct taut_door *d = q->door;
    const uint16_t point = taut_atlas_find_point(d->atlas, id);
    size_t side = 0;
    if (point == TAUT_NONE)
        return member_refuse_name(&q->options, "point", "point", id, taut_atlas_nearest_entry(d->atlas, id));
    enum taut_status st = member_choice(&q->options, "side", words, 3, "left, right or both", &side);
    if (st != TAUT_OK)
        return st;
    const struct taut_body body = taut_body_as(&d->body, figure);
    struct taut_chart chart = { 0 };
    struct taut_chart_maker m = { .atlas = d->atlas,
                                  .surface = d->surface,
                                  .body = &body,
                                  .arena = d->arena,
                                  .zones = taut_arena_array(d->arena, MOST_ZONES, sizeof *m.zones),
                                  .max_zones = MOST_ZONES,
                                  .marks = taut_arena_array(d->arena, TAUT_CHART_MARKS, sizeof *m.marks),
                                  .chart = &chart };
    if (!m.zones || !m.marks)
        return no_memory(d);
    chart.zones = m.zones;
    chart.marks = m.marks;
    taut_chart_add_point(&m, point, sides[side], 0, NULL);
    const char *zones = zones_of(d, &chart);
    if (!zones)
        return no_memory(d);
    taut_json_string(j, "zone", zones);
    add_crosses(j, &chart);
    return TAUT_OK;
}

/* ---- questions ------------------------------------------------------------------------------------------------ */

/* Of a drawing, and of a point where one is named: texts of one character a triangle, in the order of the mesh. */
enum taut_status door_coat(struct question *q)
{
    struct taut_json j = { .out = &q->door->answer };
    enum taut_figure figure = TAUT_FIGURE_NEUTRAL;
    const char *id = NULL;
    enum taut_status st = door_need_body(q->door);
    if (st == TAUT_OK)
        st = door_figure(&q->options, &figure);
    if (st == TAUT_OK)
        st = member_string(&q->options, "point", &id);
    if (st != TAUT_OK)
        return st;
    taut_json_open_object(&j, NULL);
    st = add_painted(q, &j);
    if (st == TAUT_OK && id)
        st = add_point(q, &j, id, figure);
    taut_json_close(&j);
    if (st != TAUT_OK)
        taut_text_free(&q->door->answer); /* half of one is none */
    return st;
}

/* Of every region that has skin, how much of it; of a pair, one side. */
enum taut_status door_skin(struct question *q)
{
    struct taut_door *d = q->door;
    const struct taut_atlas *a = d->atlas;
    struct taut_json j = { .out = &d->answer };
    enum taut_status st = door_need_body(d);
    double *mm2 = st == TAUT_OK ? taut_arena_array(d->arena, a->n_regions, sizeof *mm2) : NULL;
    if (st == TAUT_OK && !mm2)
        st = no_memory(d);
    if (st != TAUT_OK)
        return st;
    for (uint32_t t = 0; t < d->body.n_triangles; t++)
        if (t < d->body.n_half || !a->places[d->body.regions[t]].paired)
            mm2[d->body.regions[t]] += taut_body_area(&d->body, t);
    taut_json_open_array(&j, NULL);
    for (uint16_t k = 0; k < a->n_regions; k++) {
        if (mm2[k] <= 0)
            continue;
        taut_json_open_object(&j, NULL);
        taut_json_string(&j, "region", a->places[k].id);
        taut_json_number(&j, "cm2", mm2[k] / 100, 2);
        taut_json_close(&j);
    }
    taut_json_close(&j);
    return TAUT_OK;
}
