/* cmd_chart.c - taut chart: the body with zones, drawings or regions, as SVG, PNG or PDF. */
#include <string.h>

#include <taut/surface.h>

#include "cli.h"

enum { MOST_ZONES = 4000, HEIGHT = 1000, CANDIDATES = 3, MOST_DRAWINGS = 1000 };

/* What a chart is made of; names and marks point into it. */
struct wanted {
    const struct taut_atlas *atlas;
    const struct args *args;
    struct taut_arena *arena;
    struct taut_surface *surface; /* of the neutral figure, on which landmarks are given */
    struct taut_body body;        /* the figure that was asked for */
    enum taut_side side;
    enum taut_view views[TAUT_CHART_VIEWS];
    struct taut_chart_zone zones[MOST_ZONES];
    struct taut_chart_mark marks[TAUT_CHART_MARKS];
    const char *names[TAUT_CHART_COLOURS];
    struct taut_chart chart;
    unsigned height;
    bool emergency; /* of the case that was screened */
};

/* ---- options about looks -------------------------------------------------------------------------------------- */

static enum taut_status read_side(struct wanted *w, struct taut_error *err)
{
    static const enum taut_side sides[] = { TAUT_LEFT, TAUT_RIGHT, TAUT_BOTH };
    const char *side = w->args->values[FLAG_SIDE];
    w->side = TAUT_RIGHT;
    for (size_t i = 0; side && i < sizeof sides / sizeof *sides; i++)
        if (!strcmp(side, taut_side_name(sides[i]))) {
            w->side = sides[i];
            return TAUT_OK;
        }
    return side ? taut_fail(err, TAUT_EINVAL, "--side", "must be left, right or both") : TAUT_OK;
}

static enum taut_status no_such_view(const char *name, struct taut_error *err)
{
    const char *names[TAUT_VIEWS];
    for (size_t i = 0; i < TAUT_VIEWS; i++)
        names[i] = taut_view_name((enum taut_view)i);
    const char *near = taut_json_nearest(name, names, TAUT_VIEWS);
    if (near)
        return taut_fail(err, TAUT_EINVAL, "--view", "no view is called %s; did you mean %s", name, near);
    return taut_fail(err, TAUT_EINVAL, "--view", "no view is called %s; taut help chart lists them", name);
}

static enum taut_status read_views(struct wanted *w, struct taut_error *err)
{
    const char *list = w->args->values[FLAG_VIEW];
    for (; list && *list; w->chart.n_views++) {
        char name[32];
        size_t n = strcspn(list, ",");
        snprintf(name, sizeof name, "%.*s", (int)(n < 30 ? n : 30), list);
        if (w->chart.n_views == TAUT_CHART_VIEWS)
            return taut_fail(err, TAUT_EINVAL, "--view", "at most %d views", TAUT_CHART_VIEWS);
        if (!taut_view_find(name, &w->views[w->chart.n_views]))
            return no_such_view(name, err);
        list += n + (list[n] == ',');
    }
    w->chart.views = w->views;
    return TAUT_OK;
}

static enum taut_status read_body(struct wanted *w, struct taut_error *err)
{
    const char *name = w->args->values[FLAG_FIGURE];
    enum taut_figure figure = TAUT_FIGURE_NEUTRAL;
    size_t n = 0;
    if (name && !taut_figure_find(name, &figure))
        return taut_fail(err, TAUT_EINVAL, "--figure", "must be neutral, male or female");
    const void *bytes = taut_body_builtin(&n);
    enum taut_status st = taut_body_read(w->atlas, bytes, n, w->arena, &w->body, err);
    if (st == TAUT_OK)
        st = taut_surface_build(&w->body, w->arena, &w->surface, err);
    if (st == TAUT_OK)
        w->body = taut_body_as(&w->body, figure);
    return st;
}

