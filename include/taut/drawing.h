/* drawing.h - pain drawings: strokes, marks and arrows on the body; what skin they cover; measures of them.
 *
 * Units    mm, mm2; levels of pain 1 mild, 2 moderate, 3 severe; nrs 1..10 on the numeric rating scale.
 * Sides    are the client's own. The left half of the surface is its triangles below body->n_half.
 * Repeat   Same drawing, body and atlas: same bits.
 * Method   A brush is a disc in the plane of a view, and reaches only skin that this view shows (depth raster); on the
 *          surface it is a ball, and reaches only skin connected to its middle within the ball. A triangle is painted when its
 *          middle is. Format: docs/formats/drawing.md. */
#ifndef TAUT_DRAWING_H
#define TAUT_DRAWING_H

#include <taut/body.h>

/* ---- a drawing, taut.drawing/1 --------------------------------------------------------------------------- */

enum taut_sensation { TAUT_SENSE_PAIN, TAUT_SENSE_NUMBNESS, TAUT_SENSE_TINGLING, TAUT_SENSATIONS };
const char *taut_sensation_name(enum taut_sensation s);     /* "pain", "numbness", "tingling" */

enum taut_tool { TAUT_BRUSH, TAUT_ERASER, TAUT_UNDO, TAUT_TOOLS };
const char *taut_tool_name(enum taut_tool t);               /* "brush", "eraser", "undo" */

struct taut_grade {
    uint8_t level;                      /* 1..3; 0: not given */
    int8_t nrs;                         /* 1..10; -1: not given */
};

/* Where the points of a stroke or arrow lie: on a view (x to the right of the picture's middle, y up, as the viewer sees it; z
 * is 0), or on the surface of the figure that was drawn on. A slice of drawing->points. */
struct taut_track {
    bool on_surface;
    enum taut_view view;                /* where not on the surface */
    uint32_t first, n;
};

struct taut_stroke {
    enum taut_tool tool;                /* UNDO takes back the latest stroke of its layer that still stands; it has no track */
    struct taut_track track;
    float radius_mm;                    /* of the brush, TAUT_THINNEST_BRUSH .. TAUT_WIDEST_BRUSH */
    struct taut_grade grade;            /* BRUSH */
};
struct taut_mark { uint16_t place; enum taut_side side; struct taut_grade grade; };  /* a whole region, area or group */
struct taut_arrow { struct taut_track track; };             /* pain that travels: from the first point to the last */

struct taut_layer {
    enum taut_sensation sensation;
    const uint16_t *qualities;          /* terms of the atlas */
    size_t n_qualities;
    const struct taut_mark *marks;      /* are there before the strokes */
    size_t n_marks;
    const struct taut_stroke *strokes;  /* in the order in which they were made */
    size_t n_strokes;
    const struct taut_arrow *arrows;
    size_t n_arrows;
};

struct taut_drawing {
    enum taut_figure figure;            /* that it was drawn on */
    const struct taut_layer *layers;
    size_t n_layers;
    const struct taut_point3 *points;
    size_t n_points;
};

#define TAUT_THINNEST_BRUSH 1
#define TAUT_WIDEST_BRUSH 150
#define TAUT_FARTHEST_POINT 3000        /* mm, every coordinate */
#define TAUT_LONGEST_STEP 50            /* mm between neighbouring points on the surface */
#define TAUT_MAX_LAYERS 16u
#define TAUT_MAX_QUALITIES 16u          /* of a layer */
#define TAUT_MAX_STROKES 2000u          /* marks, strokes and arrows of a drawing together */
#define TAUT_MAX_DRAWN_POINTS 50000u    /* of a drawing */

/* Whether a drawing keeps these bounds. TAUT_OK, TAUT_EINVAL (where = "layers[0].strokes[3].radius_mm"), TAUT_ETOOBIG. */
enum taut_status taut_drawing_check(const struct taut_atlas *a, const struct taut_drawing *d, struct taut_error *err);

/* ---- painting ---------------------------------------------------------------------------------------------- */

/* A body made ready to be drawn on. Views and neighbours are worked out when first needed and kept in the arena: it belongs
 * to one thread at a time. */
struct taut_canvas;
/* b: the neutral figure, whose areas all measures are in. TAUT_OK, TAUT_ENOMEM. Atlas and body are borrowed. */
enum taut_status taut_canvas_create(const struct taut_atlas *a, const struct taut_body *b, struct taut_arena *arena,
                                    struct taut_canvas **ret, struct taut_error *err);

const struct taut_atlas *taut_canvas_atlas(const struct taut_canvas *c);
const struct taut_body *taut_canvas_body(const struct taut_canvas *c);

enum { TAUT_BARE = 0, TAUT_UNGRADED = 1 };  /* painted with nrs n: TAUT_UNGRADED + n */
struct taut_painting {
    uint8_t *paint;                     /* of each triangle; where strokes overlap, the stronger stands */
    size_t n_missed;                    /* brush strokes and marks that met no skin */
};

#define TAUT_SENSES(s) (1u << (s))
#define TAUT_ALL_SENSES ((1u << TAUT_SENSATIONS) - 1)
/* All layers of the wanted sensations on one skin; erasers and undo work within their own layer. A level without nrs
 * counts as nrs 2, 5 or 8. Lives in arena.
 * Returns TAUT_OK, what taut_drawing_check returns, TAUT_ENOMEM. */
