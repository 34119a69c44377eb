/* chart_describe.c - what a chart shows, told in words for who cannot see it. */
#include <stdio.h>
#include <string.h>

#include "chart.h"

static const char *label_of(const struct chart *c, uint32_t key)
{
    return c->spec->labels ? c->spec->labels[key / 2][key % 2] : NULL;
}

/* What a list of places is about: those that have one of the bits and, where a label is given, that label. */
struct shown {
    uint16_t bits;
    const char *label;
};

static bool is_shown(const struct chart *c, uint32_t key, struct shown what)
{
    if (!(c->zones[key] & what.bits))
        return false;
    return !what.label || (label_of(c, key) && !strcmp(label_of(c, key), what.label));
}

/* The sides of a place on which all of its skin is shown so: bit 0 left and midline, bit 1 right; an area with its midline. */
static unsigned sides_shown(const struct chart *c, const struct taut_place *p, struct shown what)
{
    unsigned all = 3, any = 0;
    size_t n = 0;
    for (uint32_t i = 0; i < p->members.n; i++) {
        const uint16_t r = c->atlas->index[p->members.begin + i];
        const struct taut_place *region = &c->atlas->places[r];
        const bool left = is_shown(c, 2u * r, what), right = region->paired ? is_shown(c, 2u * r + 1u, what) : left;
        any |= (unsigned)left | (unsigned)right << 1;
        if (region->deep)
            continue;
        all &= (unsigned)left | (unsigned)right << 1;
        n++;
    }
    return n ? all : any;
}

/* "temple on both sides, left chin": areas that are shown as a whole, then single regions. Returns how many. */
static size_t list_places(const struct chart *c, struct shown what, const char *before, struct taut_text *out)
{
    size_t n = 0;
    for (uint16_t k = c->atlas->n_regions; k < c->atlas->n_regions + c->atlas->n_places; k++) {
        const uint16_t at = k < c->atlas->n_places ? k : (uint16_t)(k - c->atlas->n_places);
        const struct taut_place *p = &c->atlas->places[at];
        if (p->kind == TAUT_GROUP || (p->kind == TAUT_AREA && p->members.n < 2))
            continue;
        unsigned sides = sides_shown(c, p, what);
        if (p->kind == TAUT_REGION && p->parent != TAUT_NONE && c->atlas->places[p->parent].members.n > 1)
            sides &= ~sides_shown(c, &c->atlas->places[p->parent], what);
        if (!sides)
            continue;
        const char *side = !p->paired || sides == 3 ? "" : sides == 1 ? "left " : "right ";
        taut_text_addf(out, "%s%s%s%s", n ? ", " : before, side, p->name,
                       p->paired && sides == 3 ? " on both sides" : "");
        n++;
    }
    taut_text_adds(out, n ? "." : "");
    return n;
}

static void describe_labels(const struct chart *c, struct taut_text *out)
{
    const char *before = " Written on: ";
    for (uint16_t r = 0; r < c->atlas->n_regions; r++) {
        if (!label_of(c, 2u * r))
            continue;
        taut_text_addf(out, "%s%s %s", before, c->atlas->places[r].name, label_of(c, 2u * r));
        before = ", ";
    }
    taut_text_adds(out, *before == ',' ? "." : "");
}

/* Whether every region has one of the bits, on both sides. */
static bool covers_all(const struct chart *c, uint16_t bits)
{
    for (uint32_t key = 0; key < 2u * c->atlas->n_regions; key++)
        if (!(c->zones[key] & bits))
            return false;
    return true;
}

static void describe_zones(const struct chart *c, struct taut_text *out)
{
    for (unsigned k = 0; k < TAUT_CHART_COLOURS; k++) {
        if (!zones_use(c, k))
            continue;
        if (k < c->spec->n_names)
            taut_text_addf(out, " %s:", c->spec->names[k]);
        list_places(c, (struct shown){ CHART_ESSENTIAL(k), NULL }, " Pain is usual in: ", out);
        list_places(c, (struct shown){ CHART_SPILLOVER(k), NULL }, " In some people also in: ", out);
    }
}

/* ---- limits ------------------------------------------------------------------------------------------------------- */

static bool is_first(const struct chart *c, uint32_t key, struct shown what)
{
    for (uint32_t k = 0; k < key; k++)
        if (is_shown(c, k, what))
            return false;
    return true;
}

/* Whether the label stands on most of a body that has limits all over: then the rest is shorter to tell. */
static bool is_common(const struct chart *c, const char *label)
{
    const uint32_t keys = 2u * c->atlas->n_regions;
    uint32_t n = 0;
    for (uint32_t k = 0; k < keys; k++)
        n += is_shown(c, k, (struct shown){ UINT16_MAX, label });
    return 2 * n > keys && covers_all(c, UINT16_MAX);
}