static enum taut_status read_looks(struct wanted *w, struct taut_error *err)
{
    const struct args *args = w->args;
    unsigned skin = 1;
    w->height = HEIGHT;
    enum taut_status st = read_side(w, err);
    if (st == TAUT_OK)
        st = read_views(w, err);
    if (st == TAUT_OK && args->values[FLAG_SKIN])
        st = input_number(args->values[FLAG_SKIN], "--skin", 1, TAUT_SKINS, &skin, err);
    if (st == TAUT_OK && args->values[FLAG_HEIGHT])
        st = input_number(args->values[FLAG_HEIGHT], "--height", 64, 8000, &w->height, err);
    w->chart.skin = skin - 1;
    w->chart.regions = args->values[FLAG_REGIONS] != NULL;
    w->chart.dark = args->values[FLAG_DARK] != NULL;
    return st;
}

/* ---- points ---------------------------------------------------------------------------------------------------- */

static struct taut_chart_maker maker(struct wanted *w)
{
    return (struct taut_chart_maker){ w->atlas,   w->surface, &w->body, w->arena, w->zones,
                                      MOST_ZONES, w->marks,   w->names, &w->chart };
}

static enum taut_status no_such(const struct taut_atlas *a, const char *flag, const char *id, const char *what,
                                struct taut_error *err)
{
    const char *nearest = taut_atlas_nearest_entry(a, id);
    return taut_fail(err, TAUT_ENOTFOUND, flag, "no %s is called %.40s%s%s", what, id, nearest ? "; did you mean " : "",
                     nearest ? nearest : "");
}

static enum taut_status show_muscle(struct wanted *w, const char *id, struct taut_error *err)
{
    uint16_t muscle = taut_atlas_find_muscle(w->atlas, id);
    if (muscle == TAUT_NONE)
        return no_such(w->atlas, "--muscle", id, "muscle", err);
    const struct taut_muscle *m = &w->atlas->muscles[muscle];
    const struct taut_chart_maker to = maker(w);
    for (uint16_t k = 0; k < m->n_points; k++)
        taut_chart_add_point(&to, (uint16_t)(m->first_point + k), w->side, 0, NULL);
    w->chart.title = m->english;
    return TAUT_OK;
}

static enum taut_status show_point(struct wanted *w, const char *id, struct taut_error *err)
{
    uint16_t point = taut_atlas_find_point(w->atlas, id);
    if (point == TAUT_NONE)
        return no_such(w->atlas, "--point", id, "point", err);
    const struct taut_chart_maker to = maker(w);
    taut_chart_add_point(&to, point, w->side, 0, NULL);
    w->chart.title = w->atlas->causes[point].name;
    return TAUT_OK;
}

/* ---- a ranking ------------------------------------------------------------------------------------------------- */

static enum taut_status show_ranking(struct wanted *w, const char *path, struct taut_error *err)
{
    struct taut_json_candidate candidates[TAUT_CHART_COLOURS];
    char *json = NULL;
    size_t length = 0, n = 0;
    unsigned top = CANDIDATES;
    enum taut_status st = TAUT_OK;
    if (w->args->values[FLAG_TOP])
        st = input_number(w->args->values[FLAG_TOP], "--top", 1, TAUT_CHART_COLOURS, &top, err);
    if (st == TAUT_OK)
        st = input_read(path, TAUT_MAX_RANKING_JSON, w->arena, &json, &length, err);
    if (st != TAUT_OK)
        return st;
    st = taut_json_read_ranking(w->atlas, json, length, w->arena, candidates, top, &n, err);
    if (st != TAUT_OK)
        input_within(err, input_name(path));
    const struct taut_chart_maker to = maker(w);
    for (size_t i = 0; i < n && st == TAUT_OK; i++)
        st = taut_chart_add_candidate(&to, candidates[i].point, candidates[i].side, w->side, candidates[i].probability,
                                      err);
    w->chart.names = w->names;
    w->chart.title = taut_say(w->atlas->catalogue, "Most probable points");
    return st;
}

/* ---- drawings -------------------------------------------------------------------------------------------------- */

static enum taut_status paint(struct wanted *w, struct taut_canvas *canvas, const char *path, struct taut_painting *ret,
                              struct taut_error *err)
{
    struct taut_drawing drawing;
    enum taut_status st = input_drawing(w->atlas, path, w->arena, &drawing, err);
    return st == TAUT_OK ? taut_drawing_paint(canvas, &drawing, TAUT_ALL_SENSES, w->arena, ret, err) : st;
}

