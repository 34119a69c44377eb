/* cmd_chart.c - taut chart: the body with the zones of points, as SVG, PNG or PDF. */
#include <errno.h>
#include <string.h>

#include "cli.h"

enum { MOST_ZONES = 4000, MOST_MARKS = 64, LONGEST_FILE = 64 << 20, HEIGHT = 1000 };

struct wanted {
    enum taut_view views[TAUT_CHART_VIEWS];
    struct taut_chart_zone *zones;
    struct taut_chart_mark *marks;
    struct taut_chart chart;
    unsigned height;
};

static enum taut_status read_side(const struct args *args, enum taut_side *ret, struct taut_error *err)
{
    static const enum taut_side sides[] = { TAUT_LEFT, TAUT_RIGHT, TAUT_BOTH };
    const char *side = args->values[FLAG_SIDE];
    *ret = TAUT_RIGHT;
    for (size_t i = 0; side && i < sizeof sides / sizeof *sides; i++)
        if (!strcmp(side, taut_side_name(sides[i]))) {
            *ret = sides[i];
            return TAUT_OK;
        }
    return side ? taut_fail(err, TAUT_EINVAL, "--side", "must be left, right or both") : TAUT_OK;
}

static enum taut_status read_views(const struct args *args, struct wanted *w, struct taut_error *err)
{
    const char *list = args->values[FLAG_VIEW];
    for (; list && *list; w->chart.n_views++) {
        char name[32];
        size_t n = strcspn(list, ",");
        snprintf(name, sizeof name, "%.*s", (int)(n < 30 ? n : 30), list);
        if (w->chart.n_views == TAUT_CHART_VIEWS)
            return taut_fail(err, TAUT_EINVAL, "--view", "at most %d views", TAUT_CHART_VIEWS);
        if (!taut_view_find(name, &w->views[w->chart.n_views])) {
            const char *names[TAUT_VIEWS];
            for (size_t i = 0; i < TAUT_VIEWS; i++)
                names[i] = taut_view_name((enum taut_view)i);
            const char *near = taut_json_nearest(name, names, TAUT_VIEWS);
            return taut_fail(err, TAUT_EINVAL, "--view", "no view is called %s; %s%s", name,
                             near ? "did you mean "
                                  : "there are front, back, left, right, head-front, head-back, head-left "
                                    "and head-right",
                             near ? near : "");
        }
        list += n + (list[n] == ',');
    }
    w->chart.views = w->views;
    return TAUT_OK;
}

static void add_point(const struct taut_atlas *a, struct wanted *w, uint16_t point, enum taut_side side)
{
    side = a->causes[point].paired ? side : TAUT_MIDLINE;
    w->chart.n_zones += taut_chart_point(a, point, side, w->zones + w->chart.n_zones, MOST_ZONES - w->chart.n_zones);
    if (w->chart.n_marks < MOST_MARKS)
        w->marks[w->chart.n_marks++] =
            (struct taut_chart_mark){ a->points[point].place, side == TAUT_MIDLINE ? TAUT_BOTH : side, NULL };
}

static enum taut_status no_such(const struct taut_atlas *a, const char *flag, const char *id, const char *what,
                                struct taut_error *err)
{
    const char *nearest = taut_atlas_nearest_entry(a, id);
    return taut_fail(err, TAUT_ENOTFOUND, flag, "no %s is called %.40s%s%s", what, id, nearest ? "; did you mean " : "",
                     nearest ? nearest : "");
}

