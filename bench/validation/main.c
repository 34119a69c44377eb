/* main.c - validation FOLDER FILE…: pictures of simulations into FOLDER, tables in Markdown to standard output. */
#include "validation.h"

#include <string.h>

int main(int argc, char **argv)
{
    struct worlds w = { .n = 0 };
    if (argc < 3 || argc - 2 > MOST_WORLDS) {
        fputs("usage: validation FOLDER SIMULATION.json… (the first two: matched, shifted)\n", stderr);
        return 2;
    }
    for (int k = 2; k < argc; k++) {
        struct json_object *o = json_object_from_file(argv[k]);
        if (!o || strcmp(text_of(o, "format"), "taut.simulation/1") != 0) {
            fprintf(stderr, "validation: %s: no taut.simulation/1\n", argv[k]);
            return 2;
        }
        w.of[w.n++] = o;
    }
    int failed = picture_reliability(&w, argv[1]) | picture_worlds(&w, argv[1]) | picture_hits(&w, argv[1]) |
                 picture_checks(&w, argv[1]) | picture_stability(&w, argv[1]) | picture_numbers(&w, argv[1]);
    tables(&w);
    for (size_t k = 0; k < w.n; k++)
        json_object_put(w.of[k]);
    return failed;
}