static enum taut_status begin_levels(struct wanted *w, float **levels, struct taut_canvas **canvas,
                                     struct taut_error *err)
{
    *levels = taut_arena_array(w->arena, w->body.n_triangles, sizeof **levels);
    if (!*levels)
        return taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
    w->chart.levels = *levels;
    return taut_canvas_create(w->atlas, &w->body, w->arena, canvas, err);
}

static enum taut_status show_drawing(struct wanted *w, const char *path, struct taut_error *err)
{
    struct taut_painting painting;
    struct taut_canvas *canvas = NULL;
    float *levels = NULL;
    enum taut_status st = begin_levels(w, &levels, &canvas, err);
    if (st == TAUT_OK)
        st = paint(w, canvas, path, &painting, err);
    if (st == TAUT_OK)
        taut_painting_levels(canvas, &painting, levels);
    w->chart.title = w->chart.title ? w->chart.title : taut_say(w->atlas->catalogue, "Pain drawing");
    return st;
}

static enum taut_status show_heat(struct wanted *w, struct taut_error *err)
{
    const size_t n = w->args->n_words;
    struct taut_canvas *canvas = NULL;
    float *levels = NULL;
    uint32_t *count = taut_arena_array(w->arena, w->body.n_triangles, sizeof *count);
    enum taut_status st = TAUT_OK;
    if (n == 0 || n > MOST_DRAWINGS)
        return taut_fail(err, TAUT_EINVAL, "--heat", "takes 1 to %d drawings", MOST_DRAWINGS);
    st = count ? begin_levels(w, &levels, &canvas, err) : taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
    for (size_t i = 0; i < n && st == TAUT_OK; i++) {
        struct taut_painting painting;
        st = paint(w, canvas, w->args->words[i], &painting, err);
        if (st == TAUT_OK)
            taut_painting_count(canvas, &painting, count);
    }
    for (uint32_t t = 0; t < w->body.n_triangles && st == TAUT_OK; t++)
        levels[t] = (float)count[t] / (float)n;
    w->chart.scale = TAUT_SCALE_FREQUENCY;
    w->chart.title =
        taut_arena_printf(w->arena, n == 1 ? "Where it hurts in %zu drawing" : "Where it hurts in %zu drawings", n);
    return st;
}

/* ---- a screen --------------------------------------------------------------------------------------------------- */

static enum taut_status show_screen(struct wanted *w, const char *path, struct taut_error *err)
{
    const enum taut_hands hands = w->args->values[FLAG_TRAINED] ? TAUT_TRAINED_HANDS : TAUT_OWN_HANDS;
    struct args asked = { .command = w->args->command };
    struct taut_case told = { 0 };
    struct taut_screening screening = { 0 };
    struct taut_allowed allowed = { 0 };
    asked.values[FLAG_CASE] = path;
    asked.values[FLAG_TODAY] = w->args->values[FLAG_TODAY];
    enum taut_status st = told_read(&asked, w->atlas, w->arena, &told, NULL, err);
    if (st == TAUT_OK)
        st = taut_screen_run(w->atlas, &told, w->arena, &screening, err);
    if (st == TAUT_OK)
        st = taut_screen_allow(w->atlas, &told, &screening, hands, w->arena, &allowed, err);
    if (st == TAUT_OK)
        st = taut_screen_chart(w->atlas, &allowed, w->arena, &w->chart, err);
    w->emergency = screening.emergency;
    return st;
}

/* ---- all of it ------------------------------------------------------------------------------------------------- */

