/* measure.c - see measure.h. A section is walked round from its middle; arms are left out by stopping at the first skin. The tape
 * lies on what stands out: the girth is that of the convex hull. */
#include "measure.h"

/* What the survey says of a measure, mm; 0: not measured. */
struct survey_means {
    double male, female;
};

/* A section of the body and the means of the survey there. How they become targets: docs/body.md. */
struct measure_row {
    const char *name;
    enum frame_id frame; /* WORLD: a level section at y = at[1] */
    double at[3];        /* world: x, y, z; limb: u, 0, 0 */
    struct survey_means girth, breadth, depth;
    double softness; /* how it follows weight for height: 0 bone, 0.25 limbs, 0.5 trunk */
    double relaxed;  /* of the girth, where the survey measured a tensed muscle */
};

/* ANSUR II 2012 (Gordon and others 2014): means of 4082 men and 1986 women, mm. */
static const struct measure_row rows[] = {
    { "head", WORLD, { 0, 1620, 5 }, { 574, 561 }, { 154, 148 }, { 199, 189 }, 0, 1 },
    { "neck", WORLD, { 0, 1475, -10 }, { 398, 330 }, { 0, 0 }, { 0, 0 }, 0.25, 1 },
    { "chest", WORLD, { 0, 1214, 0 }, { 1059, 947 }, { 0, 0 }, { 255, 247 }, 0.5, 1 },
    { "waist", WORLD, { 0, 1030, 5 }, { 941, 861 }, { 327, 299 }, { 239, 213 }, 0.5, 1 },
    { "hips", WORLD, { 0, 885, 0 }, { 1020, 1020 }, { 0, 0 }, { 248, 237 }, 0.5, 1 },
    { "hip bones", WORLD, { 0, 900, 0 }, { 0, 0 }, { 345, 348 }, { 0, 0 }, 0.25, 1 },
    { "thigh", WORLD, { 96, 758, 0 }, { 625, 617 }, { 0, 0 }, { 0, 0 }, 0.5, 1 },
    { "above knee", WORLD, { 98, 512, 0 }, { 404, 393 }, { 0, 0 }, { 0, 0 }, 0.25, 1 },
    { "calf", WORLD, { 104, 350, -24 }, { 392, 372 }, { 0, 0 }, { 0, 0 }, 0.25, 1 },
    { "ankle", WORLD, { 105, 125, -26 }, { 229, 216 }, { 0, 0 }, { 0, 0 }, 0, 1 },
    { "upper arm", UPPER_ARM, { 150, 0, 0 }, { 358, 306 }, { 0, 0 }, { 0, 0 }, 0.25, 0.91 },
    { "forearm", FOREARM, { 60, 0, 0 }, { 310, 263 }, { 0, 0 }, { 0, 0 }, 0.25, 0.95 },
    { "wrist", FOREARM, { 240, 0, 0 }, { 176, 152 }, { 0, 0 }, { 0, 0 }, 0, 1 },
    { "palm", HAND, { 80, 0, 0 }, { 212, 187 }, { 88, 79 }, { 0, 0 }, 0, 1 },
};

/* The survey's mean brought to the height of the figures and to a middling weight for it. */
static double target_of(enum taut_figure figure, struct survey_means means, double softness)
{
    static const double stature = 1700, bmi = 23; /* kg/m2; the WHO calls 18.5 to 25 normal */
    static const double survey_stature[2] = { 1756, 1629 }, survey_kg[2] = { 85.5, 67.8 };
    const double mean[2] = { means.male, means.female };
    double target[2];
    for (int i = 0; i < 2; i++) {
        double metres = survey_stature[i] / 1000, survey_bmi = survey_kg[i] / (metres * metres);
        target[i] = mean[i] * stature / survey_stature[i] * taut_pow(bmi / survey_bmi, softness);
    }
    return figure == TAUT_FIGURE_MALE     ? target[0]
           : figure == TAUT_FIGURE_FEMALE ? target[1]
                                          : (target[0] + target[1]) / 2;
}

