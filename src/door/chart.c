/* chart.c - a chart as SVG: a muscle, a point, the first of a ranking, a drawing, many drawings, what a case allows, or the bare body. */
#include <json-c/json.h>
#include <string.h>

#include "door/door.h"

enum { MOST_ZONES = 4000, DEFAULT_CANDIDATES = 3, MOST_DRAWINGS = 1000 };

/* What a chart is made of; names and marks point into it. */
struct wanted {
    struct question *q;
    const struct taut_atlas *atlas; /* in the language that was asked for */
    struct taut_body body;          /* the figure that was asked for */
    enum taut_side side;
    enum taut_view views[TAUT_CHART_VIEWS];
    struct taut_chart_zone zones[MOST_ZONES];
    struct taut_chart_mark marks[TAUT_CHART_MARKS];
    const char *names[TAUT_CHART_COLOURS];
    struct taut_chart chart;
};

/* ---- options about looks ---------------------------------------------------------------------------------------- */

static enum taut_status read_views(struct wanted *w)
{
    struct reader *r = &w->q->options;
    struct json_object *list = NULL;
    size_t n = 0;
    enum taut_status st = member_list(r, "views", &list, &n);
    if (st == TAUT_OK && n > TAUT_CHART_VIEWS)
        return REFUSE(r, "views", "at most %d", TAUT_CHART_VIEWS);
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        struct json_object *v = json_object_array_get_idx(list, k);
        const char *name = json_object_is_type(v, json_type_string) ? json_object_get_string(v) : "";
        if (!taut_view_find(name, &w->views[k]))
            st = member_refuse_name(r, "views", "view", name, NULL);
    }
    w->chart.views = w->views;
    w->chart.n_views = n;
    return st;
}

static enum taut_status read_looks(struct wanted *w)
{
    static const enum taut_side sides[] = { TAUT_LEFT, TAUT_RIGHT, TAUT_BOTH };
    const char *figures[TAUT_FIGURES], *words[] = { "left", "right", "both" };
    struct reader *r = &w->q->options;
    enum taut_answer dark = TAUT_NO, regions = TAUT_NO, bare = TAUT_NO, overlay = TAUT_NO;
    size_t side = 1, figure = TAUT_FIGURE_NEUTRAL;
    int skin = 1;
    for (size_t k = 0; k < TAUT_FIGURES; k++)
        figures[k] = taut_figure_name((enum taut_figure)k);
    enum taut_status st = member_choice(r, "side", words, 3, "left, right or both", &side);
    if (st == TAUT_OK)
        st = member_choice(r, "figure", figures, TAUT_FIGURES, "neutral, male or female", &figure);
    if (st == TAUT_OK)
        st = member_whole(r, "skin", 1, TAUT_SKINS, &skin);
    if (st == TAUT_OK)
        st = member_bool(r, "dark", &dark);
    if (st == TAUT_OK)
        st = member_bool(r, "regions", &regions);
    if (st == TAUT_OK)
        st = member_bool(r, "bare", &bare);
    if (st == TAUT_OK)
        st = member_bool(r, "overlay", &overlay);
    w->side = sides[side];
    w->body = taut_body_as(&w->q->door->body, (enum taut_figure)figure);
    w->chart.skin = (unsigned)skin - 1;
    w->chart.dark = dark == TAUT_YES;
    w->chart.regions = regions == TAUT_YES;
    w->chart.bare = bare == TAUT_YES;
    w->chart.overlay = overlay == TAUT_YES;
    return st == TAUT_OK ? read_views(w) : st;
}

/* ---- points ------------------------------------------------------------------------------------------------------ */

static struct taut_chart_maker maker(struct wanted *w)
{
    const struct taut_door *d = w->q->door;
    return (struct taut_chart_maker){ .atlas = w->atlas,
                                      .surface = d->surface,
                                      .body = &w->body,
                                      .arena = d->arena,
                                      .zones = w->zones,
                                      .max_zones = MOST_ZONES,
                                      .marks = w->marks,
                                      .names = w->names,
                                      .chart = &w->chart };
}