/* Limits stand on a chart of their own: nothing beside them that looks like a place to press. */
static enum taut_status check_screen(const struct args *args, struct taut_error *err)
{
    static const enum flag others[] = { FLAG_MUSCLE, FLAG_POINT,   FLAG_RANKING,   FLAG_DRAWING,
                                        FLAG_HEAT,   FLAG_REGIONS, FLAG_DERMATOMES };
    for (size_t k = 0; args->values[FLAG_SCREEN] && k < sizeof others / sizeof *others; k++)
        if (args->values[others[k]])
            return taut_fail(err, TAUT_EINVAL, "--screen", "cannot stand beside --%s", cli_flags[others[k]].name);
    if (args->values[FLAG_TRAINED] && !args->values[FLAG_SCREEN])
        return taut_fail(err, TAUT_EINVAL, "--trained", "goes with --screen");
    if (args->values[FLAG_TODAY] && !args->values[FLAG_SCREEN])
        return taut_fail(err, TAUT_EINVAL, "--today", "goes with --screen");
    return TAUT_OK;
}

static enum taut_status read_wanted(struct wanted *w, struct taut_error *err)
{
    const char *const *values = w->args->values;
    if (w->args->n_words > 0 && !values[FLAG_HEAT])
        return taut_fail(err, TAUT_EINVAL, w->args->words[0], "files are drawings for --heat");
    if (values[FLAG_HEAT] && values[FLAG_DRAWING])
        return taut_fail(err, TAUT_EINVAL, "--heat", "cannot stand beside --drawing");
    if (values[FLAG_RANKING] && (values[FLAG_MUSCLE] || values[FLAG_POINT]))
        return taut_fail(err, TAUT_EINVAL, "--ranking", "cannot stand beside --muscle or --point");
    if (values[FLAG_DERMATOMES] && (values[FLAG_RANKING] || values[FLAG_MUSCLE] || values[FLAG_POINT]))
        return taut_fail(err, TAUT_EINVAL, "--dermatomes", "cannot stand beside --ranking, --muscle or --point");
    enum taut_status st = check_screen(w->args, err);
    if (st == TAUT_OK && values[FLAG_RANKING])
        st = mode_must_be_full("--ranking", err);
    if (st == TAUT_OK)
        st = read_looks(w, err);
    if (st == TAUT_OK)
        st = read_body(w, err);
    if (st == TAUT_OK && values[FLAG_POINT])
        st = show_point(w, values[FLAG_POINT], err);
    if (st == TAUT_OK && values[FLAG_MUSCLE])
        st = show_muscle(w, values[FLAG_MUSCLE], err);
    if (st == TAUT_OK && values[FLAG_RANKING])
        st = show_ranking(w, values[FLAG_RANKING], err);
    if (st == TAUT_OK && values[FLAG_DRAWING])
        st = show_drawing(w, values[FLAG_DRAWING], err);
    if (st == TAUT_OK && values[FLAG_HEAT])
        st = show_heat(w, err);
    w->chart.zones = w->zones;
    w->chart.marks = w->marks;
    if (st == TAUT_OK && values[FLAG_DERMATOMES])
        st = taut_chart_dermatomes(w->atlas, w->arena, &w->chart, err);
    if (st == TAUT_OK && values[FLAG_SCREEN])
        st = show_screen(w, values[FLAG_SCREEN], err);
    return st;
}

static enum taut_status chart(const struct args *args, struct taut_arena *arena, struct taut_error *err)
{
    struct wanted *w = taut_arena_alloc(arena, sizeof *w);
    struct taut_picture picture;
    if (!w)
        return taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
    w->args = args;
    w->arena = arena;
    enum taut_status st = input_said(args, taut_atlas_builtin(), arena, &w->atlas, err);
    if (st == TAUT_OK)
        st = read_wanted(w, err);
    if (st == TAUT_OK)
        st = taut_chart_draw(w->atlas, &w->body, &w->chart, arena, &picture, err);
    if (st == TAUT_OK)
        st = picture_put(&picture, args->values[FLAG_OUT], "--out", w->height, err);
    return st == TAUT_OK && w->emergency ? TAUT_EEMERGENCY : st;
}

enum taut_status cmd_chart(const struct args *args, struct taut_error *err)
{
    struct taut_arena *arena = taut_arena_create();
    enum taut_status st = arena ? chart(args, arena, err) : taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
    taut_arena_free(arena);
    return st;
}
