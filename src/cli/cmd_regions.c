/* cmd_regions.c - taut regions: the tree of groups, areas and regions, with what people call them. */
#include "cli.h"

#include <string.h>

enum { LONGEST_JSON = 64 << 20, WORDS_SHOWN = 6, ID_COLUMN = 44 /* the longest id and two steps */ };

static void place_line(const struct taut_atlas *a, const struct term *t, uint16_t place, unsigned indent)
{
    const struct taut_place *p = &a->places[place];
    char words[600];
    uint32_t shown = p->words.n < WORDS_SHOWN ? p->words.n : WORDS_SHOWN;
    snprintf(words, sizeof words, "%s%s", p->name, shown ? ": " : "");
    char text[TAUT_TEXT_SIZE];
    for (uint32_t k = 0, at = p->words.begin; k < shown; k++) {
        size_t n = strlen(words);
        at = taut_atlas_text(a, at, text);
        snprintf(words + n, sizeof words - n, "%s%s%s", k ? ", " : "", text,
                 k + 1 == shown && shown < p->words.n ? ", …" : "");
    }
    struct cell cells[] = {
        { .text = p->id, .width = ID_COLUMN - indent, .style = p->kind == TAUT_REGION ? PLAIN : BOLD },
        { .text = words }
    };
    term_row(t, indent, cells, 2);
}

static bool holds_area(const struct taut_atlas *a, uint16_t group, uint16_t area)
{
    return a->places[area].kind == TAUT_AREA && a->places[area].parent == group;
}

static void area_tree(const struct taut_atlas *a, const struct term *t, uint16_t area, unsigned indent)
{
    place_line(a, t, area, indent);
    for (uint16_t r = 0; r < a->n_regions; r++)
        if (a->places[r].parent == area)
            place_line(a, t, r, indent + 2);
}

static void tree(const struct taut_atlas *a, const struct term *t, uint16_t place)
{
    if (a->places[place].kind != TAUT_GROUP) {
        area_tree(a, t, place, 0);
        return;
    }
    place_line(a, t, place, 0);
    for (uint16_t k = a->n_regions; k < a->n_places; k++)
        if (holds_area(a, place, k))
            area_tree(a, t, k, 2);
}

/* What is shown for a place: itself, what it holds, what that holds. */
static bool within(const struct taut_atlas *a, uint16_t place, uint16_t outer)
{
    uint16_t up = a->places[place].parent;
    return outer == TAUT_NONE || place == outer || up == outer || (up != TAUT_NONE && a->places[up].parent == outer);
}

static enum taut_status print_json(const struct taut_atlas *a, uint16_t wanted, struct taut_error *err)
{
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_open_array(&j, NULL);
    for (uint16_t k = 0; k < a->n_places; k++)
        if (within(a, k, wanted))
            taut_json_entry(&j, a, TAUT_ENTRY_PLACE, k);
    taut_json_close(&j);
    return term_flush_text(&text, err);
}

enum taut_status cmd_regions(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    const char *id = args->values[FLAG_AREA];
    uint16_t wanted = id ? taut_atlas_find_place(a, id) : TAUT_NONE;
    if (id && wanted == TAUT_NONE) {
        const char *nearest = taut_atlas_nearest_place(a, id);
        if (nearest)
            return taut_fail(err, TAUT_ENOTFOUND, "--area", "\"%s\" is no known place; did you mean \"%s\"?", id,
                             nearest);
        return taut_fail(err, TAUT_ENOTFOUND, "--area", "\"%s\" is no known place", id);
    }
    if (args->json)
        return print_json(a, wanted, err);
    if (wanted != TAUT_NONE) {
        tree(a, &args->out, wanted);
        return TAUT_OK;
    }
    for (uint16_t k = a->n_regions; k < a->n_places; k++)
        if (a->places[k].kind == TAUT_GROUP || a->places[k].parent == TAUT_NONE)
            tree(a, &args->out, k);
    for (uint16_t k = 0; k < a->n_regions; k++)
        if (a->places[k].parent == TAUT_NONE)
            place_line(a, &args->out, k, 0);
    return TAUT_OK;
}