/* ---- sections ------------------------------------------------------------------------------------------ */

enum { STEPS = 240 };
struct flat {
    double v, w;
};

static double reach(const struct field *f, struct vec middle, struct vec direction)
{
    double t = 2;
    while (t < 400 && field_distance(f, along(middle, direction, t)) < 0)
        t += 0.5;
    return t;
}

static double turn(struct flat a, struct flat b, struct flat c)
{
    return (b.v - a.v) * (c.w - a.w) - (b.w - a.w) * (c.v - a.v);
}

/* Gift wrapping: from the outermost point on, always the next with nothing to its right. */
static double hull_length(const struct flat *p, int n)
{
    int first = 0;
    for (int i = 1; i < n; i++)
        if (p[i].v < p[first].v)
            first = i;
    double whole = 0;
    int here = first;
    for (int steps = 0; steps < n; steps++) {
        int next = here == 0 ? 1 : 0;
        for (int i = 0; i < n; i++)
            if (i != here && turn(p[here], p[next], p[i]) < 0)
                next = i;
        double v = p[next].v - p[here].v, w = p[next].w - p[here].w;
        whole += taut_sqrt(v * v + w * w);
        here = next;
        if (here == first)
            break;
    }
    return whole;
}

struct measurement {
    double girth, breadth, depth; /* mm */
};

static struct measurement measure(const struct field *f, enum taut_figure figure, const struct measure_row *row)
{
    struct vec across = vec(1, 0, 0), forward = vec(0, 0, 1), middle = vec(row->at[0], row->at[1], row->at[2]);
    if (row->frame != WORLD) {
        const struct frame *frame = field_frame(f, row->frame);
        across = frame->across;
        forward = frame->forward;
        middle = frame_point(frame, row->at[0], row->at[1], row->at[2]);
    }
    struct flat section[STEPS], low = { 1e9, 1e9 }, high = { -1e9, -1e9 };
    for (int i = 0; i < STEPS; i++) {
        double a = 2 * TAUT_PI * i / STEPS;
        struct vec direction = plus(times(across, taut_cos(a)), times(forward, taut_sin(a)));
        struct vec p = along(middle, direction, reach(f, middle, direction)), half = vec(magnitude(p.x), p.y, p.z);
        struct vec at = figure_place(f, figure, half, field_normal(f, half, 0.9));
        at.x = p.x < 0 ? -at.x : at.x;
        section[i] = (struct flat){ dot(at, across), dot(at, forward) };
        low = (struct flat){ least(low.v, section[i].v), least(low.w, section[i].w) };
        high = (struct flat){ most(high.v, section[i].v), most(high.w, section[i].w) };
    }
    return (struct measurement){ hull_length(section, STEPS), high.v - low.v, high.w - low.w };
}

/* ---- beside the survey --------------------------------------------------------------------------------- */

static void print_value(FILE *out, const char *name, double is, double wanted)
{
    if (wanted > 0)
        fprintf(out, "  %s %4.0f (%.0f, %+.1f %%)", name, is, wanted, 100 * (is / wanted - 1));
}

void measure_print(const struct field *f, FILE *out)
{
    for (int figure = 0; figure < TAUT_FIGURES; figure++)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            enum taut_figure g = (enum taut_figure)figure;
            struct measurement m = measure(f, g, &rows[i]);
            fprintf(out, "%-8s %-10s", figure_rows[figure].name, rows[i].name);
            print_value(out, "girth", m.girth, target_of(g, rows[i].girth, rows[i].softness) * rows[i].relaxed);
            print_value(out, "breadth", m.breadth, target_of(g, rows[i].breadth, rows[i].softness));
            print_value(out, "depth", m.depth, target_of(g, rows[i].depth, rows[i].softness));
            fputc('\n', out);
        }
}
