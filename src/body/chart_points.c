/* chart_points.c - points and candidates of a ranking, added to a chart that is being made. */
#include <taut/chart.h>
#include <taut/language.h>
#include <taut/surface.h>

static bool find_spot(const struct taut_chart_maker *m, uint16_t point, enum taut_side side, struct taut_point3 *ret)
{
    const uint16_t region = m->atlas->points[point].place;
    struct taut_spot spot;
    if (taut_place_point(m->atlas, m->surface, point, side, &spot, NULL) == TAUT_OK)
        *ret = taut_spot_on(m->body, spot).at;
    else if (!taut_body_middle(m->body, region, side == TAUT_RIGHT, ret))
        return false;
    else if (!m->atlas->places[region].paired)
        ret->x = 0;
    return true;
}

static void add_mark(const struct taut_chart_maker *m, uint16_t point, enum taut_side side, uint8_t colour,
                     const char *label)
{
    struct taut_chart *c = m->chart;
    if (c->n_marks == TAUT_CHART_MARKS)
        return;
    m->marks[c->n_marks] = (struct taut_chart_mark){ .colour = colour, .label = label };
    c->n_marks += find_spot(m, point, side, &m->marks[c->n_marks].at);
}

/* Of a point whose zone is narrower than its regions, how far it goes; NULL: they say all. */
static const float *zone_field(const struct taut_chart_maker *m, uint16_t point, enum taut_side side)
{
    struct taut_geodesic *geodesic = NULL;
    struct taut_arena *scratch = NULL;
    float *field = NULL;
    bool good = m->atlas->points[point].n_strips > 0 && (scratch = taut_arena_create()) != NULL;
    good = good && taut_geodesic_create(m->surface, scratch, &geodesic, NULL) == TAUT_OK;
    good = good && (field = taut_arena_array(m->arena, m->body->n_points, sizeof *field)) != NULL;
    for (int right = 0; right < 2 && good; right++) {
        const enum taut_side on = right ? TAUT_RIGHT : TAUT_LEFT;
        if (side != (right ? TAUT_LEFT : TAUT_RIGHT))
            good = taut_zone_field(m->atlas, m->surface, geodesic, point, on, m->arena, field, NULL) == TAUT_OK;
    }
    taut_arena_free(scratch);
    return good ? field : NULL;
}

void taut_chart_add_point(const struct taut_chart_maker *m, uint16_t point, enum taut_side side, uint8_t colour,
                          const char *label)
{
    const struct taut_atlas *a = m->atlas;
    struct taut_chart *c = m->chart;
    const bool paired = a->causes[point].paired;
    side = paired ? side : TAUT_MIDLINE;
    const float *field = zone_field(m, point, side);
    size_t n = taut_chart_point(a, point, side, colour, m->zones + c->n_zones, m->max_zones - c->n_zones);
    for (; n > 0; n--)
        m->zones[c->n_zones++].field = field;
    if (side != TAUT_RIGHT)
        add_mark(m, point, TAUT_LEFT, colour, label);
    if (side == TAUT_RIGHT || side == TAUT_BOTH || (!paired && a->places[a->points[point].place].paired))
        add_mark(m, point, TAUT_RIGHT, colour, label);
}

enum taut_status taut_chart_add_candidate(const struct taut_chart_maker *m, uint16_t point, enum taut_side side,
                                          enum taut_side unsaid, double probability, struct taut_error *err)
{
    static const char *const labels[TAUT_CHART_COLOURS] = { "1", "2", "3", "4", "5", "6" };
    const struct taut_cause *cause = &m->atlas->causes[point];
    const bool said = side == TAUT_LEFT || side == TAUT_RIGHT || side == TAUT_BOTH;
    const size_t i = m->chart->n_names;
    if (i == TAUT_CHART_COLOURS)
        return taut_fail(err, TAUT_EINVAL, "names", "at most %d", TAUT_CHART_COLOURS);
    side = said ? side : unsaid;
    const char *on = !cause->paired      ? ""
                     : !said             ? taut_say(m->atlas->catalogue, "the side that hurts")
                     : side == TAUT_BOTH ? taut_say(m->atlas->catalogue, "both sides")
                                         : taut_say(m->atlas->catalogue, taut_side_name(side));
    m->names[i] = taut_arena_printf(m->arena, "%s: %s%s%s, %.0f %%", labels[i], cause->name, cause->paired ? ", " : "",
                                    on, probability * 100);
    if (!m->names[i])
        return taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
    m->chart->n_names++;
    taut_chart_add_point(m, point, side, (uint8_t)i, labels[i]);
    return TAUT_OK;
}
