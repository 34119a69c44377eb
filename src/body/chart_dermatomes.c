/* chart_dermatomes.c - the skin of each nerve root as zones of a chart. */
#include <taut/chart.h>
#include <taut/language.h>

#include <assert.h>

static enum taut_status no_memory(struct taut_error *err)
{
    return taut_fail(err, TAUT_ENOMEM, "dermatomes", "no memory");
}

/* Roots that follow each other never have the same colour. */
static bool add_zones(const struct taut_atlas *a, struct taut_list regions, unsigned colour, enum taut_zone zone,
                      struct taut_arena *arena, struct taut_vec *zones)
{
    for (uint32_t i = 0; i < regions.n; i++) {
        struct taut_chart_zone *z = taut_vec_push(arena, zones);
        if (!z)
            return false;
        *z = (struct taut_chart_zone){ a->index[regions.begin + i], TAUT_BOTH, zone, (uint8_t)colour, NULL };
    }
    return true;
}

/* The names of all roots that most authors give a region to. */
static bool add_labels(const struct taut_atlas *a, const struct taut_dermatome *d, struct taut_arena *arena,
                       const char *(*labels)[2])
{
    for (uint32_t i = 0; i < d->regions.n; i++) {
        const char **label = labels[a->index[d->regions.begin + i]];
        label[0] = label[1] = label[0] ? taut_arena_printf(arena, "%s %s", label[0], d->name) : d->name;
        if (!label[0])
            return false;
    }
    return true;
}

/* The roots from `begin` to before `end`. */
static enum taut_status show(const struct taut_atlas *a, uint16_t begin, uint16_t end, struct taut_arena *arena,
                             struct taut_chart *ret, struct taut_error *err)
{
    struct taut_vec zones = { .size = sizeof(struct taut_chart_zone) };
    const char *(*labels)[2] = taut_arena_array(arena, a->n_regions, sizeof *labels);
    if (!labels)
        return no_memory(err);
    for (uint16_t i = begin; i < end; i++) {
        const struct taut_dermatome *d = &a->dermatomes[i];
        const unsigned colour = end - begin > 1 ? i % TAUT_CHART_COLOURS : 0;
        if (!add_zones(a, d->regions, colour, TAUT_ESSENTIAL, arena, &zones) ||
            !add_zones(a, d->also, colour, TAUT_SPILLOVER, arena, &zones) || !add_labels(a, d, arena, labels))
            return no_memory(err);
    }
    ret->zones = zones.items;
    ret->n_zones = zones.n;
    ret->labels = (const char *const(*)[2])labels;
    ret->filled = taut_say(a->catalogue, "most authors agree");
    ret->hatched = taut_say(a->catalogue, "neighbours overlap, or authors differ");
    return TAUT_OK;
}

enum taut_status taut_chart_dermatomes(const struct taut_atlas *a, struct taut_arena *arena, struct taut_chart *ret,
                                       struct taut_error *err)
{
    ret->title = taut_say(a->catalogue, "Dermatomes");
    return show(a, 0, a->n_dermatomes, arena, ret, err);
}

enum taut_status taut_chart_dermatome(const struct taut_atlas *a, uint16_t dermatome, struct taut_arena *arena,
                                      struct taut_chart *ret, struct taut_error *err)
{
    assert(dermatome < a->n_dermatomes);
    ret->title = taut_arena_printf(arena, taut_say(a->catalogue, "Dermatome %s"), a->dermatomes[dermatome].name);
    return ret->title ? show(a, dermatome, (uint16_t)(dermatome + 1), arena, ret, err) : no_memory(err);
}