static enum taut_status read_wanted(const struct taut_atlas *a, const struct args *args, struct wanted *w,
                                    struct taut_error *err)
{
    const char *muscle_id = args->values[FLAG_MUSCLE], *point_id = args->values[FLAG_POINT];
    enum taut_side side;
    unsigned skin = 1;
    w->height = HEIGHT;
    enum taut_status st = read_side(args, &side, err);
    if (st == TAUT_OK)
        st = read_views(args, w, err);
    if (st == TAUT_OK && args->values[FLAG_SKIN])
        st = input_number(args->values[FLAG_SKIN], "--skin", 1, TAUT_SKINS, &skin, err);
    if (st == TAUT_OK && args->values[FLAG_HEIGHT])
        st = input_number(args->values[FLAG_HEIGHT], "--height", 64, 8000, &w->height, err);
    if (st != TAUT_OK)
        return st;
    w->chart.skin = skin - 1;
    w->chart.regions = args->values[FLAG_REGIONS] != NULL;
    w->chart.dark = args->values[FLAG_DARK] != NULL;
    if (muscle_id) {
        uint16_t muscle = taut_atlas_find_muscle(a, muscle_id);
        if (muscle == TAUT_NONE)
            return no_such(a, "--muscle", muscle_id, "muscle", err);
        for (uint16_t k = 0; k < a->muscles[muscle].n_points; k++)
            add_point(a, w, (uint16_t)(a->muscles[muscle].first_point + k), side);
        w->chart.title = a->muscles[muscle].english;
    }
    if (point_id) {
        uint16_t point = taut_atlas_find_point(a, point_id);
        if (point == TAUT_NONE)
            return no_such(a, "--point", point_id, "point", err);
        add_point(a, w, point, side);
        w->chart.title = w->chart.title ? w->chart.title : a->causes[point].name;
    }
    w->chart.zones = w->zones;
    w->chart.marks = w->marks;
    return TAUT_OK;
}

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n > m && !strcmp(name + n - m, end);
}

static enum taut_status write_out(const char *path, const struct taut_text *text, struct taut_error *err)
{
    FILE *f = fopen(path, "wb");
    bool good = f && fwrite(text->bytes, 1, text->n, f) == text->n;
    good = (!f || fclose(f) == 0) && good;
    return good ? TAUT_OK : taut_fail(err, TAUT_EIO, path, "%s", strerror(errno));
}

static enum taut_status put_picture(const struct args *args, const struct wanted *w, const struct taut_picture *picture,
                                    struct taut_error *err)
{
    const char *path = args->values[FLAG_OUT];
    enum taut_status st = TAUT_OK;
    struct taut_text text;
    taut_text_init(&text, LONGEST_FILE);
    if (path && ends_with(path, ".png"))
        st = taut_report_png(picture, w->height, &text, err);
    else if (path && ends_with(path, ".pdf"))
        st = taut_report_pdf(picture, &text, err);
    else if (!path || ends_with(path, ".svg"))
        taut_picture_svg(picture, &text);
    else
        st = taut_fail(err, TAUT_EINVAL, "--out", "must end with .svg, .png or .pdf");
    if (st == TAUT_OK && !path)
        return term_flush_text(&text, err);
    if (st == TAUT_OK)
        st = write_out(path, &text, err);
    taut_text_free(&text);
    return st;
}

static enum taut_status chart(const struct args *args, struct taut_arena *arena, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct wanted w = { .zones = taut_arena_array(arena, MOST_ZONES, sizeof *w.zones),
                        .marks = taut_arena_array(arena, MOST_MARKS, sizeof *w.marks) };
    struct taut_body body;
    struct taut_picture picture;
    size_t n = 0;
    if (!w.zones || !w.marks)
        return taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
    enum taut_status st = read_wanted(a, args, &w, err);
    const void *bytes = taut_body_builtin(&n);
    if (st == TAUT_OK)
        st = taut_body_read(a, bytes, n, arena, &body, err);
    if (st == TAUT_OK)
        st = taut_chart_draw(a, &body, &w.chart, arena, &picture, err);
    return st == TAUT_OK ? put_picture(args, &w, &picture, err) : st;
}

enum taut_status cmd_chart(const struct args *args, struct taut_error *err)
{
    struct taut_arena *arena = taut_arena_create();
    enum taut_status st = arena ? chart(args, arena, err) : taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
    taut_arena_free(arena);
    return st;
}
