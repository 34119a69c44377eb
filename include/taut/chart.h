/* chart.h - body charts: what is to be shown on the skin, as a list of things to draw. Ownership: a picture lives in its arena. */
#ifndef TAUT_CHART_H
#define TAUT_CHART_H

#include <taut/body.h>

/* ---- the picture -------------------------------------------------------------------------------------------- */

/* A chart as a list of things to draw, in order: svg.c writes it as SVG, report/ as PNG and PDF. Units: a thousandth of the
 * chart's height; y points down. */
enum taut_draw_kind { TAUT_DRAW_FILL, TAUT_DRAW_LINE, TAUT_DRAW_CLIP, TAUT_DRAW_UNCLIP, TAUT_DRAW_TEXT };
enum taut_anchor { TAUT_ANCHOR_START, TAUT_ANCHOR_MIDDLE, TAUT_ANCHOR_END };
struct taut_path { uint32_t first, n; bool closed, curved; };   /* of points; curved: smooth through them */
struct taut_draw {
    enum taut_draw_kind kind;
    uint32_t paths, n_paths;                    /* FILL (even-odd), LINE, CLIP */
    uint32_t colour;                            /* 0xRRGGBB */
    float opacity, width;                       /* width: LINE; TEXT: of a line around the letters, or 0 */
    bool dashed, bold;
    enum taut_anchor anchor;                    /* TEXT */
    float x, y, size;
    const char *text;
};
struct taut_picture {
    float width, height;
    const char *title, *description;            /* in words, for who cannot see it */
    const struct taut_draw *draws;
    size_t n_draws;
    const struct taut_path *paths;
    const float (*points)[2];
};

/* ---- what is to be shown ------------------------------------------------------------------------------------ */

/* Things told apart by colour, by the slant of their hatching and by the number beside their crosses: points, candidates. */
enum { TAUT_SKINS = 6, TAUT_CHART_VIEWS = 6, TAUT_CHART_COLOURS = 6, TAUT_CHART_MARKS = 64 };

/* Regions of a side, more or less. */
struct taut_chart_zone {
    uint16_t region;                            /* atlas index */
    enum taut_side side;                        /* LEFT, RIGHT, BOTH or MIDLINE */
    enum taut_zone zone;                        /* ESSENTIAL: full, outlined; SPILLOVER: hatched, dashed outline */
    uint8_t colour;
    const float *field;                         /* NULL: all of the region; of each point of the body, as taut_zone_field() makes it:
                                                   the part where it is at least half of what the zone has inside */
};
/* A cross on the skin, with a few letters beside it. */
struct taut_chart_mark { struct taut_point3 at; uint8_t colour; const char *label; };

/* What the levels of the skin mean: how they are banded, and what the legend says. */
enum taut_chart_scale { TAUT_SCALE_PAIN, TAUT_SCALE_FREQUENCY, TAUT_SCALES };

/* What zones mean. Limits: no pressure (ESSENTIAL: crossed hatching) and go lightly (SPILLOVER: light hatching, with the border of
 * each piece of skin that has one label). */
enum taut_chart_zones { TAUT_ZONES_PAIN, TAUT_ZONES_LIMITS, TAUT_ZONES };

struct taut_chart {
    const enum taut_view *views;                /* n_views = 0: chosen to show what matters */
    size_t n_views;
    const struct taut_chart_zone *zones;
    size_t n_zones;
    enum taut_chart_zones zones_mean;
    const struct taut_chart_mark *marks;
    size_t n_marks;
    const char *const *names;                   /* of the colours in use, for legend and words; n_names = 0: all is one */
    size_t n_names;
    const float *levels;                        /* NULL, or of each triangle: 0 none .. 1 */
    enum taut_chart_scale scale;
    const char *const (*labels)[2];             /* NULL, or of each region of the atlas on its left (and midline) and right: written
                                                 * on it; NULL: nothing */
    const char *filled, *hatched;               /* what zones mean; NULL: as zones_mean says */
    bool regions;                               /* borders and numbers of all regions, their names beside */
    bool dark;                                  /* paper */
    bool bare;                                  /* its one view fills the page: no paper, margin, caption or legend */
    bool overlay;                               /* what is on the skin without the skin, to be laid over a chart of the same view */
    unsigned skin;                              /* 0 the lightest .. TAUT_SKINS - 1 */
    const char *title;                          /* NULL: none */
};

/* TAUT_OK, TAUT_EINVAL (where = "zones[3]", "marks[0]", "skin", "views", "names", "zones_mean"), TAUT_ENOMEM. Lives in arena. */
enum taut_status taut_chart_draw(const struct taut_atlas *a, const struct taut_body *b, const struct taut_chart *chart,
                                 struct taut_arena *arena, struct taut_picture *ret, struct taut_error *err);

/* The zones of a point on a side, for a chart. At most max of each; returns how many zones. */
size_t taut_chart_point(const struct taut_atlas *a, uint16_t point, enum taut_side side, uint8_t colour,
                        struct taut_chart_zone *zones, size_t max);

/* A chart while points are added to it: it points into the arrays. surface: of the neutral body; body: the figure that is drawn. */
struct taut_surface;                                /* surface.h */
struct taut_chart_maker {
    const struct taut_atlas *atlas;
    const struct taut_surface *surface;
    const struct taut_body *body;
    struct taut_arena *arena;
    struct taut_chart_zone *zones;
    size_t max_zones;
    struct taut_chart_mark *marks;                  /* [TAUT_CHART_MARKS] */
    const char **names;                             /* [TAUT_CHART_COLOURS] */
    struct taut_chart *chart;
};
/* A point's zones, as narrow as they are, and a cross where to press: its spot, else the middle of its region. Side of a point that
 * has none: the midline. What finds no room is left out. */
void taut_chart_add_point(const struct taut_chart_maker *m, uint16_t point, enum taut_side side, uint8_t colour,
                          const char *label);
/* The next candidate of a ranking, in a colour of its own, with number, name, side and probability in the legend; unsaid: the side
 * where the ranking names none. TAUT_OK, TAUT_EINVAL (more than TAUT_CHART_COLOURS), TAUT_ENOMEM. */
enum taut_status taut_chart_add_candidate(const struct taut_chart_maker *m, uint16_t point, enum taut_side side,
                                          enum taut_side unsaid, double probability, struct taut_error *err);

/* All dermatomes of the atlas: zones (filled: most authors agree; hatched: neighbours overlap there, or authors differ), and what
 * to write on each region, "L4" or "L4 L5". Lives in arena. TAUT_OK, TAUT_ENOMEM. */
enum taut_status taut_chart_dermatomes(const struct taut_atlas *a, struct taut_arena *arena, struct taut_chart *ret,
                                       struct taut_error *err);
/* One of them alone, by its index. */
enum taut_status taut_chart_dermatome(const struct taut_atlas *a, uint16_t dermatome, struct taut_arena *arena,
                                      struct taut_chart *ret, struct taut_error *err);

/* Adds the picture as SVG 1.1, with <title> and <desc>. out->cut says that it did not fit. */
void taut_picture_svg(const struct taut_picture *p, struct taut_text *out);

#endif
