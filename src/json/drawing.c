/* drawing.c - taut.drawing/1: strokes, marks and arrows as JSON. Bounds of numbers: taut_drawing_check. */
#include "drawing.h"

#include <assert.h>
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "guard.h"

#define TENTHS_OF_MM 10.0 /* what lengths are kept to, so that what is printed is what was read */

struct lists {
    struct taut_vec points; /* of the whole drawing */
    size_t parts;           /* marks, strokes and arrows so far */
};

/* The object k of a list becomes the one that is read; the path, whose first `outer` bytes stay, gets its name. */
static enum taut_status enter(struct reader *r, struct json_object *list, size_t outer, const char *key, size_t k)
{
    size_t room = sizeof r->path - outer;
    int n = snprintf(r->path + outer, room, "%s%s[%zu]", outer ? "." : "", key, k);
    assert(n > 0 && (size_t)n < room);
    (void)n;
    r->at = json_object_array_get_idx(list, k);
    if (!r->at || !json_object_is_type(r->at, json_type_object))
        return REFUSE(r, "", "must be an object");
    return TAUT_OK;
}

/* ---- numbers ------------------------------------------------------------------------------------------------- */

/* To the nearest tenth; what is not finite or far too large stays so, and is refused by the check of bounds. */
static bool read_length(struct json_object *v, float *ret)
{
    if (!v || (!json_object_is_type(v, json_type_int) && !json_object_is_type(v, json_type_double)))
        return false;
    double d = json_object_get_double(v) * TENTHS_OF_MM;
    if (d > -1e6 && d < 1e6)
        d = (double)(int32_t)(d < 0 ? d - 0.5 : d + 0.5);
    *ret = (float)(d / TENTHS_OF_MM);
    return true;
}

static enum taut_status read_grade(struct reader *r, struct taut_grade *ret)
{
    static const char *const words[] = { "mild", "moderate", "severe" };
    static const char choices[] = "mild, moderate, severe or 1 to 3";
    struct json_object *v = member_get(r, "level");
    size_t level = 3;
    int nrs = -1;
    enum taut_status st = TAUT_OK;
    if (v && json_object_is_type(v, json_type_int)) {
        int64_t n = json_object_get_int64(v);
        if (n < 1 || n > 3)
            return REFUSE(r, "level", "level must be %s", choices);
        level = (size_t)n - 1;
    } else {
        st = member_choice(r, "level", words, 3, choices, &level);
    }
    if (st == TAUT_OK)
        st = member_whole(r, "nrs", 1, 10, &nrs);
    *ret = (struct taut_grade){ (uint8_t)(level < 3 ? level + 1 : 0), (int8_t)nrs };
    return st;
}

/* ---- tracks --------------------------------------------------------------------------------------------------- */

static enum taut_status read_on(struct reader *r, struct taut_track *ret)
{
    const char *on = NULL, *names[TAUT_VIEWS + 1] = { "surface" };
    enum taut_status st = member_need_string(r, "on", "surface or a view: front, back, left, right, …", &on);
    if (st != TAUT_OK)
        return st;
    ret->on_surface = !strcmp(on, "surface");
    if (ret->on_surface || taut_view_find(on, &ret->view))
        return TAUT_OK;
    for (size_t k = 0; k < TAUT_VIEWS; k++)
        names[k + 1] = taut_view_name((enum taut_view)k);
    return member_refuse_name(r, "on", "view", on, taut_json_nearest(on, names, TAUT_VIEWS + 1));
}

static enum taut_status read_point(struct reader *r, struct json_object *v, size_t k, bool on_surface,
                                   struct taut_point3 *ret)
{
    size_t wanted = on_surface ? 3 : 2;
    float *numbers[3] = { &ret->x, &ret->y, &ret->z };
    bool good = v && json_object_is_type(v, json_type_array) && json_object_array_length(v) == wanted;
    for (size_t i = 0; good && i < wanted; i++)
        good = read_length(json_object_array_get_idx(v, i), numbers[i]);
    if (good)
        return TAUT_OK;
    char key[32];
    snprintf(key, sizeof key, "points[%zu]", k);
    return REFUSE(r, key, "must be %s in mm", on_surface ? "[x, y, z]" : "[x, y]");
}

static enum taut_status read_track(struct reader *r, struct lists *l, struct taut_track *ret)
{
    struct json_object *list = NULL;
    size_t n = 0;
    enum taut_status st = read_on(r, ret);
    if (st == TAUT_OK)
        st = member_list(r, "points", &list, &n);
    if (st == TAUT_OK && n > TAUT_MAX_DRAWN_POINTS - l->points.n)
        return REFUSE(r, "points", "more than %u points in one drawing", TAUT_MAX_DRAWN_POINTS);
    ret->first = (uint32_t)l->points.n;
    ret->n = (uint32_t)n;
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        struct taut_point3 *p = taut_vec_push(r->arena, &l->points);
        if (!p)
            return taut_fail(r->err, TAUT_ENOMEM, "", "no memory for the points");
        st = read_point(r, json_object_array_get_idx(list, k), k, ret->on_surface, p);
    }
    return st;
}

