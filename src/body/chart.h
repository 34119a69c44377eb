/* chart.h - what the parts of a chart share. Private to src/body.
 *
 * Units of the page: a thousandth of its height. What lives in the scratch arena is gone when the next view is drawn. Parts
 * that return bool: false, where memory fails. */
#ifndef TAUT_BODY_CHART_H
#define TAUT_BODY_CHART_H

#include <taut/chart.h>

#include "trace.h"

enum { CHART_HEIGHT = 1000, CHART_TOP = 52, CHART_MARGIN = 16, CHART_CAPTION = 30, CHART_LINE = 24 };

/* ---- colours: chart_colours.c ------------------------------------------------------------------------------ */

struct chart_skin {
    uint32_t tone, ink; /* ink: relief lines */
    uint32_t zones[TAUT_CHART_COLOURS], edges[TAUT_CHART_COLOURS];
    uint32_t cross, halo;
};
struct chart_paper {
    uint32_t colour, text, quiet, outline;
};
const struct chart_skin *chart_skin(unsigned skin);
const struct chart_paper *chart_paper(bool dark);
/* A colour with every channel multiplied: a shade of the skin. */
uint32_t chart_shade(uint32_t colour, const float share[3]);

/* ---- the chart ---------------------------------------------------------------------------------------------- */

struct chart {
    const struct taut_atlas *atlas;
    const struct taut_body *body;
    const struct taut_chart *spec;
    const struct chart_skin *skin;
    const struct chart_paper *paper;
    struct taut_arena *arena, *scratch;
    struct taut_vec draws, paths, points;
    uint16_t *zones;   /* of region and side: CHART_ESSENTIAL and CHART_SPILLOVER bits, of all or a part of it */
    uint16_t *whole;   /* the same of all of it */
    uint16_t *parts;   /* of each triangle; NULL: no zone is narrower than its regions */
    uint16_t *numbers; /* of regions, as the legend lists them; 0: not shown */
    uint16_t n_numbers;
    float width;            /* of the page */
    struct taut_draw spare; /* written to where memory failed */
    bool no_memory;
};
#define CHART_SPILLOVER(colour) ((uint16_t)(1u << 2 * (colour)))
#define CHART_ESSENTIAL(colour) ((uint16_t)(2u << 2 * (colour)))

/* Of a region and a side. */
static inline uint32_t chart_key(const struct chart *c, uint32_t triangle)
{
    uint16_t region = c->body->regions[triangle];
    return 2u * region + (triangle >= c->body->n_half && c->atlas->places[region].paired);
}

static inline uint16_t chart_zones_at(const struct chart *c, uint32_t triangle)
{
    return (uint16_t)(c->whole[chart_key(c, triangle)] | (c->parts ? c->parts[triangle] : 0));
}

/* Units. */
struct frame {
    float left, top, width, height;
};
/* Pixels; right and bottom are outside. */
struct box {
    uint32_t left, top, right, bottom;
};

/* A piece of the line where the skin turns away from the eye. */
struct contour {
    struct trace_point ends[2]; /* pixels */
    float away[2];              /* mm */
    uint32_t next[2];           /* piece beyond each end; UINT32_MAX: none */
};

/* One view on the page. */
struct figure {
    const char *caption; /* in the language of the atlas */
    enum taut_view view;
    struct frame frame;
    struct taut_camera camera;
    struct taut_raster raster;
    float scale;   /* units per pixel */
    float mm;      /* per pixel */
    float *inside; /* of each pixel: 1 body, or the cut through it; 0 paper */
    struct contour *contours;
    uint32_t n_contours;
};
static inline struct box figure_box(const struct figure *f)
{
    return (struct box){ 0, 0, f->raster.w, f->raster.h };
}

/* ---- the list of things to draw: chart_list.c ------------------------------------------------------------- */

