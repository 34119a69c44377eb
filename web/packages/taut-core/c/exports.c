/* exports.c - what the module exports: memory for what is handed in, and the door's functions under short names. */
#include <stdlib.h>

#include <taut/door.h>

#define EXPORT(name) __attribute__((export_name(#name))) name

struct taut_door *EXPORT(core_create)(void)
{
    return taut_door_create();
}

/* Room for what is handed in. NULL: no memory. */
void *EXPORT(core_alloc)(size_t n)
{
    return malloc(n);
}

void EXPORT(core_free)(void *p)
{
    free(p);
}

const char *EXPORT(core_answer)(const struct taut_door *d)
{
    size_t n;
    return taut_door_answer(d, &n);
}

size_t EXPORT(core_answer_size)(const struct taut_door *d)
{
    size_t n;
    taut_door_answer(d, &n);
    return n;
}

const char *EXPORT(core_refusal)(const struct taut_door *d)
{
    size_t n;
    return taut_door_refusal(d, &n);
}

size_t EXPORT(core_refusal_size)(const struct taut_door *d)
{
    size_t n;
    taut_door_refusal(d, &n);
    return n;
}

enum taut_status EXPORT(core_load_body)(struct taut_door *d, const void *bytes, size_t n)
{
    return taut_door_load_body(d, bytes, n);
}

/* The bytes stay where they are as long as the core lives. */
enum taut_status EXPORT(core_load_texts)(struct taut_door *d, const void *bytes, size_t n)
{
    return taut_door_load_texts(d, bytes, n);
}

/* Where the surface of a figure lies: the core's own arrays, for whoever draws it. */
static struct mesh {
    uint32_t n_points, n_triangles, n_half;
    const struct taut_point3 *points, *normals;
    const float *openness;
    const uint32_t (*triangles)[3];
    const uint16_t *regions;
} mesh;

/* Overwritten by the next call. NULL: no such figure, or no body was loaded. */
const struct mesh *EXPORT(core_mesh)(const struct taut_door *d, unsigned figure)
{
    struct taut_body b;
    if (figure >= TAUT_FIGURES || !taut_door_body(d, (enum taut_figure)figure, &b))
        return NULL;
    mesh =
        (struct mesh){ b.n_points, b.n_triangles, b.n_half, b.points, b.normals, b.openness, b.triangles, b.regions };
    return &mesh;
}

enum taut_status EXPORT(core_ask)(struct taut_door *d, const char *name, size_t n_name, const char *options,
                                  size_t n_options, const char *input, size_t n_input)
{
    return taut_door_ask(d, name, n_name, options, n_options, input, n_input);
}
