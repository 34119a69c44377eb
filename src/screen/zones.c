/* zones.c - what is allowed, as zones of a chart: by whom it is limited, and how much pressure is left. */
#include <taut/language.h>
#include <taut/screen.h>

/* What the person told stands in red, what holds for everybody in ink. */
enum { OF_ALERTS = 0, OF_SITES = TAUT_CHART_COLOURS - 1 };

static bool is_limited(const struct taut_limit *l)
{
    return l->pressure < TAUT_FULL_PRESSURE || l->no_tools;
}

/* "3/10", with a star where no tool may be used; NULL: no memory. */
static const char *label_of(const struct taut_limit *l, struct taut_arena *arena)
{
    return taut_arena_printf(arena, "%u/%u%s", l->pressure, TAUT_FULL_PRESSURE, l->no_tools ? "*" : "");
}

/* The zone and the label of a region on a side, where there is a limit. */
static bool add_limit(const struct taut_limit *l, bool nowhere, struct taut_chart_zone zone, const char **label,
                      struct taut_arena *arena, struct taut_chart_zone *zones, size_t *n)
{
    if (!nowhere && !is_limited(l))
        return true;
    zone.zone = nowhere || l->pressure == 0 ? TAUT_ESSENTIAL : TAUT_SPILLOVER;
    zone.colour = nowhere || l->site == TAUT_NONE ? OF_ALERTS : OF_SITES;
    zones[(*n)++] = zone;
    if (zone.zone == TAUT_SPILLOVER)
        *label = label_of(l, arena);
    return zone.zone == TAUT_ESSENTIAL || *label;
}

enum taut_status taut_screen_chart(const struct taut_atlas *a, const struct taut_allowed *allowed,
                                   struct taut_arena *arena, struct taut_chart *ret, struct taut_error *err)
{
    static const char *const titles[] = {
        [TAUT_ALLOW_NOTHING] = TAUT_TEXT("No pressure anywhere: get emergency help now"),
        [TAUT_ALLOW_TALK] = TAUT_TEXT("No pressure anywhere before a doctor has looked"),
        [TAUT_ALLOW_LIMITED] = TAUT_TEXT("Where not to press, and where only lightly"),
        [TAUT_ALLOW_TREATMENT] = TAUT_TEXT("Delicate places: where to keep off or go lightly")
    };
    static const enum taut_view all_round[] = { TAUT_VIEW_FRONT, TAUT_VIEW_BACK, TAUT_VIEW_LEFT_ARMLESS,
                                                TAUT_VIEW_RIGHT_ARMLESS };
    struct taut_chart_zone *zones = taut_arena_array(arena, 2u * a->n_regions + 1u, sizeof *zones);
    const char **names = taut_arena_array(arena, TAUT_CHART_COLOURS, sizeof *names);
    const char *(*labels)[2] = taut_arena_array(arena, a->n_regions + 1u, sizeof *labels);
    const bool nowhere = allowed->now <= TAUT_ALLOW_TALK;
    size_t n = 0;
    bool good = zones && labels && names;
    for (uint16_t region = 0; good && region < a->n_regions; region++)
        for (size_t right = 0; good && right < (a->places[region].paired ? 2u : 1u); right++) {
            const enum taut_side side = !a->places[region].paired ? TAUT_MIDLINE : right ? TAUT_RIGHT : TAUT_LEFT;
            const struct taut_chart_zone zone = { .region = region, .side = side };
            good = add_limit(&allowed->limits[2u * region + right], nowhere, zone, &labels[region][right], arena, zones,
                             &n);
        }
    if (!good)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for a chart");
    names[OF_ALERTS] = taut_say(a->catalogue, "Because of what was told");
    names[OF_SITES] = taut_say(a->catalogue, "Delicate in everybody");
    ret->zones = zones;
    ret->n_zones = n;
    ret->zones_mean = TAUT_ZONES_LIMITS;
    ret->labels = (const char *const(*)[2])labels;
    ret->names = names;
    ret->n_names = TAUT_CHART_COLOURS;
    ret->title = taut_say(a->catalogue, titles[allowed->now]);
    if (ret->n_views == 0) {
        ret->views = all_round;
        ret->n_views = nowhere ? 2 : sizeof all_round / sizeof *all_round;
    }
    return TAUT_OK;
}