static void add_point(struct wanted *w, uint16_t point)
{
    const struct taut_chart_maker m = maker(w);
    taut_chart_add_point(&m, point, w->side, 0, NULL);
}

static enum taut_status no_such(const struct wanted *w, const char *id, const char *what)
{
    return member_refuse_name(&w->q->options, "id", what, id, taut_atlas_nearest_entry(w->q->door->atlas, id));
}

static enum taut_status show_muscle(struct wanted *w)
{
    const struct taut_atlas *a = w->atlas;
    const char *id = NULL;
    enum taut_status st = member_need_string(&w->q->options, "id", "which muscle?", &id);
    const uint16_t muscle = st == TAUT_OK ? taut_atlas_find_muscle(a, id) : TAUT_NONE;
    if (st != TAUT_OK || muscle == TAUT_NONE)
        return st != TAUT_OK ? st : no_such(w, id, "muscle");
    const struct taut_muscle *m = &a->muscles[muscle];
    for (uint16_t k = 0; k < m->n_points; k++)
        add_point(w, (uint16_t)(m->first_point + k));
    w->chart.title = m->english;
    return TAUT_OK;
}

static enum taut_status show_point(struct wanted *w)
{
    const struct taut_atlas *a = w->atlas;
    const char *id = NULL;
    enum taut_status st = member_need_string(&w->q->options, "id", "which point?", &id);
    const uint16_t point = st == TAUT_OK ? taut_atlas_find_point(a, id) : TAUT_NONE;
    if (st != TAUT_OK || point == TAUT_NONE)
        return st != TAUT_OK ? st : no_such(w, id, "point");
    add_point(w, point);
    w->chart.title = a->causes[point].name;
    return TAUT_OK;
}

static enum taut_status show_ranking(struct wanted *w)
{
    struct taut_door *d = w->q->door;
    struct taut_json_candidate candidates[TAUT_CHART_COLOURS];
    const struct taut_chart_maker m = maker(w);
    int top = DEFAULT_CANDIDATES;
    size_t n = 0;
    enum taut_status st = door_must_rank(d, "ranking");
    if (st == TAUT_OK)
        st = member_whole(&w->q->options, "top", 1, TAUT_CHART_COLOURS, &top);
    if (st == TAUT_OK)
        st = taut_json_read_ranking(d->atlas, w->q->input, w->q->n_input, d->arena, candidates, (size_t)top, &n,
                                    &d->error);
    for (size_t i = 0; i < n && st == TAUT_OK; i++)
        st = taut_chart_add_candidate(&m, candidates[i].point, candidates[i].side, w->side, candidates[i].probability,
                                      &d->error);
    w->chart.names = w->names;
    w->chart.title = taut_say(w->atlas->catalogue, "Most probable points");
    return st;
}

static enum taut_status show_drawing(struct wanted *w)
{
    struct taut_door *d = w->q->door;
    struct taut_drawing drawing;
    struct taut_painting painting;
    float *levels = taut_arena_array(d->arena, d->body.n_triangles, sizeof *levels);
    if (!levels)
        return taut_fail(&d->error, TAUT_ENOMEM, "chart", "no memory");
    enum taut_status st = taut_json_read_drawing(d->atlas, w->q->input, w->q->n_input, d->arena, &drawing, &d->error);
    if (st == TAUT_OK)
        st = taut_drawing_paint(d->canvas, &drawing, TAUT_ALL_SENSES, d->arena, &painting, &d->error);
    if (st == TAUT_OK)
        taut_painting_levels(d->canvas, &painting, levels);
    w->chart.levels = levels;
    w->chart.title = taut_say(w->atlas->catalogue, "Pain drawing");
    return st;
}

/* Counts the triangles that one drawing paints. */
static enum taut_status count_drawing(struct taut_door *d, const char *line, size_t n, struct taut_arena *scratch,
                                      uint32_t *count, struct taut_error *err)
{
    struct taut_drawing drawing;
    struct taut_painting painting;
    enum taut_status st = taut_json_read_drawing(d->atlas, line, n, scratch, &drawing, err);
    if (st == TAUT_OK)
        st = taut_drawing_paint(d->canvas, &drawing, TAUT_ALL_SENSES, scratch, &painting, err);
    if (st == TAUT_OK)
        taut_painting_count(d->canvas, &painting, count);
    return st;
}