/* ---- marks, strokes, arrows -------------------------------------------------------------------------------------- */

static bool has_pair(const struct taut_atlas *a, uint16_t place)
{
    for (uint32_t i = 0; i < a->places[place].members.n; i++)
        if (a->places[a->index[a->places[place].members.begin + i]].paired)
            return true;
    return false;
}

static enum taut_status read_mark(struct reader *r, struct lists *l, void *to)
{
    static const char *const known[] = { "region", "side", "level", "nrs", NULL };
    struct taut_mark *m = to;
    enum taut_status st = member_check_keys(r, known);
    (void)l;
    if (st == TAUT_OK)
        st = member_region(r, &m->place);
    if (st == TAUT_OK)
        st = member_side(r, &m->side);
    if (st == TAUT_OK && m->side == TAUT_UNSTATED && !has_pair(r->atlas, m->place))
        m->side = TAUT_MIDLINE;
    return st == TAUT_OK ? read_grade(r, &m->grade) : st;
}

static enum taut_status read_stroke(struct reader *r, struct lists *l, void *to)
{
    static const char *const tools[] = { "brush", "eraser", "undo" };
    static const char *const known[TAUT_TOOLS][7] = { { "tool", "on", "radius_mm", "level", "nrs", "points", NULL },
                                                      { "tool", "on", "radius_mm", "points", NULL },
                                                      { "tool", NULL } };
    struct taut_stroke *s = to;
    size_t tool = TAUT_BRUSH;
    enum taut_status st = member_choice(r, "tool", tools, TAUT_TOOLS, "brush, eraser or undo", &tool);
    s->tool = (enum taut_tool)tool;
    s->grade = (struct taut_grade){ 0, -1 };
    if (st == TAUT_OK)
        st = member_check_keys(r, known[tool]);
    if (st != TAUT_OK || s->tool == TAUT_UNDO)
        return st;
    if (!read_length(member_get(r, "radius_mm"), &s->radius_mm))
        return REFUSE(r, "radius_mm", "must be a number from %d to %d", TAUT_THINNEST_BRUSH, TAUT_WIDEST_BRUSH);
    st = read_grade(r, &s->grade);
    return st == TAUT_OK ? read_track(r, l, &s->track) : st;
}

static enum taut_status read_arrow(struct reader *r, struct lists *l, void *to)
{
    static const char *const known[] = { "on", "points", NULL };
    struct taut_arrow *arrow = to;
    enum taut_status st = member_check_keys(r, known);
    return st == TAUT_OK ? read_track(r, l, &arrow->track) : st;
}

/* One of a layer's lists; each row by `read` into places of `size` bytes. */
static enum taut_status read_parts(struct reader *r, struct lists *l, const char *key, size_t size,
                                   enum taut_status (*read)(struct reader *r, struct lists *l, void *to),
                                   const void **ret, size_t *ret_n)
{
    struct json_object *list = NULL, *outer = r->at;
    size_t n = 0, path = strlen(r->path);
    enum taut_status st = member_list(r, key, &list, &n);
    if (st != TAUT_OK)
        return st;
    if (n > TAUT_MAX_STROKES - l->parts)
        return REFUSE(r, key, "more than %u marks, strokes and arrows in one drawing", TAUT_MAX_STROKES);
    l->parts += n;
    char *items = taut_arena_array(r->arena, n + 1, size);
    if (!items)
        return taut_fail(r->err, TAUT_ENOMEM, "", "no memory for %zu %s", n, key);
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        st = enter(r, list, path, key, k);
        if (st == TAUT_OK)
            st = read(r, l, items + k * size);
    }
    r->at = outer;
    r->path[path] = '\0';
    *ret = items;
    *ret_n = n;
    return st;
}

/* ---- layers -------------------------------------------------------------------------------------------------------- */

static enum taut_status read_qualities(struct reader *r, struct taut_layer *l)
{
    struct json_object *list = NULL;
    size_t n = 0;
    enum taut_status st = member_list(r, "qualities", &list, &n);
    if (st == TAUT_OK && n > TAUT_MAX_QUALITIES)
        return REFUSE(r, "qualities", "more than %u", TAUT_MAX_QUALITIES);
    uint16_t *terms = taut_arena_array(r->arena, n + 1, sizeof *terms);
    if (!terms)
        return taut_fail(r->err, TAUT_ENOMEM, "", "no memory for the qualities");
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        struct json_object *v = json_object_array_get_idx(list, k);
        char key[32];
        snprintf(key, sizeof key, "qualities[%zu]", k);
        if (!json_object_is_type(v, json_type_string))
            return REFUSE(r, key, "must be a text in quotes");
        st = member_term(r, key, TAUT_QUALITY, json_object_get_string(v), &terms[k]);
    }
    l->qualities = terms;
    l->n_qualities = n;
    return st;
}

