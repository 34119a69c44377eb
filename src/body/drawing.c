/* drawing.c - names of what a drawing is made of, and whether its parts are within their bounds. */
#include <taut/drawing.h>

#include <stdio.h>

const char *taut_sensation_name(enum taut_sensation s)
{
    static const char *const names[TAUT_SENSATIONS] = { "pain", "numbness", "tingling" };
    return (size_t)s < TAUT_SENSATIONS ? names[s] : "unknown";
}

const char *taut_tool_name(enum taut_tool t)
{
    static const char *const names[TAUT_TOOLS] = { "brush", "eraser", "undo" };
    return (size_t)t < TAUT_TOOLS ? names[t] : "unknown";
}

/* ---- bounds ------------------------------------------------------------------------------------------------ */

/* What is being looked at: layers[layer].list[index]. */
struct part {
    const struct taut_atlas *atlas;
    const struct taut_drawing *drawing;
    size_t layer, index;
    const char *list;
    struct taut_error *err;
};

#define REFUSE(part, key, ...) \
    taut_fail((part)->err, TAUT_EINVAL, where_is((part), (key), (char[96]){ 0 }), __VA_ARGS__)
static const char *where_is(const struct part *p, const char *key, char out[96])
{
    snprintf(out, 96, "layers[%zu].%s[%zu]%s%s", p->layer, p->list, p->index, key[0] ? "." : "", key);
    return out;
}

static bool is_near(float x)
{
    return x >= -TAUT_FARTHEST_POINT && x <= TAUT_FARTHEST_POINT;
}

static enum taut_status check_track(const struct part *part, const struct taut_track *t, uint32_t fewest)
{
    const struct taut_drawing *d = part->drawing;
    if (t->first > d->n_points || t->n > d->n_points - t->first)
        return REFUSE(part, "points", "are not there");
    if (t->n < fewest)
        return REFUSE(part, "points", "%u needed at least", (unsigned)fewest);
    if (!t->on_surface && (size_t)t->view >= TAUT_VIEWS)
        return REFUSE(part, "on", "no such view");
    for (uint32_t i = 0; i < t->n; i++) {
        struct taut_point3 p = d->points[t->first + i], q = d->points[t->first + (i ? i - 1 : 0)];
        float x = p.x - q.x, y = p.y - q.y, z = p.z - q.z;
        if (!is_near(p.x) || !is_near(p.y) || !is_near(p.z))
            return REFUSE(part, "points", "point %u lies farther than %d mm", (unsigned)i, TAUT_FARTHEST_POINT);
        if (t->on_surface && x * x + y * y + z * z > TAUT_LONGEST_STEP * TAUT_LONGEST_STEP)
            return REFUSE(part, "points", "point %u is more than %d mm from the one before", (unsigned)i,
                          TAUT_LONGEST_STEP);
    }
    return TAUT_OK;
}

static enum taut_status check_grade(const struct part *part, struct taut_grade g)
{
    if (g.level > 3)
        return REFUSE(part, "level", "must be mild, moderate, severe or 1 to 3");
    if (g.nrs != -1 && (g.nrs < 1 || g.nrs > 10))
        return REFUSE(part, "nrs", "must be from 1 to 10");
    return TAUT_OK;
}

static enum taut_status check_stroke(const struct part *part, const struct taut_stroke *s)
{
    if ((size_t)s->tool >= TAUT_TOOLS)
        return REFUSE(part, "tool", "must be brush, eraser or undo");
    if (s->tool == TAUT_UNDO)
        return TAUT_OK;
    if (!(s->radius_mm >= TAUT_THINNEST_BRUSH && s->radius_mm <= TAUT_WIDEST_BRUSH))
        return REFUSE(part, "radius_mm", "must be from %d to %d", TAUT_THINNEST_BRUSH, TAUT_WIDEST_BRUSH);
    enum taut_status st = check_grade(part, s->grade);
    return st == TAUT_OK ? check_track(part, &s->track, 1) : st;
}

static enum taut_status check_mark(const struct part *part, const struct taut_mark *m)
{
    const struct taut_atlas *a = part->atlas;
    bool paired = false, unpaired = false;
    if (m->place >= a->n_places)
        return REFUSE(part, "region", "no such region");
    const struct taut_list members = a->places[m->place].members;
    for (uint32_t i = 0; i < members.n; i++)
        *(a->places[a->index[members.begin + i]].paired ? &paired : &unpaired) = true;
    if (m->side == TAUT_UNSTATED || m->side > TAUT_BOTH)
        return REFUSE(part, "side", paired ? "must be left, right or both" : "must be left, right, midline or both");
    if (m->side == TAUT_MIDLINE && !unpaired)
        return REFUSE(part, "side", "%s is left or right; it has no midline", a->places[m->place].id);
    return check_grade(part, m->grade);
}

static enum taut_status check_layer(const struct taut_atlas *a, const struct taut_drawing *d, size_t layer,
                                    struct taut_error *err)
{
    const struct taut_layer *l = &d->layers[layer];
    struct part part = { .atlas = a, .drawing = d, .layer = layer, .err = err };
    enum taut_status st = TAUT_OK;
    part.list = "marks";
    for (part.index = 0; part.index < l->n_marks && st == TAUT_OK; part.index++)
        st = check_mark(&part, &l->marks[part.index]);
    part.list = "strokes";
    for (part.index = 0; part.index < l->n_strokes && st == TAUT_OK; part.index++)
        st = check_stroke(&part, &l->strokes[part.index]);
    part.list = "arrows";
    for (part.index = 0; part.index < l->n_arrows && st == TAUT_OK; part.index++)
        st = check_track(&part, &l->arrows[part.index].track, 2);
    return st;
}

enum taut_status taut_drawing_check(const struct taut_atlas *a, const struct taut_drawing *d, struct taut_error *err)
{
    size_t parts = 0;
    enum taut_status st = TAUT_OK;
    if ((size_t)d->figure >= TAUT_FIGURES)
        return taut_fail(err, TAUT_EINVAL, "figure", "must be neutral, male or female");
    if (d->n_layers > TAUT_MAX_LAYERS)
        return taut_fail(err, TAUT_ETOOBIG, "layers", "more than %u layers", TAUT_MAX_LAYERS);
    for (size_t i = 0; i < d->n_layers; i++) {
        const struct taut_layer *l = &d->layers[i];
        if ((size_t)l->sensation >= TAUT_SENSATIONS)
            return taut_fail(err, TAUT_EINVAL, "layers", "no such sensation");
        parts += l->n_marks + l->n_strokes + l->n_arrows;
    }
    if (parts > TAUT_MAX_STROKES)
        return taut_fail(err, TAUT_ETOOBIG, "layers", "more than %u marks, strokes and arrows", TAUT_MAX_STROKES);
    if (d->n_points > TAUT_MAX_DRAWN_POINTS)
        return taut_fail(err, TAUT_ETOOBIG, "layers", "more than %u points", TAUT_MAX_DRAWN_POINTS);
    for (size_t i = 0; i < d->n_layers && st == TAUT_OK; i++)
        st = check_layer(a, d, i, err);
    return st;
}