/* A refusal names the drawing: "drawings[3].layers[0].sensation". */
static enum taut_status refuse_drawing(struct taut_door *d, size_t k, const struct taut_error *e)
{
    const char *where = taut_arena_printf(d->arena, *e->where ? "drawings[%zu].%s" : "drawings[%zu]%s", k, e->where);
    return taut_fail(&d->error, e->status, where ? where : "drawings", "%s", e->message);
}

/* All drawings of the input, one a line. */
static enum taut_status count_drawings(struct question *q, uint32_t *count, size_t *n)
{
    struct taut_door *d = q->door;
    struct taut_arena *scratch = taut_arena_create();
    enum taut_status st = scratch ? TAUT_OK : taut_fail(&d->error, TAUT_ENOMEM, "chart", "no memory");
    const char *line = q->input, *const end = q->input + q->n_input;
    for (*n = 0; line < end && st == TAUT_OK; ++*n) {
        struct taut_error error = { 0 };
        const char *const found = memchr(line, '\n', (size_t)(end - line)), *const stop = found ? found : end;
        if (*n == MOST_DRAWINGS)
            st = taut_fail(&d->error, TAUT_EINVAL, "drawings", "at most %d", MOST_DRAWINGS);
        else if (count_drawing(d, line, (size_t)(stop - line), scratch, count, &error) != TAUT_OK)
            st = refuse_drawing(d, *n, &error);
        taut_arena_reset(scratch);
        line = found ? found + 1 : end;
    }
    taut_arena_free(scratch);
    return st;
}

/* Of each piece of skin, in what share of the drawings it is painted. */
static enum taut_status show_heat(struct wanted *w)
{
    struct taut_door *d = w->q->door;
    float *levels = taut_arena_array(d->arena, d->body.n_triangles, sizeof *levels);
    uint32_t *count = taut_arena_array(d->arena, d->body.n_triangles, sizeof *count);
    size_t n = 0;
    if (!levels || !count)
        return taut_fail(&d->error, TAUT_ENOMEM, "chart", "no memory");
    enum taut_status st = count_drawings(w->q, count, &n);
    if (st == TAUT_OK && n == 0)
        st = taut_fail(&d->error, TAUT_EINVAL, "drawings", "there is none; one a line");
    for (uint32_t t = 0; t < d->body.n_triangles && st == TAUT_OK; t++)
        levels[t] = (float)count[t] / (float)n;
    w->chart.levels = levels;
    w->chart.scale = TAUT_SCALE_FREQUENCY;
    w->chart.title =
        taut_arena_printf(d->arena, n == 1 ? "Where it hurts in %zu drawing" : "Where it hurts in %zu drawings", n);
    return st;
}

static void add_place(struct wanted *w, const struct taut_mark *m, enum taut_zone zone)
{
    const struct taut_atlas *a = w->atlas;
    const struct taut_list members = a->places[m->place].members;
    for (uint16_t k = 0; k < members.n && w->chart.n_zones < MOST_ZONES; k++) {
        const uint16_t region = a->index[members.begin + k];
        const enum taut_side side = a->places[region].paired ? m->side : TAUT_MIDLINE;
        w->zones[w->chart.n_zones++] = (struct taut_chart_zone){ region, side, zone, 0, NULL };
    }
}

/* The marks of a drawing as places that are pointed at, whether or not they hurt. Limits: severe stands for no pressure, all else
 * for going lightly. */