static enum taut_status read_layer(struct reader *r, struct lists *l, struct taut_layer *to)
{
    static const char *const known[] = { "sensation", "qualities", "marks", "strokes", "arrows", NULL };
    static const char *const sensations[] = { "pain", "numbness", "tingling" };
    size_t sensation = TAUT_SENSATIONS;
    const void *marks = NULL, *strokes = NULL, *arrows = NULL;
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = member_choice(r, "sensation", sensations, TAUT_SENSATIONS, "pain, numbness or tingling", &sensation);
    if (st == TAUT_OK && sensation == TAUT_SENSATIONS)
        return REFUSE(r, "sensation", "is needed: pain, numbness or tingling");
    to->sensation = (enum taut_sensation)sensation;
    if (st == TAUT_OK)
        st = read_qualities(r, to);
    if (st == TAUT_OK)
        st = read_parts(r, l, "marks", sizeof *to->marks, read_mark, &marks, &to->n_marks);
    if (st == TAUT_OK)
        st = read_parts(r, l, "strokes", sizeof *to->strokes, read_stroke, &strokes, &to->n_strokes);
    if (st == TAUT_OK)
        st = read_parts(r, l, "arrows", sizeof *to->arrows, read_arrow, &arrows, &to->n_arrows);
    to->marks = marks;
    to->strokes = strokes;
    to->arrows = arrows;
    return st;
}

static enum taut_status read_layers(struct reader *r, struct lists *l, struct taut_drawing *ret)
{
    struct json_object *list = NULL, *outer = r->at;
    size_t n = 0, path = strlen(r->path);
    enum taut_status st = member_list(r, "layers", &list, &n);
    if (st == TAUT_OK && !list)
        return REFUSE(r, "layers", "is needed: a list of what was drawn");
    if (st == TAUT_OK && n > TAUT_MAX_LAYERS)
        return REFUSE(r, "layers", "more than %u layers", TAUT_MAX_LAYERS);
    struct taut_layer *layers = taut_arena_array(r->arena, n + 1, sizeof *layers);
    if (!layers)
        return taut_fail(r->err, TAUT_ENOMEM, "", "no memory for %zu layers", n);
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        st = enter(r, list, path, "layers", k);
        if (st == TAUT_OK)
            st = read_layer(r, l, &layers[k]);
    }
    r->at = outer;
    r->path[path] = '\0';
    ret->layers = layers;
    ret->n_layers = n;
    return st;
}

/* The check knows places within a drawing; here they get the path of the drawing before them. */
static enum taut_status check_bounds(struct reader *r, const struct taut_drawing *d)
{
    struct taut_error found = { 0 };
    enum taut_status st = taut_drawing_check(r->atlas, d, &found);
    return st == TAUT_OK ? st : REFUSE(r, found.where, "%s", found.message);
}

enum taut_status drawing_read(struct reader *r, bool format, struct taut_drawing *ret)
{
    static const char *const known[] = { "format", "figure", "layers", NULL };
    struct lists l = { .points = { .size = sizeof(struct taut_point3) } };
    const char *name = NULL, *figures[TAUT_FIGURES];
    size_t figure = TAUT_FIGURE_NEUTRAL;
    for (size_t k = 0; k < TAUT_FIGURES; k++)
        figures[k] = taut_figure_name((enum taut_figure)k);
    if (!json_object_is_type(r->at, json_type_object))
        return REFUSE(r, "", "must be an object in { }");
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = format ? member_need_string(r, "format", "\"taut.drawing/1\"", &name) : member_string(r, "format", &name);
    if (st == TAUT_OK && name && strcmp(name, "taut.drawing/1") != 0)
        return REFUSE(r, "format", "must be \"taut.drawing/1\"");
    if (st == TAUT_OK)
        st = member_choice(r, "figure", figures, TAUT_FIGURES, "neutral, male or female", &figure);
    ret->figure = (enum taut_figure)figure;
    if (st == TAUT_OK)
        st = read_layers(r, &l, ret);
    ret->points = l.points.items;
    ret->n_points = l.points.n;
    return st == TAUT_OK ? check_bounds(r, ret) : st;
}

enum taut_status taut_json_read_drawing(const struct taut_atlas *a, const char *json, size_t n,
                                        struct taut_arena *arena, struct taut_drawing *ret, struct taut_error *err)
{
    struct json_object *root = NULL;
    enum taut_status st = guard_parse(json, n, TAUT_MAX_JSON, "drawing", arena, &root, err);
    if (st != TAUT_OK)
        return st;
    struct taut_drawing read = { 0 };
    struct reader r = { .atlas = a, .arena = arena, .err = err, .what = "drawing", .at = root };
    st = drawing_read(&r, true, &read);
    if (st == TAUT_OK)
        *ret = read;
    json_object_put(root);
    return st;
}
