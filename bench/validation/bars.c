/* bars.c - pictures made of bars: worlds, hit rates, numbers of the model. */
#include "validation.h"

#include <stdlib.h>
#include <string.h>

/* ---- how far off in each world -------------------------------------------------------------------------------------- */

int picture_worlds(const struct worlds *w, const char *folder)
{
    enum { LEFT = 150, WIDE = 420, ROW = 34, TOP = 76 };
    const double most = 0.2;
    double bottom = TOP + ROW * (double)w->n;
    char path[512];
    snprintf(path, sizeof path, "%s/validation-worlds.svg", folder);
    FILE *f = svg_begin(
        path, LEFT + WIDE + 80, bottom + 60, "Expected calibration error of the first muscle, by world",
        "A pair of bars for each world, words above drawings. Two dashed lines mark what was aimed at: 0.03 where "
        "people come about as the model says, 0.08 elsewhere. The figures stand in the tables of the page.");
    if (!f)
        return 1;
    for (int k = 0; k <= 4; k++) {
        double x = LEFT + WIDE * (0.05 * k / most);
        svg_line(f, x, TOP - 8, x, bottom, RULE, 1, NULL);
        svg_text(f, x, bottom + 16, 11, "middle", "400", INK, "%.2f", 0.05 * k);
    }
    svg_line(f, LEFT + WIDE * 0.03 / most, TOP - 8, LEFT + WIDE * 0.03 / most, bottom, INK, 1.2, "4 3");
    svg_line(f, LEFT + WIDE * 0.08 / most, TOP - 8, LEFT + WIDE * 0.08 / most, bottom, INK, 1.2, "4 3");
    for (size_t k = 0; k < w->n; k++) {
        static const char *const of[] = { "first muscle, words", "first muscle, drawings" }, *const fill[] = { BLUE,
                                                                                                               ORANGE };
        double y = TOP + ROW * (double)k;
        svg_text(f, LEFT - 10, y + 18, 12, "end", k < 2 ? "600" : "400", INK, "%s", text_of(w->of[k], "world"));
        for (size_t s = 0; s < 2; s++) {
            double v = number_of(element_of(w->of[k], "calibration", "of", of[s]), "expected_calibration_error");
            double length = WIDE * ((v < most ? v : most) / most);
            svg_box(f, LEFT, y + 2 + 13 * (double)s, length, 11, fill[s]);
            svg_box(f, LEFT + length + 3, y + 2 + 13 * (double)s, 38, 11, "#ffffff");
            svg_text(f, LEFT + length + 6, y + 12 + 13 * (double)s, 11, "start", "400", INK, "%.3f", v);
        }
    }
    svg_text(f, LEFT + WIDE * 0.03 / most, TOP - 14, 11, "middle", "400", INK, "0.03");
    svg_text(f, LEFT + WIDE * 0.08 / most, TOP - 14, 11, "middle", "400", INK, "0.08");
    svg_box(f, LEFT, bottom + 34, 11, 11, BLUE);
    svg_text(f, LEFT + 18, bottom + 44, 12, "start", "400", INK, "told in words");
    svg_box(f, LEFT + 130, bottom + 34, 11, 11, ORANGE);
    svg_text(f, LEFT + 148, bottom + 44, 12, "start", "400", INK, "drawn");
    svg_end(f);
    return 0;
}

/* ---- hit rates ------------------------------------------------------------------------------------------------------ */

static void draw_hits(FILE *f, double x0, double y0, struct json_object *world)
{
    static const char *const rankers[] = { "taut", "zones", "prior" }, *const fills[] = { BLUE, GREEN, GREY };
    static const char *const strata[] = { "one", "two", "three and more" };
    const double high = 200, group = 100, bar = 24;
    svg_text(f, x0, y0 - 14, 13, "start", "600", INK, "%s world", text_of(world, "world"));
    for (int k = 0; k <= 4; k++) {
        svg_line(f, x0, y0 + high - high * k / 4, x0 + 3 * group, y0 + high - high * k / 4, RULE, 1, NULL);
        svg_text(f, x0 - 8, y0 + high - high * k / 4 + 4, 11, "end", "400", INK, "%d %%", 25 * k);
    }
    for (int s = 0; s < 3; s++) {
        for (int r = 0; r < 3; r++) {
            struct json_object *h = hits_of(world, rankers[r], s + 1);
            double x = x0 + group * s + 10 + (bar + 3) * r, five = high * number_of(h, "hit_5");
            svg_box(f, x, y0 + high - five, bar, five, fills[r]);
            svg_line(f, x, y0 + high - high * number_of(h, "hit_1"), x + bar, y0 + high - high * number_of(h, "hit_1"),
                     "#ffffff", 2.5, NULL);
            svg_text(f, x + bar / 2, y0 + high - five - 5, 10, "middle", "400", INK, "%.0f",
                     100 * number_of(h, "hit_5"));
        }
        svg_text(f, x0 + group * s + 10 + 1.5 * bar + 3, y0 + high + 18, 12, "middle", "400", INK, "%s", strata[s]);
    }
}