/* Where memory fails, c->no_memory is set. */
struct taut_draw *chart_add(struct chart *c, enum taut_draw_kind kind, uint32_t colour, float opacity);
size_t chart_open(struct chart *c, enum taut_draw_kind kind, uint32_t colour, float opacity, float width);
void chart_close(struct chart *c, size_t draw); /* what was opened has all of its paths */
/* The paths of an earlier one, drawn again. */
struct taut_draw *chart_again(struct chart *c, size_t draw, enum taut_draw_kind kind, uint32_t colour, float opacity);
void chart_begin_path(struct chart *c, bool closed, bool curved);
void chart_end_path(struct chart *c);
void chart_point(struct chart *c, float x, float y);
void chart_rectangle(struct chart *c, struct frame f);
struct taut_draw *chart_text(struct chart *c, float x, float y, float size, enum taut_anchor anchor, const char *text);
float chart_text_width(const char *text, float size); /* about */

/* A path of the draw that is open. */
void chart_trace(struct chart *c, const struct figure *f, const struct trace *t);
/* Borders of values below a level, which cover a box of the figure (in pixels of the values), as paths of the draw that is open. */
struct level {
    float level, least_area, tolerance; /* square pixels, pixels */
    unsigned rounds;                    /* of smoothing */
    uint32_t coarse;                    /* pixels of the figure to one of the values */
};
bool chart_level(struct chart *c, const struct figure *f, struct box box, const float *values, const struct level *how);

/* ---- parts of a figure -------------------------------------------------------------------------------------- */

/* chart_contour.c */
bool contours_find(struct chart *c, struct figure *f);
/* Moves the points of an outline, which was found in pixels, onto the contours. */
bool contours_pull(struct chart *c, const struct figure *f, struct trace *traces, size_t n);
/* Those where one part of the body stands before another. */
bool contours_draw(struct chart *c, const struct figure *f);

/* chart_skin.c. What is drawn between begin and end is clipped by the outline. */
bool skin_begin(struct chart *c, struct figure *f, size_t *outline);
void skin_end(struct chart *c, const struct figure *f, size_t outline);
void skin_ink(struct chart *c, const struct figure *f);
/* Where a point of the body lies on the page; false: hidden by more than slack mm, or outside. */
bool figure_shows(const struct figure *f, struct taut_point3 p, float slack, float *x, float *y);

/* chart_zones.c */
bool zones_use(const struct chart *c, unsigned colour);
const char *zone_name(const struct chart *c, enum taut_zone zone); /* for the legend */
struct zone_style {
    uint32_t fill, edge;
    float opacity, width; /* width: of the outline */
    bool dashed;
    int slant;     /* of the hatching, in eighths of a half turn; -1: none */
    float spacing; /* of the hatching */
    bool crossed;  /* a second hatching across the first */
};
struct zone_style zone_style(const struct chart *c, unsigned colour, enum taut_zone zone);
struct zone_style zone_band_style(const struct chart *c, size_t band);
/* Fills, hatches and outlines paths of the draw that is open, which becomes the fill. */
void zone_finish(struct chart *c, size_t draw, const struct zone_style *style, struct frame extent);
enum taut_status zones_take(struct chart *c, struct taut_error *err);
bool zones_draw(struct chart *c, const struct figure *f);
bool levels_draw(struct chart *c, const struct figure *f);
const char *zone_band_name(const struct chart *c, size_t band); /* NULL: there are no more */

/* chart_regions.c */
bool regions_draw(struct chart *c, const struct figure *f);

/* chart_views.c */
bool views_choose(struct chart *c, enum taut_view ret[TAUT_CHART_VIEWS], size_t *n);
void views_lay_out(struct chart *c, struct figure *figures, size_t n);

/* chart_words.c */
float legend_height(const struct chart *c);
void legend_draw(struct chart *c);
float caption_width(const struct figure *f, float height); /* of a view that is shown so high */
/* A text in the language of the chart's atlas. */
const char *chart_say(const struct chart *c, const char *english);
void captions_draw(struct chart *c, const struct figure *f);
void marks_draw(struct chart *c, const struct figure *f);
void numbers_draw(struct chart *c); /* the names of numbered regions, in columns; makes the page wider */

/* chart_describe.c */
const char *chart_describe(struct chart *c, const struct figure *figures, size_t n);

#endif
