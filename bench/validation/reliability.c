/* reliability.c - reliability diagrams: what was stated for the first muscle, and how often it was so. */
#include "validation.h"

enum { SIDE = 260, LEFT = 70, TOP = 90, GAP = 90 };

static void draw_axes(FILE *f, double x0, const char *world)
{
    svg_text(f, x0, TOP - 16, 13, "start", "600", INK, "%s world", world);
    for (int k = 0; k <= 5; k++) {
        double at = k / 5.0 * SIDE;
        svg_line(f, x0, TOP + SIDE - at, x0 + SIDE, TOP + SIDE - at, RULE, 1, NULL);
        svg_line(f, x0 + at, TOP, x0 + at, TOP + SIDE, RULE, 1, NULL);
        svg_text(f, x0 - 8, TOP + SIDE - at + 4, 11, "end", "400", INK, "%d %%", 20 * k);
        svg_text(f, x0 + at, TOP + SIDE + 18, 11, "middle", "400", INK, "%d %%", 20 * k);
    }
    svg_line(f, x0, TOP + SIDE, x0 + SIDE, TOP, GREY, 1.5, "5 4");
    svg_text(f, x0 + SIDE / 2.0, TOP + SIDE + 38, 12, "middle", "400", INK, "stated");
}

/* Dots by how many people stand behind them; fewer than 10 tell nothing. */
static void draw_series(FILE *f, double x0, struct json_object *calibration, const char *colour, bool hollow)
{
    struct json_object *bins = member_of(calibration, "bins");
    double last_x = -1, last_y = -1;
    for (size_t b = 0; bins && b < json_object_array_length(bins); b++) {
        struct json_object *bin = json_object_array_get_idx(bins, b);
        double n = number_of(bin, "n"), x = x0 + SIDE * number_of(bin, "stated"),
               y = TOP + SIDE * (1 - number_of(bin, "so"));
        if (n < 10)
            continue;
        if (last_x >= 0)
            svg_line(f, last_x, last_y, x, y, colour, 1.5, NULL);
        last_x = x;
        last_y = y;
    }
    for (size_t b = 0; bins && b < json_object_array_length(bins); b++) {
        struct json_object *bin = json_object_array_get_idx(bins, b);
        double n = number_of(bin, "n");
        if (n >= 10)
            svg_dot(f, x0 + SIDE * number_of(bin, "stated"), TOP + SIDE * (1 - number_of(bin, "so")),
                    n >= 5000  ? 7
                    : n >= 500 ? 5.5
                               : 4,
                    colour, hollow);
    }
}

int picture_reliability(const struct worlds *w, const char *folder)
{
    char path[512], says[600];
    struct json_object *first[2];
    for (size_t k = 0; k < 2; k++)
        first[k] = element_of(w->of[k % w->n], "calibration", "of", "first muscle");
    snprintf(path, sizeof path, "%s/validation-reliability.svg", folder);
    snprintf(
        says, sizeof says,
        "Two diagrams. Across: the probability stated for the muscle that is ranked first. Upwards: how often it has "
        "an "
        "active point. On the dashed diagonal the two agree; below it Taut is too sure. Expected calibration error: "
        "%.3f where people come about as the model says, %.3f in the shifted world.",
        number_of(first[0], "expected_calibration_error"), number_of(first[1], "expected_calibration_error"));
    FILE *f = svg_begin(path, LEFT + 2 * SIDE + GAP + 30, TOP + SIDE + 90,
                        "The first muscle: stated, and how often it is so", says);
    if (!f)
        return 1;
    for (size_t k = 0; k < 2; k++) {
        double x0 = LEFT + (double)k * (SIDE + GAP);
        struct json_object *world = w->of[k % w->n];
        draw_axes(f, x0, text_of(world, "world"));
        draw_series(f, x0, element_of(world, "calibration", "of", "first muscle, words"), BLUE, false);
        draw_series(f, x0, element_of(world, "calibration", "of", "first muscle, drawings"), ORANGE, true);
    }
    svg_text(f, 20, TOP - 36, 12, "start", "400", INK, "share that is so");
    double y = TOP + SIDE + 66;
    svg_dot(f, LEFT + 6, y, 5.5, BLUE, false);
    svg_text(f, LEFT + 20, y + 4, 12, "start", "400", INK, "told in words");
    svg_dot(f, LEFT + 146, y, 5.5, ORANGE, true);
    svg_text(f, LEFT + 160, y + 4, 12, "start", "400", INK, "drawn");
    svg_text(f, LEFT + 236, y + 4, 12, "start", "400", INK, "dots: 10, 500, 5,000 people and more");
    svg_end(f);
    return 0;
}
