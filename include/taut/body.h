/* body.h - the generated body: its surface, the regions on it, and views of it.
 *
 * Axes in mm: +x the body's own left, +y up, +z forward; floor y = 0. Symmetric: what is stored is the half x >= 0.
 * Everything is single precision and computed in a fixed order: same input, same bits. Ownership: what is read lives in the
 * arena it was read into. Sources: S. Gibson 1998 (surface nets), Garland and Heckbert 1997 (decimation) for how the file
 * is made; T. Moeller, B. Trumbore 1997 for rays. */
#ifndef TAUT_BODY_H
#define TAUT_BODY_H

#include <taut/atlas.h>

struct taut_point3 { float x, y, z; };

/* Three figures share one skin: the same triangles, regions and lines at other places. All are as tall as the neutral one. */
enum taut_figure { TAUT_FIGURE_NEUTRAL, TAUT_FIGURE_MALE, TAUT_FIGURE_FEMALE, TAUT_FIGURES };
const char *taut_figure_name(enum taut_figure figure);  /* "neutral", "male", "female" */
bool taut_figure_find(const char *name, enum taut_figure *ret);

/* Where a figure has the points of the body. */
struct taut_figure_shape { const struct taut_point3 *points, *normals, *line_points; };

/* A line that an anatomist would ink: relief, creases, nails. On the left half; the other is its mirror. */
struct taut_body_line { uint32_t first, n; };   /* of line_points */

/* Both halves. points, normals and line_points are those of the figure that is shown, after reading the neutral one.
 * Triangles wind anticlockwise seen from outside; those of the left half come first, then their mirrors. */
struct taut_body {
    uint32_t n_points, n_triangles, n_half;     /* n_half: triangles of the left half */
    const struct taut_point3 *points, *normals; /* normals have length 1 */
    const float *openness;                      /* to the light, 0..1 */
    const uint32_t (*triangles)[3];
    const uint16_t *regions;                    /* of each triangle: index in the atlas */
    const uint32_t *mirror;                     /* of each point: its mirror */
    uint32_t n_lines;
    const struct taut_body_line *lines;
    const struct taut_point3 *line_points;
    struct taut_figure_shape figures[TAUT_FIGURES];
};

/* The body compiled into this library, as a taut.body file. Little-endian machines. */
const void *taut_body_builtin(size_t *n);

/* Reads a taut.body file. Returns TAUT_OK, TAUT_EPARSE (no such file, truncated, damaged), TAUT_ENOTFOUND (a region that
 * the atlas does not have), TAUT_ETOOBIG, TAUT_ENOMEM; where = "body". */
enum taut_status taut_body_read(const struct taut_atlas *a, const void *bytes, size_t n, struct taut_arena *arena,
                                struct taut_body *ret, struct taut_error *err);

/* The same body in another figure: what is drawn on triangles or points of one is drawn on all. Shares all arrays with b. */
struct taut_body taut_body_as(const struct taut_body *b, enum taut_figure figure);

/* The side of a triangle's region: left, right, or midline where the region has no sides. */
enum taut_side taut_body_side(const struct taut_atlas *a, const struct taut_body *b, uint32_t triangle);

double taut_body_area(const struct taut_body *b, uint32_t triangle);    /* mm2 */

/* The triangle of a region whose middle lies nearest to the middle of all of them: where a label or a cross may stand. Of one
 * half, also where the region has no sides. False: the region has no skin there. */
bool taut_body_middle(const struct taut_body *b, uint16_t region, bool right, struct taut_point3 *ret);

/* ---- views --------------------------------------------------------------------------------------------- */

/* The whole body; its sides with the arms cut away; close-ups. Left and right are the body's own. */
enum taut_view { TAUT_VIEW_FRONT, TAUT_VIEW_BACK, TAUT_VIEW_LEFT, TAUT_VIEW_RIGHT, TAUT_VIEW_HEAD_FRONT, TAUT_VIEW_HEAD_BACK,
                 TAUT_VIEW_HEAD_LEFT, TAUT_VIEW_HEAD_RIGHT, TAUT_VIEW_LEFT_ARMLESS, TAUT_VIEW_RIGHT_ARMLESS,
                 TAUT_VIEW_JAW_LEFT, TAUT_VIEW_JAW_RIGHT, TAUT_VIEW_PELVIS_FRONT, TAUT_VIEW_PELVIS_BACK,
                 TAUT_VIEW_LEFT_PALM, TAUT_VIEW_RIGHT_PALM, TAUT_VIEW_LEFT_HAND_BACK, TAUT_VIEW_RIGHT_HAND_BACK,
                 TAUT_VIEW_SOLES, TAUT_VIEW_FEET_TOP, TAUT_VIEW_LEFT_FOOT_INNER, TAUT_VIEW_RIGHT_FOOT_INNER,
                 TAUT_VIEW_LEFT_FOOT_OUTER, TAUT_VIEW_RIGHT_FOOT_OUTER, TAUT_VIEW_UPPER_FRONT, TAUT_VIEW_UPPER_BACK,
                 TAUT_VIEW_UPPER_LEFT, TAUT_VIEW_UPPER_RIGHT, TAUT_VIEW_LEGS_FRONT, TAUT_VIEW_LEGS_BACK,
                 TAUT_VIEW_LEGS_LEFT, TAUT_VIEW_LEGS_RIGHT, TAUT_VIEW_LEFT_LEG_INNER, TAUT_VIEW_RIGHT_LEG_INNER,
                 TAUT_VIEWS };
const char *taut_view_name(enum taut_view view);        /* "front", …, "right-leg-inner" */
const char *taut_view_caption(enum taut_view view);     /* "sole of both feet" */
bool taut_view_find(const char *name, enum taut_view *ret);

/* An orthographic camera. right, up and away are unit vectors; away points from the eye into the picture. */
struct taut_camera {
    struct taut_point3 middle, right, up, away;
    float width, height;                        /* mm that the picture shows */
    float reach;                                /* mm: what lies nearer to the eye or farther from it than this, counted from
                                                   the middle, is left out; 0: nothing is */
    bool armless;                               /* the arms are cut off below the shoulder */
};
struct taut_camera taut_view_camera(enum taut_view view);

/* What a picture of w x h pixels shows; row by row from the top left. triangle: UINT32_MAX where there is none. */
struct taut_raster {
    uint32_t w, h;
    float *depth;                               /* mm along away from the middle; large: nothing */
    uint32_t *triangle;
    float *tone;                                /* light, 0..1; -1 with no triangle: the cut through a body */
    float *across, *along;                      /* barycentric coordinates of the second and third corner */
};
/* TAUT_OK, TAUT_EINVAL (no pixels, or more than 64 million), TAUT_ENOMEM. Lives in arena. */
enum taut_status taut_body_draw(const struct taut_body *b, const struct taut_camera *camera, uint32_t w, uint32_t h,
                                struct taut_arena *arena, struct taut_raster *ret, struct taut_error *err);

/* The value that a picture has at a pixel of a field given at the points; 0 where there is no body. */
float taut_raster_value(const struct taut_body *b, const struct taut_raster *r, uint32_t pixel, const float *field);

#endif
