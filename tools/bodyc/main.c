/* main.c - bodyc: makes the body from the tables of shape.h and writes it as a taut.body file (docs/formats/body.md). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cut.h"
#include "measure.h"
#include "write.h"

static const char usage[] = "usage: bodyc --out FILE|--c FILE.c [--symbol NAME] [--cell MM] [--triangles N] [--audit]\n"
                            "       bodyc --measure\n"
                            "Makes the surface of the body, cuts it along its regions and writes it.\n"
                            "  --c          write C source of a function that returns the file\n"
                            "  --symbol     name of that function (default taut_body_builtin)\n"
                            "  --cell       size of a grid cell before the surface is thinned out (default 2)\n"
                            "  --triangles  of both halves, before the regions are cut (default 100000)\n"
                            "  --audit      print every region: area in mm2 of one half, pieces, largest piece\n"
                            "  --measure    print girths, breadths and depths beside what is wanted\n";

struct options {
    const char *out, *c, *symbol;
    double cell;
    size_t triangles;
    bool audit, measure;
};

/* Pieces of a region below this are slips of two borders that nearly meet. */
enum { CRUMB_MM2 = 30 };

static bool read_options(int argc, char **argv, struct options *ret)
{
    for (int i = 1; i < argc; i++) {
        bool value = i + 1 < argc;
        if (!strcmp(argv[i], "--out") && value)
            ret->out = argv[++i];
        else if (!strcmp(argv[i], "--c") && value)
            ret->c = argv[++i];
        else if (!strcmp(argv[i], "--symbol") && value)
            ret->symbol = argv[++i];
        else if (!strcmp(argv[i], "--cell") && value)
            ret->cell = strtod(argv[++i], NULL);
        else if (!strcmp(argv[i], "--triangles") && value)
            ret->triangles = strtoul(argv[++i], NULL, 10);
        else if (!strcmp(argv[i], "--audit"))
            ret->audit = true;
        else if (!strcmp(argv[i], "--measure"))
            ret->measure = true;
        else
            return false;
    }
    bool sensible = ret->cell >= 1 && ret->cell <= 10 && ret->triangles >= 1000 && ret->triangles <= 120000;
    return sensible && (ret->out || ret->c || ret->audit || ret->measure);
}

static int run(const struct options *o, struct taut_arena *arena)
{
    struct surface fine, thin;
    struct cut cut;
    const struct field *f = field_build(arena);
    if (!f)
        return taut_status_exit(TAUT_ENOMEM);
    if (o->measure) {
        measure_print(f, stdout);
        return 0;
    }
    if (!surface_of_field(f, o->cell, arena, &fine) || !surface_decimate(f, &fine, o->triangles / 2, arena, &thin) ||
        !cut_regions(f, &thin, CRUMB_MM2, arena, &cut))
        return taut_status_exit(TAUT_ENOMEM);
    if (o->audit)
        for (size_t i = 0; i < cut.n_list; i++)
            printf("%-44s %8.0f %3u %8.0f\n", cut.list[i].region, cut.list[i].area, cut.list[i].pieces,
                   cut.list[i].largest);
    if ((o->out && !write_body(f, &cut, o->out, NULL)) || (o->c && !write_body(f, &cut, o->c, o->symbol)))
        return taut_status_exit(TAUT_EIO);
    return 0;
}

int main(int argc, char **argv)
{
    struct options o = { .symbol = "taut_body_builtin", .cell = 2, .triangles = 100000 };
    if (argc == 2 && !strcmp(argv[1], "--help")) {
        fputs(usage, stdout);
        return 0;
    }
    if (!read_options(argc, argv, &o)) {
        fputs(usage, stderr);
        return taut_status_exit(TAUT_EINVAL);
    }
    struct taut_arena *arena = taut_arena_create();
    int code = arena ? run(&o, arena) : taut_status_exit(TAUT_ENOMEM);
    if (code == taut_status_exit(TAUT_ENOMEM))
        fputs("bodyc: no memory\n", stderr);
    taut_arena_free(arena);
    return code;
}
