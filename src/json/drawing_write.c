/* drawing_write.c - a drawing back to taut.drawing/1: what it prints, drawing.c reads. */
#include <taut/json.h>

static void write_grade(struct taut_json *j, struct taut_grade g)
{
    static const char *const levels[] = { NULL, "mild", "moderate", "severe" };
    if (g.level > 0)
        taut_json_string(j, "level", levels[g.level]);
    if (g.nrs > 0)
        taut_json_integer(j, "nrs", g.nrs);
}

static void write_track(struct taut_json *j, const struct taut_drawing *d, const struct taut_track *t)
{
    taut_json_open_list(j, "points");
    for (uint32_t i = 0; i < t->n; i++) {
        const struct taut_point3 *p = &d->points[t->first + i];
        taut_json_open_list(j, NULL);
        taut_json_number(j, NULL, (double)p->x, 1);
        taut_json_number(j, NULL, (double)p->y, 1);
        if (t->on_surface)
            taut_json_number(j, NULL, (double)p->z, 1);
        taut_json_close(j);
    }
    taut_json_close(j);
}

static const char *name_of(const struct taut_track *t)
{
    return t->on_surface ? "surface" : taut_view_name(t->view);
}

static void write_marks(struct taut_json *j, const struct taut_atlas *a, const struct taut_layer *l)
{
    if (l->n_marks == 0)
        return;
    taut_json_open_array(j, "marks");
    for (size_t i = 0; i < l->n_marks; i++) {
        taut_json_open_object(j, NULL);
        taut_json_string(j, "region", a->places[l->marks[i].place].id);
        taut_json_string(j, "side", taut_side_name(l->marks[i].side));
        write_grade(j, l->marks[i].grade);
        taut_json_close(j);
    }
    taut_json_close(j);
}

static void write_strokes(struct taut_json *j, const struct taut_drawing *d, const struct taut_layer *l)
{
    if (l->n_strokes == 0)
        return;
    taut_json_open_array(j, "strokes");
    for (size_t i = 0; i < l->n_strokes; i++) {
        const struct taut_stroke *s = &l->strokes[i];
        taut_json_open_object(j, NULL);
        if (s->tool != TAUT_BRUSH)
            taut_json_string(j, "tool", taut_tool_name(s->tool));
        if (s->tool != TAUT_UNDO) {
            taut_json_string(j, "on", name_of(&s->track));
            taut_json_number(j, "radius_mm", (double)s->radius_mm, 1);
            write_grade(j, s->grade);
            write_track(j, d, &s->track);
        }
        taut_json_close(j);
    }
    taut_json_close(j);
}

static void write_arrows(struct taut_json *j, const struct taut_drawing *d, const struct taut_layer *l)
{
    if (l->n_arrows == 0)
        return;
    taut_json_open_array(j, "arrows");
    for (size_t i = 0; i < l->n_arrows; i++) {
        taut_json_open_object(j, NULL);
        taut_json_string(j, "on", name_of(&l->arrows[i].track));
        write_track(j, d, &l->arrows[i].track);
        taut_json_close(j);
    }
    taut_json_close(j);
}

static void write_layer(struct taut_json *j, const struct taut_atlas *a, const struct taut_drawing *d,
                        const struct taut_layer *l)
{
    taut_json_open_object(j, NULL);
    taut_json_string(j, "sensation", taut_sensation_name(l->sensation));
    if (l->n_qualities > 0) {
        taut_json_open_list(j, "qualities");
        for (size_t i = 0; i < l->n_qualities; i++)
            taut_json_string(j, NULL, a->terms[l->qualities[i]].id);
        taut_json_close(j);
    }
    write_marks(j, a, l);
    write_strokes(j, d, l);
    write_arrows(j, d, l);
    taut_json_close(j);
}

void taut_json_drawing(struct taut_json *j, const char *key, const struct taut_atlas *a, const struct taut_drawing *d)
{
    taut_json_open_object(j, key);
    taut_json_string(j, "format", "taut.drawing/1");
    if (d->figure != TAUT_FIGURE_NEUTRAL)
        taut_json_string(j, "figure", taut_figure_name(d->figure));
    taut_json_open_array(j, "layers");
    for (size_t i = 0; i < d->n_layers; i++)
        write_layer(j, a, d, &d->layers[i]);
    taut_json_close(j);
    taut_json_close(j);
}