static enum taut_status show_places(struct wanted *w, bool limits)
{
    enum { SEVERE = 3 };
    struct taut_door *d = w->q->door;
    struct taut_drawing drawing = { 0 };
    enum taut_status st = taut_json_read_drawing(d->atlas, w->q->input, w->q->n_input, d->arena, &drawing, &d->error);
    for (size_t i = 0; st == TAUT_OK && i < drawing.n_layers; i++)
        for (size_t k = 0; k < drawing.layers[i].n_marks; k++) {
            const struct taut_mark *m = &drawing.layers[i].marks[k];
            add_place(w, m, limits && m->grade.level != SEVERE ? TAUT_SPILLOVER : TAUT_ESSENTIAL);
        }
    w->chart.zones_mean = limits ? TAUT_ZONES_LIMITS : TAUT_ZONES_PAIN;
    w->chart.title = taut_say(w->atlas->catalogue, limits ? "Where not to press, or only lightly" : "Places");
    return st;
}

static enum taut_status show_marks(struct wanted *w)
{
    return show_places(w, false);
}

static enum taut_status show_limits(struct wanted *w)
{
    return show_places(w, true);
}

static enum taut_status show_body(struct wanted *w)
{
    (void)w;
    return TAUT_OK;
}

/* All of them, or the one that is named. */
static enum taut_status show_dermatomes(struct wanted *w)
{
    struct taut_door *d = w->q->door;
    const char *id = NULL;
    enum taut_status st = member_string(&w->q->options, "id", &id);
    const uint16_t one = id ? taut_atlas_find_dermatome(d->atlas, id) : TAUT_NONE;
    if (st == TAUT_OK && !id)
        return taut_chart_dermatomes(w->atlas, d->arena, &w->chart, &d->error);
    if (st == TAUT_OK && one == TAUT_NONE)
        return member_refuse_name(&w->q->options, "id", "dermatome", id, NULL);
    return st == TAUT_OK ? taut_chart_dermatome(w->atlas, one, d->arena, &w->chart, &d->error) : st;
}

/* Where a case allows no pressure, or only little. */
static enum taut_status show_screen(struct wanted *w)
{
    struct taut_door *d = w->q->door;
    struct taut_case told = { 0 };
    struct taut_screening screening = { 0 };
    struct taut_allowed allowed = { 0 };
    enum taut_answer trained = TAUT_NO;
    enum taut_status st = member_bool(&w->q->options, "trained", &trained);
    if (st == TAUT_OK)
        st = door_told(w->q, &told);
    if (st == TAUT_OK)
        st = taut_screen_run(d->atlas, &told, d->arena, &screening, &d->error);
    if (st == TAUT_OK)
        st = taut_screen_allow(d->atlas, &told, &screening, trained == TAUT_YES ? TAUT_TRAINED_HANDS : TAUT_OWN_HANDS,
                               d->arena, &allowed, &d->error);
    return st == TAUT_OK ? taut_screen_chart(w->atlas, &allowed, d->arena, &w->chart, &d->error) : st;
}

enum taut_status door_chart(struct question *q)
{
    static const char *const words[] = { "body",  "muscle", "point",  "ranking",    "drawing",
                                         "marks", "limits", "screen", "dermatomes", "heat" };
    static enum taut_status (*const show[])(struct wanted *
                                            w) = { show_body,  show_muscle, show_point,  show_ranking,    show_drawing,
                                                   show_marks, show_limits, show_screen, show_dermatomes, show_heat };
    struct taut_door *d = q->door;
    struct wanted *w = taut_arena_alloc(d->arena, sizeof *w);
    struct taut_picture picture;
    size_t which = 0;
    if (!w)
        return taut_fail(&d->error, TAUT_ENOMEM, "chart", "no memory");
    w->q = q;
    enum taut_status st = door_need_body(d);
    if (st == TAUT_OK)
        st = door_said(q, &w->atlas);
    if (st == TAUT_OK)
        st = member_choice(&q->options, "show", words, sizeof words / sizeof *words,
                           "body, muscle, point, ranking, drawing, marks, limits, screen, dermatomes or heat", &which);
    w->chart.zones = w->zones;
    w->chart.marks = w->marks;
    if (st == TAUT_OK)
        st = read_looks(w);
    if (st == TAUT_OK)
        st = show[which](w);
    if (st == TAUT_OK)
        st = taut_chart_draw(w->atlas, &w->body, &w->chart, d->arena, &picture, &d->error);
    if (st == TAUT_OK)
        taut_picture_svg(&picture, &d->answer);
    return st;
}
