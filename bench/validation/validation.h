/* validation.h - simulations as JSON in, pictures and tables out. */
#ifndef VALIDATION_H
#define VALIDATION_H

#include <stdbool.h>
#include <stdio.h>

#include <json-c/json.h>

enum { MOST_WORLDS = 16 };
struct worlds {
    struct json_object *of[MOST_WORLDS]; /* taut.simulation/1, as given */
    size_t n;
};

/* ---- reading: read.c ------------------------------------------------------------------------------------------- */

const char *text_of(struct json_object *o, const char *key);
double number_of(struct json_object *o, const char *key);
struct json_object *member_of(struct json_object *o, const char *key);
/* The element of an array in o whose member says so; NULL: none. */
struct json_object *element_of(struct json_object *o, const char *array, const char *key, const char *value);
struct json_object *hits_of(struct json_object *world, const char *ranker, int active);

/* ---- drawing: draw.c ------------------------------------------------------------------------------------------- */

#define INK "#1f2a36"
#define GREY "#8894a2"
#define RULE "#dde3e9"
#define BLUE "#2667a8"
#define ORANGE "#c8641c"
#define GREEN "#3d8361"

FILE *svg_begin(const char *path, double w, double h, const char *title, const char *says);
void svg_end(FILE *f);
/* anchor: "start", "middle", "end"; weight: "400", "600" */
void svg_text(FILE *f, double x, double y, double size, const char *anchor, const char *weight, const char *fill,
              const char *format, ...) __attribute__((format(printf, 8, 9)));
void svg_line(FILE *f, double x1, double y1, double x2, double y2, const char *stroke, double width, const char *dash);
/* A line through n points. */
void svg_path(FILE *f, const double *x, const double *y, size_t n, const char *stroke, double width, const char *dash);
void svg_box(FILE *f, double x, double y, double w, double h, const char *fill);
void svg_dot(FILE *f, double x, double y, double r, const char *fill, bool hollow);

/* ---- pictures and tables ------------------------------------------------------------------------------------------ */

int picture_reliability(const struct worlds *w, const char *folder);
int picture_worlds(const struct worlds *w, const char *folder);
int picture_hits(const struct worlds *w, const char *folder);
int picture_checks(const struct worlds *w, const char *folder);
int picture_stability(const struct worlds *w, const char *folder);
int picture_numbers(const struct worlds *w, const char *folder);
void aims_table(const struct worlds *w);
void tables(const struct worlds *w);

#endif