int picture_hits(const struct worlds *w, const char *folder)
{
    char path[512], says[500];
    snprintf(path, sizeof path, "%s/validation-hits.svg", folder);
    snprintf(says, sizeof says,
             "Bars for one, two, three and more muscles behind the pain: the share of people with one of them among "
             "the first "
             "five; the white line in a bar: at first place. With one muscle, matched world: Taut %.0f %%, counting "
             "zones %.0f %%, "
             "always the commonest %.0f %%.",
             100 * number_of(hits_of(w->of[0], "taut", 1), "hit_5"),
             100 * number_of(hits_of(w->of[0], "zones", 1), "hit_5"),
             100 * number_of(hits_of(w->of[0], "prior", 1), "hit_5"));
    FILE *f = svg_begin(path, 760, 390, "A muscle behind the pain among the first five", says);
    if (!f)
        return 1;
    draw_hits(f, 66, 90, w->of[0]);
    draw_hits(f, 436, 90, w->of[1 % w->n]);
    svg_text(f, 216, 334, 12, "middle", "400", INK, "muscles behind the pain");
    svg_text(f, 586, 334, 12, "middle", "400", INK, "muscles behind the pain");
    svg_box(f, 66, 356, 11, 11, BLUE);
    svg_text(f, 84, 366, 12, "start", "400", INK, "Taut");
    svg_box(f, 136, 356, 11, 11, GREEN);
    svg_text(f, 154, 366, 12, "start", "400", INK, "counting matching zones");
    svg_box(f, 336, 356, 11, 11, GREY);
    svg_text(f, 354, 366, 12, "start", "400", INK, "always the commonest");
    svg_text(f, 524, 366, 12, "start", "400", INK, "line in a bar: at first place");
    svg_end(f);
    return 0;
}

/* ---- numbers of the model ------------------------------------------------------------------------------------------------ */

static int by_change(const void *x, const void *y)
{
    double a = number_of(*(struct json_object *const *)x, "first_five_jaccard");
    double b = number_of(*(struct json_object *const *)y, "first_five_jaccard");
    return (a > b) - (a < b);
}

/* essential_active: as words. */
static void spell(const char *name, char *ret, size_t n)
{
    snprintf(ret, n, "%s", name);
    for (char *c = ret; *c; c++)
        *c = *c == '_' ? ' ' : *c;
}

int picture_numbers(const struct worlds *w, const char *folder)
{
    enum { MOST = 200, SHOWN = 16 };
    struct json_object *list = member_of(member_of(w->of[0], "varied"), "numbers"), *sorted[MOST];
    size_t n = 0;
    char path[512];
    const double x0 = 290, wide = 380;
    for (size_t k = 0; list && k < json_object_array_length(list) && n < MOST; k++)
        sorted[n++] = json_object_array_get_idx(list, k);
    qsort(sorted, n, sizeof *sorted, by_change);
    n = n < SHOWN ? n : SHOWN;
    snprintf(path, sizeof path, "%s/validation-numbers.svg", folder);
    FILE *f = svg_begin(
        path, 760, 86 + 24 * (double)n, "Which numbers of the model move the first five",
        "One bar for each number of the model that was halved or doubled, the most influential first: the share of the "
        "first five muscles that are no longer among them (1 - Jaccard index).");
    if (!f)
        return 1;
    svg_text(f, x0, 58, 12, "start", "400", INK, "share of the first five that changes");
    for (size_t k = 0; k < n; k++) {
        double v = 1 - number_of(sorted[k], "first_five_jaccard"), y = 70 + 24 * (double)k;
        bool doubled = number_of(sorted[k], "factor") > 1;
        char name[64];
        spell(text_of(sorted[k], "number"), name, sizeof name);
        svg_text(f, x0 - 10, y + 13, 12, "end", "400", INK, "%s, %s", name, doubled ? "doubled" : "halved");
        svg_box(f, x0, y, wide * v, 16, doubled ? BLUE : ORANGE);
        svg_text(f, x0 + wide * v + 8, y + 13, 11, "start", "400", INK, "%.2f", v);
    }
    svg_end(f);
    return 0;
}
