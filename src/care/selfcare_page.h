/* selfcare_page.h - what the parts of the printed page share. Private to src/care. */
#ifndef TAUT_CARE_SELFCARE_PAGE_H
#define TAUT_CARE_SELFCARE_PAGE_H

#include <taut/selfcare.h>

/* The body with the zone of a point and the cross where to press, view by view; only the figures, without captions and legend. */
enum { FIGURE_VIEWS = 2 };
struct point_figure {
    struct taut_picture picture;
    size_t n; /* views, those with the cross first */
    struct figure_view {
        float left, top, width, height; /* within the picture */
        size_t n_crosses;
        float crosses[2][2];
    } views[FIGURE_VIEWS];
};

/* selfcare_figure.c. side as in a task. TAUT_OK, what taut_chart_draw does, TAUT_ENOMEM. */
enum taut_status figure_of_point(const struct taut_atlas *a, const struct taut_body *body, uint16_t point,
                                 enum taut_side side, unsigned skin, struct taut_arena *arena, struct point_figure *ret,
                                 struct taut_error *err);

#endif
