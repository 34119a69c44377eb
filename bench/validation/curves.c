/* curves.c - pictures made of curves: what is reached after so many checks, how the first five hold when a pain is told again. */
#include "validation.h"

enum { MOST_CHECKS = 15 };

static double element_at(struct json_object *list, size_t k)
{
    return json_object_get_double(json_object_array_get_idx(list, k));
}

/* A square frame; across: 0 to n in steps, upwards: 0 to 1. */
struct frame {
    double x, y, wide, high;
};

static void draw_frame(FILE *f, const struct frame *a, int steps, double each, const char *unit, const char *title)
{
    svg_text(f, a->x, a->y - 16, 13, "start", "600", INK, "%s", title);
    for (int k = 0; k <= 5; k++) {
        double y = a->y + a->high * (1 - k / 5.0);
        svg_line(f, a->x, y, a->x + a->wide, y, RULE, 1, NULL);
        svg_text(f, a->x - 8, y + 4, 11, "end", "400", INK, "%d %%", 20 * k);
    }
    for (int k = 0; k <= steps; k++) {
        double x = a->x + a->wide * k / steps;
        svg_line(f, x, a->y + a->high, x, a->y + a->high + 4, GREY, 1, NULL);
        svg_text(f, x, a->y + a->high + 18, 11, "middle", "400", INK, "%g", k * each);
    }
    svg_text(f, a->x + a->wide / 2, a->y + a->high + 38, 12, "middle", "400", INK, "%s", unit);
}

/* ---- checks ---------------------------------------------------------------------------------------------------------- */

static const struct order {
    const char *id, *name, *colour, *dash;
    double width;
} orders[] = {
    { "checks", "Taut: press or ask", BLUE, NULL, 2.5 },
    { "presses", "Taut: press only", BLUE, "7 4", 2.5 },
    { "chart", "a chart\xe2\x80\x99s order", GREEN, NULL, 2 },
    { "random", "that, at random", GREY, "2 4", 2.5 },
};
enum { ORDERS = sizeof orders / sizeof *orders };

static void draw_course(FILE *f, const struct frame *a, struct json_object *world, const char *key)
{
    for (size_t o = 0; o < ORDERS; o++) {
        struct json_object *list = member_of(element_of(world, "checks", "order", orders[o].id), key);
        double x[MOST_CHECKS + 1], y[MOST_CHECKS + 1];
        size_t n = list ? json_object_array_length(list) : 0;
        for (size_t k = 0; k < n && k <= MOST_CHECKS; k++) {
            x[k] = a->x + a->wide * (double)k / MOST_CHECKS;
            y[k] = a->y + a->high * (1 - element_at(list, k));
        }
        svg_path(f, x, y, n < MOST_CHECKS + 1 ? n : MOST_CHECKS + 1, orders[o].colour, orders[o].width, orders[o].dash);
    }
}

int picture_checks(const struct worlds *w, const char *folder)
{
    char path[512], says[700];
    struct json_object *ours = element_of(w->of[0], "checks", "order", "presses"),
                       *asks = element_of(w->of[0], "checks", "order", "checks"),
                       *random = element_of(w->of[0], "checks", "order", "random");
    snprintf(path, sizeof path, "%s/validation-checks.svg", folder);
    snprintf(
        says, sizeof says,
        "Two diagrams of the matched world. Across: checks, 0 to 15. Upwards: share of people with a muscle behind the "
        "pain. Left, whose active point's muscle was pressed: after 15 checks %.0f %% in Taut's order of pressing, "
        "%.0f %% at random. Right, with one muscle at 90 %%: %.0f %% by Taut's checks, %.0f %% at random.",
        100 * number_of(ours, "pressed"), 100 * number_of(random, "pressed"), 100 * number_of(asks, "certain"),
        100 * number_of(random, "certain"));
    FILE *f = svg_begin(path, 760, 410, "What is reached after so many checks (matched world)", says);
    if (!f)
        return 1;
    const struct frame left = { 66, 84, 290, 220 }, right = { 446, 84, 290, 220 };
    draw_frame(f, &left, 5, 3, "checks", "an active point\xe2\x80\x99s muscle was pressed");
    draw_course(f, &left, w->of[0], "pressed_after");
    draw_frame(f, &right, 5, 3, "checks", "one muscle stands at 90 %");
    draw_course(f, &right, w->of[0], "certain_after");
    for (size_t o = 0; o < ORDERS; o++) {
        double x = 66 + 176 * (double)o;
        svg_line(f, x, 378, x + 30, 378, orders[o].colour, orders[o].width, orders[o].dash);
        svg_text(f, x + 38, 382, 12, "start", "400", INK, "%s", orders[o].name);
    }
    svg_end(f);
    return 0;
}

/* ---- told twice -------------------------------------------------------------------------------------------------------- */

static void draw_stability(FILE *f, const struct frame *a, struct json_object *world, const char *colour, bool hollow)
{
    enum { BINS = 10, LEAST_PEOPLE = 20 };
    struct json_object *list = member_of(member_of(world, "told_twice"), "by_told_jaccard");
    double x[BINS], y[BINS];
    size_t n = 0;
    for (size_t k = 0; list && k < json_object_array_length(list) && k < BINS; k++) {
        struct json_object *bin = json_object_array_get_idx(list, k);
        if (number_of(bin, "people") < LEAST_PEOPLE)
            continue;
        x[n] = a->x + a->wide * ((double)k + 0.5) / BINS;
        y[n++] = a->y + a->high * (1 - number_of(bin, "first_five_jaccard"));
    }
    svg_path(f, x, y, n, colour, 1.5, NULL);
    for (size_t k = 0; k < n; k++)
        svg_dot(f, x[k], y[k], 5, colour, hollow);
}

int picture_stability(const struct worlds *w, const char *folder)
{
    char path[512], says[500];
    struct json_object *t = member_of(w->of[0], "told_twice");
    snprintf(path, sizeof path, "%s/validation-stability.svg", folder);
    snprintf(
        says, sizeof says,
        "Across: how far two tellings of one pain agree in their places (Jaccard index). Upwards: how far the first "
        "five muscles agree. On average %.2f and %.2f in the matched world.",
        number_of(t, "told_jaccard"), number_of(t, "first_five_jaccard"));
    FILE *f = svg_begin(path, 560, 400, "The same pain told again: how far the first five hold", says);
    if (!f)
        return 1;
    const struct frame a = { 76, 84, 420, 220 };
    double least = a.x + a.wide * 0.42, most = a.x + a.wide * 0.62;
    svg_box(f, least, a.y, most - least, a.high, RULE);
    draw_frame(f, &a, 10, 0.1, "agreement of the places told (Jaccard index)", "agreement of the first five");
    svg_text(f, (least + most) / 2, a.y + 14, 11, "middle", "400", INK, "two drawings");
    draw_stability(f, &a, w->of[0], BLUE, false);
    draw_stability(f, &a, w->of[1 % w->n], ORANGE, true);
    svg_dot(f, 82, 374, 5, BLUE, false);
    svg_text(f, 96, 378, 12, "start", "400", INK, "matched world");
    svg_dot(f, 222, 374, 5, ORANGE, true);
    svg_text(f, 236, 378, 12, "start", "400", INK, "shifted world");
    svg_text(f, 352, 378, 11, "start", "400", INK, "grey: as studies found, 0.42 to 0.62");
    svg_end(f);
    return 0;
}
