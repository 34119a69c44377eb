/* view.c - the views that a body is drawn on, and what skin lies at a place of one. */
#include <taut/drawing.h>

#include "door/door.h"

/* Which side of the body is at the left of the picture; NULL: the view shows one side only. */
static const char *at_left(const struct taut_camera *k)
{
    const float side = k->right.x;
    return k->middle.x != 0 || (side < 0.9f && side > -0.9f) ? NULL : side > 0 ? "right" : "left";
}

void door_add_vector(struct taut_json *j, const char *key, struct taut_point3 v, unsigned digits)
{
    taut_json_open_array(j, key);
    taut_json_number(j, NULL, (double)v.x, digits);
    taut_json_number(j, NULL, (double)v.y, digits);
    taut_json_number(j, NULL, (double)v.z, digits);
    taut_json_close(j);
}

/* Name, caption, size and camera of every view. */
enum taut_status door_views(struct question *q)
{
    struct taut_json j = { .out = &q->door->answer };
    taut_json_open_array(&j, NULL);
    for (size_t k = 0; k < TAUT_VIEWS; k++) {
        const enum taut_view view = (enum taut_view)k;
        const struct taut_camera camera = taut_view_camera(view);
        taut_json_open_object(&j, NULL);
        taut_json_string(&j, "name", taut_view_name(view));
        taut_json_string(&j, "caption", taut_view_caption(view));
        taut_json_number(&j, "width_mm", (double)camera.width, 1);
        taut_json_number(&j, "height_mm", (double)camera.height, 1);
        taut_json_string(&j, "at_left", at_left(&camera));
        door_add_vector(&j, "middle", camera.middle, 1);
        door_add_vector(&j, "right", camera.right, 4);
        door_add_vector(&j, "up", camera.up, 4);
        taut_json_close(&j);
    }
    taut_json_close(&j);
    return TAUT_OK;
}

enum taut_status door_figure(struct reader *r, enum taut_figure *ret)
{
    const char *figures[TAUT_FIGURES];
    size_t figure = *ret;
    for (size_t k = 0; k < TAUT_FIGURES; k++)
        figures[k] = taut_figure_name((enum taut_figure)k);
    enum taut_status st = member_choice(r, "figure", figures, TAUT_FIGURES, "neutral, male or female", &figure);
    *ret = (enum taut_figure)figure;
    return st;
}

/* The region and side at x, y mm of a view (docs/formats/drawing.md); null: no skin there. */
enum taut_status door_pick(struct question *q)
{
    struct taut_door *d = q->door;
    struct reader *r = &q->options;
    struct taut_json j = { .out = &d->answer };
    struct taut_track track = { 0 };
    enum taut_figure figure = TAUT_FIGURE_NEUTRAL;
    const char *name = NULL;
    uint32_t triangle = UINT32_MAX;
    int x = 0, y = 0;
    enum taut_status st = door_need_body(d);
    if (st == TAUT_OK)
        st = member_need_string(r, "view", "\"front\"", &name);
    if (st == TAUT_OK && !taut_view_find(name, &track.view))
        st = member_refuse_name(r, "view", "view", name, NULL);
    if (st == TAUT_OK)
        st = door_figure(r, &figure);
    if (st == TAUT_OK)
        st = member_whole(r, "x", -TAUT_FARTHEST_POINT, TAUT_FARTHEST_POINT, &x);
    if (st == TAUT_OK)
        st = member_whole(r, "y", -TAUT_FARTHEST_POINT, TAUT_FARTHEST_POINT, &y);
    if (st == TAUT_OK)
        st = taut_canvas_triangle(d->canvas, figure, &track, (struct taut_point3){ (float)x, (float)y, 0 }, &triangle,
                                  &d->error);
    if (st != TAUT_OK)
        return st;
    taut_json_open_object(&j, NULL);
    const bool skin = triangle != UINT32_MAX;
    taut_json_string(&j, "region", skin ? d->atlas->places[d->body.regions[triangle]].id : NULL);
    taut_json_string(&j, "side", skin ? taut_side_name(taut_body_side(d->atlas, &d->body, triangle)) : NULL);
    taut_json_close(&j);
    return TAUT_OK;
}
