/* vec.h - points and directions in space. Axes: +x the body's own left, +y up, +z forward; mm; floor y = 0. */
#ifndef BODYC_VEC_H
#define BODYC_VEC_H

#include "../../src/base/numeric.h"

struct vec {
    double x, y, z;
};

static inline struct vec vec(double x, double y, double z)
{
    return (struct vec){ x, y, z };
}

static inline struct vec plus(struct vec a, struct vec b)
{
    return vec(a.x + b.x, a.y + b.y, a.z + b.z);
}

static inline struct vec minus(struct vec a, struct vec b)
{
    return vec(a.x - b.x, a.y - b.y, a.z - b.z);
}

static inline struct vec times(struct vec a, double s)
{
    return vec(a.x * s, a.y * s, a.z * s);
}

/* a + s b */
static inline struct vec along(struct vec a, struct vec b, double s)
{
    return vec(a.x + b.x * s, a.y + b.y * s, a.z + b.z * s);
}

static inline double dot(struct vec a, struct vec b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline struct vec cross(struct vec a, struct vec b)
{
    return vec(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

static inline double length(struct vec a)
{
    return taut_sqrt(dot(a, a));
}

static inline struct vec unit(struct vec a)
{
    double l = length(a);
    return l > 0 ? times(a, 1 / l) : a;
}

static inline double least(double a, double b)
{
    return a < b ? a : b;
}

static inline double most(double a, double b)
{
    return a > b ? a : b;
}

static inline double within(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

static inline double magnitude(double x)
{
    return x < 0 ? -x : x;
}

/* 0 at 0, 1 at 1, flat at both */
static inline double smooth(double t)
{
    t = within(t, 0, 1);
    return t * t * (3 - 2 * t);
}

#endif
