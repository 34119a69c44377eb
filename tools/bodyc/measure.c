/* measure.c - see measure.h. A section is walked round from its middle; arms are left out by stopping at the first skin. */
#include "measure.h"

/* The neutral adult of 1700 mm: means of men and women scaled to that height, relaxed where the source measured tensed. */
const struct measure_row measure_rows[] = {
    { "head", WORLD, { 0, 1620, 5 }, 568, 153, 195 },  { "neck", WORLD, { 0, 1475, -10 }, 362, 0, 0 },
    { "chest", WORLD, { 0, 1200, 0 }, 930, 300, 225 }, { "waist", WORLD, { 0, 1060, 5 }, 815, 285, 205 },
    { "hips", WORLD, { 0, 890, 0 }, 975, 350, 235 },   { "thigh", WORLD, { 96, 740, 0 }, 545, 0, 0 },
    { "knee", WORLD, { 99, 478, -2 }, 372, 0, 0 },     { "calf", WORLD, { 104, 355, -24 }, 365, 0, 0 },
    { "ankle", WORLD, { 105, 125, -26 }, 222, 0, 0 },  { "upper arm", UPPER_ARM, { 150, 0, 0 }, 297, 0, 0 },
    { "elbow", FOREARM, { 0, 0, 0 }, 258, 0, 0 },      { "forearm", FOREARM, { 65, 0, 0 }, 264, 0, 0 },
    { "wrist", FOREARM, { 240, 0, 0 }, 166, 0, 0 },    { "palm", HAND, { 80, 0, 0 }, 202, 85, 29 },
};
const size_t n_measure_rows = sizeof measure_rows / sizeof *measure_rows;

static double reach(const struct field *f, struct vec middle, struct vec direction)
{
    double t = 2;
    while (t < 400 && field_distance(f, along(middle, direction, t)) < 0)
        t += 0.5;
    return t;
}

struct measurement measure(const struct field *f, const struct measure_row *row)
{
    enum { STEPS = 180 };
    struct vec across = vec(1, 0, 0), forward = vec(0, 0, 1), middle = vec(row->at[0], row->at[1], row->at[2]),
               last = middle;
    if (row->frame != WORLD) {
        const struct frame *frame = field_frame(f, row->frame);
        across = frame->across;
        forward = frame->forward;
        middle = frame_point(frame, row->at[0], row->at[1], row->at[2]);
    }
    double girth = 0, least_v = 0, most_v = 0, least_w = 0, most_w = 0;
    for (int i = 0; i <= STEPS; i++) {
        double a = 2 * TAUT_PI * i / STEPS, c = taut_cos(a), s = taut_sin(a);
        struct vec direction = plus(times(across, c), times(forward, s));
        double t = reach(f, middle, direction);
        struct vec p = along(middle, direction, t);
        girth += i > 0 ? length(minus(p, last)) : 0;
        least_v = least(least_v, t * c);
        most_v = most(most_v, t * c);
        least_w = least(least_w, t * s);
        most_w = most(most_w, t * s);
        last = p;
    }
    return (struct measurement){ row->name, girth, most_v - least_v, most_w - least_w };
}

static void print_value(FILE *out, const char *name, double is, double wanted)
{
    if (wanted > 0)
        fprintf(out, "  %s %4.0f (%.0f, %+.1f %%)", name, is, wanted, 100 * (is / wanted - 1));
}

void measure_print(const struct field *f, FILE *out)
{
    for (size_t i = 0; i < n_measure_rows; i++) {
        const struct measure_row *row = &measure_rows[i];
        struct measurement m = measure(f, row);
        fprintf(out, "%-10s", row->name);
        print_value(out, "girth", m.girth, row->girth);
        print_value(out, "breadth", m.breadth, row->breadth);
        print_value(out, "depth", m.depth, row->depth);
        fputc('\n', out);
    }
}
