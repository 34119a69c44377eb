/* surface.h - searching the skin: what a ray meets, which skin is nearest, how far it is along the skin, and where the points
 * and zones of the atlas lie on it.
 *
 * Units   mm, axes as in body.h. A spot keeps its triangle and place in it, so it lies on every figure.
 * Repeat  single precision in a fixed order, ties by the lower number: same body, same bits.
 * Life    what is built lives in its arena; building costs about 10 ms, so build once and keep it.
 * Source  the tree of boxes, cut at medians: J. Goldsmith, J. Salmon 1987; the distances: M. Novotni, R. Klein 2002 (a source
 *         rolled out beyond an edge), R. Kimmel, J. Sethian 1998 (plane waves). */
#ifndef TAUT_SURFACE_H
#define TAUT_SURFACE_H

#include <taut/body.h>

/* A place on the skin: barycentric coordinates of the second and third corner of its triangle. */
struct taut_spot {
    uint32_t triangle;
    float across, along;
    struct taut_point3 at;                      /* on the figure that was searched */
};
/* The same spot on another figure of the same body. */
struct taut_spot taut_spot_on(const struct taut_body *b, struct taut_spot spot);
/* The same spot on the other half. */
struct taut_spot taut_spot_mirrored(const struct taut_body *b, struct taut_spot spot);
/* Out of the skin at a spot; length 1. */
struct taut_point3 taut_spot_normal(const struct taut_body *b, struct taut_spot spot);

/* ---- picking ------------------------------------------------------------------------------------------- */

struct taut_surface;                            /* opaque: a body with a tree of boxes over it */
/* Takes the body in the figure that it shows. TAUT_OK, TAUT_EEMPTY (no triangles), TAUT_ENOMEM; where = "surface". */
enum taut_status taut_surface_build(const struct taut_body *b, struct taut_arena *arena, struct taut_surface **ret,
                                    struct taut_error *err);
const struct taut_body *taut_surface_body(const struct taut_surface *s);

/* The first skin that a ray meets; direction need not have length 1. False: it meets none. */
bool taut_surface_pick(const struct taut_surface *s, struct taut_point3 from, struct taut_point3 direction,
                       struct taut_spot *ret);

/* The skin nearest to a point, of all that faces a direction: out of the skin and `facing` are less than 75 degrees
 * apart. facing = { 0, 0, 0 }: any skin. False: no skin faces it, or p is not finite. */
bool taut_surface_nearest(const struct taut_surface *s, struct taut_point3 p, struct taut_point3 facing,
                          struct taut_spot *ret);

/* ---- distance along the skin ----------------------------------------------------------------------------- */

struct taut_geodesic;                           /* opaque: work of searches, kept between them; one user at a time */
enum taut_status taut_geodesic_create(const struct taut_surface *s, struct taut_arena *arena, struct taut_geodesic **ret,
                                      struct taut_error *err);

/* What a search reached. Valid until the next search with the same work. */
struct taut_reach {
    const uint32_t *points;                     /* of the body, each once */
    uint32_t n;
    const float *mm;                            /* of every point of the body; TAUT_FAR where it was not reached */
};
#define TAUT_FAR 1e30f

/* All points within reach_mm of a spot. Within 0.4 % on flat skin, 1 % on round forms that the triangles follow. */
struct taut_reach taut_geodesic_from_spot(struct taut_geodesic *g, const struct taut_spot *spot, float reach_mm);
/* … of the nearest of many spots that lie along a line, 2 mm apart or less. */
struct taut_reach taut_geodesic_from_line(struct taut_geodesic *g, const struct taut_spot *spots, size_t n, float reach_mm);
/* … of the nearest of many points of the body, such as those of a border. */
struct taut_reach taut_geodesic_from_points(struct taut_geodesic *g, const uint32_t *points, size_t n, float reach_mm);

/* ---- places of the atlas ------------------------------------------------------------------------------------ */

/* Landmarks are given on the neutral figure: the surface must be that figure's. Take the spot to another by taut_spot_on().
 * side: left or right; a landmark or point of the midline lies there whichever is said. Where the atlas gives no side, as for
 * an unpaired muscle, TAUT_MIDLINE does as well.
 * Returns TAUT_OK, TAUT_EINVAL (another figure; no such landmark, point or side), TAUT_ENOTFOUND (a point without a spot);
 * where = "landmark", "point", "side" or "surface". */
enum taut_status taut_place_landmark(const struct taut_atlas *a, const struct taut_surface *s, uint16_t landmark,
                                     enum taut_side side, struct taut_spot *ret, struct taut_error *err);
/* Where to press: the weighted mean of the point's landmarks, moved by its offset, on the nearest skin that faces as the
 * landmarks do. Known to within the point's uncertainty_mm, never better. */
enum taut_status taut_place_point(const struct taut_atlas *a, const struct taut_surface *s, uint16_t point,
                                  enum taut_side side, struct taut_spot *ret, struct taut_error *err);

enum { TAUT_SOFT_EDGE_MM = 8 };                 /* how far a zone takes to fade, half of it on either side of its border */

/* How much each point of the body belongs to the zone of a trigger point: 1 where its pain is usual, 0.5 where some feel it, 0
 * elsewhere, fading along the skin over TAUT_SOFT_EDGE_MM. The zone is its regions; where the atlas draws a narrower line or disc,
 * that part of them.
 *
 * side     the client's side of the trigger point.
 * scratch  for the work; may be reset afterwards.
 * ret      [n_points of the body], raised and never lowered: set it to 0 first; call again to add another point.
 * Returns  as taut_place_point, and TAUT_ENOMEM. */
enum taut_status taut_zone_field(const struct taut_atlas *a, const struct taut_surface *s, struct taut_geodesic *g,
                                 uint16_t point, enum taut_side side, struct taut_arena *scratch, float *ret,
                                 struct taut_error *err);

#endif
