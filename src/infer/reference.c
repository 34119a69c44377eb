/* reference.c - what a book would say: the muscles whose known zones touch the places that hurt, by name. No weighing. */
#include <taut/infer.h>

bool taut_reference_only(void)
{
#ifdef TAUT_REFERENCE
    return true;
#else
    return false;
#endif
}

/* Of each region: whether somebody said that it hurts. False: nowhere. */
static bool mark_painful(const struct taut_atlas *a, const struct taut_case *c, bool *painful)
{
    bool any = false;
    for (size_t f = 0; f < c->n_findings; f++) {
        const struct taut_finding *x = &c->findings[f];
        if (x->kind != TAUT_PAIN || x->level == 0 || x->negated)
            continue;
        const struct taut_list members = a->places[x->target].members;
        for (uint32_t k = 0; k < members.n; k++)
            painful[a->index[members.begin + k]] = any = true;
    }
    return any;
}

/* The painful regions that a muscle's points reach, in the atlas's order; the usual zone wins. */
static enum taut_status touch(const struct taut_atlas *a, const struct taut_muscle *m, const bool *painful,
                              struct taut_touch *of_region, struct taut_arena *arena, struct taut_known *ret,
                              struct taut_error *err)
{
    struct taut_vec touches = { .size = sizeof(struct taut_touch) };
    for (uint16_t region = 0; region < a->n_regions; region++)
        of_region[region] = (struct taut_touch){ region, TAUT_NO_ZONE, TAUT_NONE };
    for (uint16_t p = m->first_point; p < m->first_point + m->n_points; p++)
        for (uint32_t k = a->causes[p].links; k < a->causes[p].links + a->causes[p].n_links; k++) {
            const struct taut_link *l = &a->links[k];
            if (l->kind == TAUT_PAIN && painful[l->target] && l->zone < of_region[l->target].zone)
                of_region[l->target] = (struct taut_touch){ l->target, (enum taut_zone)l->zone, l->source };
        }
    for (uint16_t region = 0; region < a->n_regions; region++) {
        if (of_region[region].zone == TAUT_NO_ZONE)
            continue;
        struct taut_touch *t = taut_vec_push(arena, &touches);
        if (!t)
            return taut_fail(err, TAUT_ENOMEM, "", "no memory for the reference");
        *t = of_region[region];
    }
    ret->touches = touches.items;
    ret->n_touches = touches.n;
    return TAUT_OK;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool stands_before(const char *a, const char *b)
{
    while (*a && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return (unsigned char)lower(*a) < (unsigned char)lower(*b);
}

static void insert(const struct taut_atlas *a, struct taut_known *list, size_t n, struct taut_known known)
{
    while (n > 0 && stands_before(a->muscles[known.muscle].english, a->muscles[list[n - 1].muscle].english)) {
        list[n] = list[n - 1];
        n--;
    }
    list[n] = known;
}

enum taut_status taut_infer_reference(const struct taut_atlas *a, const struct taut_case *c, struct taut_arena *arena,
                                      const struct taut_known **ret, size_t *n, struct taut_error *err)
{
    bool *painful = taut_arena_array(arena, a->n_regions, sizeof *painful);
    struct taut_touch *of_region = taut_arena_array(arena, a->n_regions, sizeof *of_region);
    struct taut_known *list = taut_arena_array(arena, a->n_muscles + 1u, sizeof *list);
    if (!painful || !of_region || !list)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the reference");
    if (!mark_painful(a, c, painful))
        return taut_fail(err, TAUT_EEMPTY, "findings", "nothing that hurts was named; say where it hurts");
    *n = 0;
    for (uint16_t m = 0; m < a->n_muscles; m++) {
        struct taut_known known = { .muscle = m };
        enum taut_status st = touch(a, &a->muscles[m], painful, of_region, arena, &known, err);
        if (st != TAUT_OK)
            return st;
        if (known.n_touches > 0)
            insert(a, list, (*n)++, known);
    }
    *ret = list;
    return TAUT_OK;
}