enum taut_status taut_drawing_paint(struct taut_canvas *c, const struct taut_drawing *d, unsigned senses,
                                    struct taut_arena *arena, struct taut_painting *ret, struct taut_error *err);

/* For charts: 0 bare .. 1 worst pain, ungraded 1, of each triangle of both halves. levels[body->n_triangles]. */
void taut_painting_levels(const struct taut_canvas *c, const struct taut_painting *p, float *levels);

/* The triangle under a point of a track on a figure; UINT32_MAX: no skin there. TAUT_OK, TAUT_EINVAL (no such figure),
 * TAUT_ENOMEM. */
enum taut_status taut_canvas_triangle(struct taut_canvas *c, enum taut_figure figure, const struct taut_track *track,
                                      struct taut_point3 point, uint32_t *ret, struct taut_error *err);

/* ---- from skin to names ------------------------------------------------------------------------------------- */

/* What is painted of a named part of the skin. */
struct taut_share {
    uint16_t place;                     /* region or area; CHOIR: segment number; WPI: a region of the area */
    enum taut_side side;                /* left, right, midline; of a CHOIR segment its own */
    bool touched;                       /* a tenth of it is painted, or it holds a quarter of a spot */
    float share;                        /* 0..1 of its skin that is painted */
    float painted_mm2;
    float nrs;                          /* mean over the skin that is painted and graded; 0: none is */
};
struct taut_shares { struct taut_share *items; size_t n; };

/* The parts with any paint: regions in the atlas's order (left, right, midline), areas likewise, segments by number, WPI areas
 * in the order of the questionnaire. Rows live in arena. TAUT_OK, TAUT_ENOMEM.
 * CHOIR: Scherrer and others 2021, 74 segments, numbered as its male figure. WPI: Wolfe and others 2016, 19 areas. */
enum taut_share_of { TAUT_SHARE_REGIONS, TAUT_SHARE_AREAS, TAUT_SHARE_CHOIR, TAUT_SHARE_WPI };
enum taut_status taut_painting_shares(struct taut_canvas *c, const struct taut_painting *p, enum taut_share_of of,
                                      struct taut_arena *arena, struct taut_shares *ret, struct taut_error *err);

/* The name of a WPI area as a row of TAUT_SHARE_WPI has it: "jaw-left", "neck"; "" where there is none. */
void taut_wpi_name(const struct taut_atlas *a, uint16_t place, enum taut_side side, char out[32]);

/* Marks for a list of CHOIR segments, or of names of WPI areas: regions of which they hold at least half of the skin.
 * Returns TAUT_OK, TAUT_EINVAL (no such segment or area; where = "segments[2]", "areas[0]"), TAUT_ENOMEM. */
enum taut_status taut_marks_of_choir(struct taut_canvas *c, const uint16_t *segments, size_t n, struct taut_arena *arena,
                                     struct taut_mark **ret, size_t *n_marks, struct taut_error *err);
enum taut_status taut_marks_of_wpi(struct taut_canvas *c, const char *const *areas, size_t n, struct taut_arena *arena,
                                   struct taut_mark **ret, size_t *n_marks, struct taut_error *err);

/* ---- measures ------------------------------------------------------------------------------------------------- */

/* Of one painting. All areas are of skin, not of pixels.
 * extent     share of the skin: Margolis, Tait, Krause 1986 (percent of the body's surface), Barbero and others 2015 (continuous).
 * spots      connected painted pieces (Rosenfeld, Pfaltz 1966): triangles that share a corner.
 * centroid   mean of the painted skin weighted by area. It may lie inside the body, and between spots.
 * symmetry   Jaccard index of the painting and its mirror image: 1 symmetric, 0 nowhere on both sides.
 * laterality (left - right) / (left + right) of the painted areas (Seghier 2008): 1 all left, -1 all right. */
struct taut_measures {
    double painted_mm2, extent;         /* extent: 0..1 */
    double left_mm2, right_mm2;
    struct taut_point3 centroid;        /* only where something is painted */
    size_t n_spots;
    double symmetry, laterality;        /* 0 where nothing is painted */
    double mean_nrs, worst_nrs;         /* over the graded skin; 0: none is */
};
enum taut_status taut_painting_measure(struct taut_canvas *c, const struct taut_painting *p, struct taut_measures *ret,
                                       struct taut_error *err);

/* Of two: jaccard = both / either (Jaccard 1912), dice = 2 both / (one + other) (Dice 1945), by area of skin; both are 1 where
 * neither has paint. */
struct taut_comparison {
    double jaccard, dice;
    double both_mm2, only_first_mm2, only_second_mm2;
    double apart_mm;                    /* between the centroids; < 0: one of them has none */
};
void taut_painting_compare(const struct taut_canvas *c, const struct taut_painting *first,
                           const struct taut_painting *second, struct taut_comparison *ret);

/* Of many: in how many each triangle is painted (pain-frequency map: Shaballout and others 2019, per pixel; here per triangle).
 * count[body->n_triangles], zero before the first; adds one painting. */
void taut_painting_count(const struct taut_canvas *c, const struct taut_painting *p, uint32_t *count);

#endif