static void describe_light(const struct chart *c, uint16_t bits, struct taut_text *out)
{
    if (!c->spec->labels)
        list_places(c, (struct shown){ bits, NULL }, " Go lightly: ", out);
    for (uint32_t key = 0; c->spec->labels && key < 2u * c->atlas->n_regions; key++) {
        const struct shown what = { bits, label_of(c, key) };
        char before[80];
        if (!is_shown(c, key, what) || !what.label || !is_first(c, key, what))
            continue;
        if (is_common(c, what.label)) {
            taut_text_addf(out, " At most %s: everywhere but in the places named here.", what.label);
            continue;
        }
        snprintf(before, sizeof before, " At most %s: ", what.label);
        list_places(c, what, before, out);
    }
}

/* No pressure first, then from label to label. */
static void describe_limits(const struct chart *c, struct taut_text *out)
{
    for (unsigned k = 0; k < TAUT_CHART_COLOURS; k++) {
        if (!zones_use(c, k))
            continue;
        if (k < c->spec->n_names)
            taut_text_addf(out, " %s:", c->spec->names[k]);
        if (covers_all(c, CHART_ESSENTIAL(k)))
            taut_text_adds(out, " No pressure everywhere.");
        else
            list_places(c, (struct shown){ CHART_ESSENTIAL(k), NULL }, " No pressure: ", out);
        describe_light(c, CHART_SPILLOVER(k), out);
    }
    if (c->spec->labels)
        taut_text_adds(out, " Pressure is told in tenths of the most that can be borne; a star: without tools.");
}

/* ---- painted skin ------------------------------------------------------------------------------------------------- */

/* Of each region and side: 0 no skin, 1 skin, 2 at least a tenth of it is painted. */
static uint8_t *painted_regions(struct chart *c)
{
    const uint32_t keys = 2u * c->atlas->n_regions;
    double *painted = taut_arena_array(c->scratch, keys, sizeof *painted);
    double *all = taut_arena_array(c->scratch, keys, sizeof *all);
    uint8_t *ret = taut_arena_array(c->scratch, keys, 1);
    if (!painted || !all || !ret)
        return NULL;
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        const double area = taut_body_area(c->body, t);
        all[chart_key(c, t)] += area;
        painted[chart_key(c, t)] += c->spec->levels[t] > 0 ? area : 0;
    }
    for (uint32_t k = 0; k < keys; k++)
        ret[k] = all[k] <= 0 ? 0 : painted[k] > 0 && painted[k] >= 0.1 * all[k] ? 2 : 1;
    return ret;
}

/* Whether all regions of an area that have skin on a side are painted, and it has more than one. */
static bool all_painted(const struct chart *c, const struct taut_place *area, int right, const uint8_t *painted)
{
    size_t n = 0;
    for (uint32_t i = 0; i < area->members.n; i++) {
        const uint8_t at = painted[2u * c->atlas->index[area->members.begin + i] + (unsigned)right];
        if (at == 1)
            return false;
        n += at == 2;
    }
    return n > 1;
}

static void describe_levels(struct chart *c, struct taut_text *out)
{
    uint8_t *painted = painted_regions(c);
    const char *before = " Painted: ";
    c->no_memory = c->no_memory || !painted;
    for (uint16_t p = c->atlas->n_regions; painted && p < c->atlas->n_places; p++)
        for (int right = 0; right < 2; right++) {
            const struct taut_place *area = &c->atlas->places[p];
            if (area->kind != TAUT_AREA || !all_painted(c, area, right, painted))
                continue;
            for (uint32_t i = 0; i < area->members.n; i++)
                painted[2u * c->atlas->index[area->members.begin + i] + (unsigned)right] = 1;
            taut_text_addf(out, "%s%s%s", before, !area->paired ? "" : right ? "right " : "left ", area->name);
            before = ", ";
        }
    for (uint32_t k = 0; painted && k < 2u * c->atlas->n_regions; k++) {
        const struct taut_place *p = &c->atlas->places[k / 2];
        if (painted[k] < 2)
            continue;
        taut_text_addf(out, "%s%s%s", before, !p->paired ? "" : k % 2 ? "right " : "left ", p->name);
        before = ", ";
    }
    taut_text_adds(out, *before == ',' ? "." : "");
}

const char *chart_describe(struct chart *c, const struct figure *figures, size_t n)
{
    enum { LONGEST = 1 << 16 };
    struct taut_text out;
    taut_text_init(&out, LONGEST);
    taut_text_adds(&out, "Body chart. Views: ");
    for (size_t i = 0; i < n; i++)
        taut_text_addf(&out, "%s%s", i ? "; " : "", taut_view_caption(figures[i].view));
    taut_text_adds(&out, ".");
    if (c->spec->zones_mean == TAUT_ZONES_LIMITS)
        describe_limits(c, &out);
    else if (c->spec->labels)
        describe_labels(c, &out);
    else
        describe_zones(c, &out);
    if (c->spec->levels)
        describe_levels(c, &out);
    if (c->spec->n_marks > 0)
        taut_text_addf(&out, " %s where to press.", c->spec->n_marks == 1 ? "A cross marks" : "Crosses mark");
    if (c->spec->regions)
        taut_text_addf(&out, " The borders of the regions are drawn; %d of them are numbered and named.", c->n_numbers);
    const char *words = taut_arena_strndup(c->arena, out.n ? out.bytes : "", out.n);
    taut_text_free(&out);
    return words;
}
