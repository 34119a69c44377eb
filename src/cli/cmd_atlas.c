/* cmd_atlas.c - taut atlas list, show, search, check. Kinds of entries are rows. */
#include "cli.h"

#include <string.h>

enum { LONGEST_JSON = 64 << 20, MOST_HITS = 100, HITS_SHOWN = 10 };

/* ---- kinds ------------------------------------------------------------------------------------------------- */

struct listed {
    const char *id, *name;
    char note[160];
};

static size_t count_muscles(const struct taut_atlas *a)
{
    return a->n_muscles;
}

static void list_muscle(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_muscle *m = &a->muscles[k];
    ret->id = m->id;
    ret->name = m->english;
    snprintf(ret->note, sizeof ret->note, "%u point%s, strength %c", (unsigned)m->n_points, m->n_points == 1 ? "" : "s",
             m->strength);
}

static size_t count_points(const struct taut_atlas *a)
{
    return a->n_points;
}

static void list_point(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_point *p = &a->points[k];
    ret->id = p->id;
    ret->name = p->name;
    snprintf(ret->note, sizeof ret->note, "%s", a->places[p->place].name);
}

static size_t count_conditions(const struct taut_atlas *a)
{
    return (size_t)a->n_causes - a->n_points;
}

static void list_condition(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_cause *c = &a->causes[a->n_points + k];
    ret->id = c->id;
    ret->name = c->name;
    snprintf(ret->note, sizeof ret->note, "%s, %s", taut_cause_kind_name(c->kind), taut_urgency_name(c->urgency));
}

static void show_condition(const struct taut_atlas *a, const struct term *t, uint16_t k)
{
    text_condition(a, t, (uint16_t)(a->n_points + k));
}

static void write_condition(const struct taut_atlas *a, struct taut_json *j, uint16_t k)
{
    json_condition(a, j, (uint16_t)(a->n_points + k));
}

static size_t count_places(const struct taut_atlas *a)
{
    return a->n_places;
}

static void list_place(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    static const char *const kinds[] = { "region", "area", "group" };
    const struct taut_place *p = &a->places[k];
    ret->id = p->id;
    ret->name = p->name;
    snprintf(ret->note, sizeof ret->note, "%s%s%s", kinds[p->kind], p->parent < a->n_places ? " of " : "",
             p->parent < a->n_places ? a->places[p->parent].id : "");
}

static size_t count_sources(const struct taut_atlas *a)
{
    return a->n_sources;
}

static void list_source(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_source *s = &a->sources[k];
    ret->id = s->id;
    ret->name = s->title;
    snprintf(ret->note, sizeof ret->note, "%c, %s", s->strength, taut_checked_name(s->checked));
}

static size_t count_screens(const struct taut_atlas *a)
{
    return a->n_screens;
}

static void list_screen(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_screen *s = &a->screens[k];
    ret->id = s->id;
    ret->name = s->person;
    snprintf(ret->note, sizeof ret->note, "%s", taut_level_name(s->level));
}

static size_t count_techniques(const struct taut_atlas *a)
{
    return a->n_techniques;
}

static void list_technique(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_technique *t = &a->techniques[k];
    ret->id = t->id;
    ret->name = t->name;
    snprintf(ret->note, sizeof ret->note, "strength %c", t->strength);
}

/* Show looks through the kinds in this order. */
static const struct kind {
    const char *name, *one;
    size_t (*count)(const struct taut_atlas *a);
    void (*list)(const struct taut_atlas *a, uint16_t k, struct listed *ret);
    void (*show)(const struct taut_atlas *a, const struct term *t, uint16_t k);
    void (*write)(const struct taut_atlas *a, struct taut_json *j, uint16_t k);
} kinds[] = {
    { "muscles", "muscle", count_muscles, list_muscle, text_muscle, json_muscle },
    { "points", "point", count_points, list_point, text_point, json_point },
    { "causes", "cause", count_conditions, list_condition, show_condition, write_condition },
    { "regions", "place", count_places, list_place, text_place, json_place },
    { "screens", "safety rule", count_screens, list_screen, text_screen, json_screen },
    { "techniques", "technique", count_techniques, list_technique, text_technique, json_technique },
    { "sources", "source", count_sources, list_source, text_source, json_source },
};
enum { N_KINDS = sizeof kinds / sizeof *kinds };

/* ---- list -------------------------------------------------------------------------------------------------- */

static enum taut_status list_json(const struct taut_atlas *a, const struct kind *kind, struct taut_error *err)
{
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_open_array(&j, NULL);
    for (size_t k = 0; k < kind->count(a); k++)
        kind->write(a, &j, (uint16_t)k);
    taut_json_close(&j);
    return term_flush_text(&text, err);
}

/* Ids are copied by hand: their column is as wide as the longest. */
static unsigned longest_id(const struct taut_atlas *a, const struct kind *kind)
{
    size_t longest = 0;
    for (size_t k = 0; k < kind->count(a); k++) {
        struct listed row;
        kind->list(a, (uint16_t)k, &row);
        size_t n = strlen(row.id);
        longest = n > longest ? n : longest;
    }
    return (unsigned)longest;
}

static void list_table(const struct taut_atlas *a, const struct term *t, const struct kind *kind)
{
    enum { NOTE = 24, NARROWEST = 20 };
    unsigned ids = longest_id(a, kind), used = ids + NOTE + 4;
    for (size_t k = 0; k < kind->count(a); k++) {
        struct listed row;
        kind->list(a, (uint16_t)k, &row);
        struct cell cells[] = { { .text = row.id, .width = ids, .style = BOLD },
                                { .text = row.name,
                                  .width = t->width > used + NARROWEST ? t->width - used : NARROWEST },
                                { .text = row.note, .style = DIM } };
        term_row(t, 0, cells, 3);
    }
}

static enum taut_status counts(const struct taut_atlas *a, const struct args *args, struct taut_error *err)
{
    if (!args->json) {
        for (size_t k = 0; k < N_KINDS; k++)
            printf("%6zu %s\n", kinds[k].count(a), kinds[k].name);
        printf("\n\"taut atlas list muscles\" lists one kind.\n");
        return TAUT_OK;
    }
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_open_object(&j, NULL);
    for (size_t k = 0; k < N_KINDS; k++)
        taut_json_integer(&j, kinds[k].name, (int64_t)kinds[k].count(a));
    taut_json_close(&j);
    return term_flush_text(&text, err);
}

enum taut_status cmd_atlas_list(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    const char *names[N_KINDS];
    if (args->n_words == 0)
        return counts(a, args, err);
    for (size_t k = 0; k < N_KINDS; k++) {
        names[k] = kinds[k].name;
        if (strcmp(args->words[0], kinds[k].name) != 0)
            continue;
        if (args->json)
            return list_json(a, &kinds[k], err);
        list_table(a, &args->out, &kinds[k]);
        return TAUT_OK;
    }
    const char *nearest = taut_json_nearest(args->words[0], names, N_KINDS);
    if (nearest)
        return taut_fail(err, TAUT_EINVAL, args->words[0], "no such kind; did you mean %s?", nearest);
    return taut_fail(err, TAUT_EINVAL, args->words[0], "no such kind; there are %s",
                     "muscles, points, causes, regions, sources, screens and techniques");
}

/* ---- show -------------------------------------------------------------------------------------------------- */

static enum taut_status show_entry(const struct taut_atlas *a, const struct args *args, const struct kind *kind,
                                   uint16_t k, struct taut_error *err)
{
    if (!args->json) {
        kind->show(a, &args->out, k);
        return TAUT_OK;
    }
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    kind->write(a, &j, k);
    return term_flush_text(&text, err);
}

enum taut_status cmd_atlas_show(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    if (args->n_words == 0)
        return taut_fail(err, TAUT_EINVAL, "atlas show", "which entry? Give an id, such as infraspinatus");
    const char *id = args->words[0];
    for (size_t kind = 0; kind < N_KINDS; kind++)
        for (size_t k = 0; k < kinds[kind].count(a); k++) {
            struct listed row;
            kinds[kind].list(a, (uint16_t)k, &row);
            if (!strcmp(row.id, id))
                return show_entry(a, args, &kinds[kind], (uint16_t)k, err);
        }
    const char *nearest = taut_atlas_nearest_entry(a, id);
    if (!nearest)
        nearest = taut_atlas_nearest_place(a, id);
    if (nearest)
        return taut_fail(err, TAUT_ENOTFOUND, id, "no such entry; did you mean %s?", nearest);
    return taut_fail(err, TAUT_ENOTFOUND, id, "no such entry; \"taut atlas search WORDS\" finds names and synonyms");
}

/* ---- search ------------------------------------------------------------------------------------------------ */

struct found {
    const char *type, *id, *name;
};

static struct found look_at(const struct taut_atlas *a, const struct taut_hit *hit)
{
    switch (hit->kind) {
    case TAUT_MEANS_PLACE:
        return (struct found){ hit->index < a->n_regions ? "region" : "place", a->places[hit->index].id,
                               a->places[hit->index].name };
    case TAUT_MEANS_MUSCLE:
        return (struct found){ "muscle", a->muscles[hit->index].id, a->muscles[hit->index].english };
    case TAUT_MEANS_CAUSE:
        return (struct found){ hit->index < a->n_points ? "point" : "cause", a->causes[hit->index].id,
                               a->causes[hit->index].name };
    case TAUT_MEANS_TERM:
        return (struct found){ taut_term_kind_name(a->terms[hit->index].kind), a->terms[hit->index].id,
                               a->terms[hit->index].name };
    case TAUT_MEANS_NOTHING: break;
    }
    return (struct found){ "", "", "" };
}

static enum taut_status search_json(const struct taut_atlas *a, const struct taut_hit *hits, size_t n,
                                    struct taut_error *err)
{
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_open_array(&j, NULL);
    for (size_t k = 0; k < n; k++) {
        struct found f = look_at(a, &hits[k]);
        taut_json_open_object(&j, NULL);
        taut_json_string(&j, "type", f.type);
        taut_json_string(&j, "id", f.id);
        taut_json_string(&j, "name", f.name);
        taut_json_number(&j, "score", (double)hits[k].score, 3);
        taut_json_close(&j);
    }
    taut_json_close(&j);
    return term_flush_text(&text, err);
}

static enum taut_status search(const struct args *args, struct taut_arena *arena, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_hit hits[MOST_HITS];
    unsigned top = HITS_SHOWN;
    char *query = NULL;
    enum taut_status st = input_join_words(args, arena, &query, err);
    if (st == TAUT_OK && args->values[FLAG_TOP])
        st = input_number(args->values[FLAG_TOP], "--top", 1, MOST_HITS, &top, err);
    if (st != TAUT_OK)
        return st;
    size_t length = strlen(query), bad = taut_utf8_check(query, length);
    if (bad != length)
        return taut_fail(err, TAUT_EPARSE, "words", "broken UTF-8 at byte %zu", bad);
    if (length > 1000)
        return taut_fail(err, TAUT_ETOOBIG, "words", "longer than 1000 bytes");
    size_t n = taut_atlas_search(a, query, hits, top);
    if (args->json)
        return search_json(a, hits, n, err);
    if (n == 0)
        return taut_fail(err, TAUT_ENOTFOUND, query, "nothing in the atlas is called so");
    unsigned ids = 0;
    for (size_t k = 0; k < n; k++) {
        unsigned wide = (unsigned)strlen(look_at(a, &hits[k]).id);
        ids = wide > ids ? wide : ids;
    }
    for (size_t k = 0; k < n; k++) {
        struct found f = look_at(a, &hits[k]);
        struct cell cells[] = { { .text = f.type, .width = 8, .style = DIM },
                                { .text = f.id, .width = ids, .style = BOLD },
                                { .text = f.name } };
        term_row(&args->out, 0, cells, 3);
    }
    return TAUT_OK;
}

enum taut_status cmd_atlas_search(const struct args *args, struct taut_error *err)
{
    if (args->n_words == 0)
        return taut_fail(err, TAUT_EINVAL, "atlas search", "for what? Give a name or words, such as shoulder blade");
    struct taut_arena *arena = taut_arena_create();
    enum taut_status st = arena ? search(args, arena, err) : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    taut_arena_free(arena);
    return st;
}

/* ---- check ------------------------------------------------------------------------------------------------- */

static unsigned check_places(const struct taut_atlas *a)
{
    unsigned wrong = 0;
    for (uint16_t k = 0; k < a->n_places; k++) {
        const struct taut_place *p = &a->places[k];
        bool good =
            taut_atlas_find_place(a, p->id) == k && p->members.n > 0 && (p->kind == TAUT_REGION) == (k < a->n_regions);
        for (uint32_t m = 0; m < p->members.n; m++)
            good = good && a->index[p->members.begin + m] < a->n_regions;
        if (!good)
            printf("place %s is wrong\n", p->id);
        wrong += !good;
    }
    return wrong;
}

static unsigned check_causes(const struct taut_atlas *a)
{
    unsigned wrong = 0;
    for (uint16_t k = 0; k < a->n_causes; k++) {
        const struct taut_cause *c = &a->causes[k];
        bool good = taut_atlas_find_cause(a, c->id) == k && (c->kind == TAUT_POINT) == (k < a->n_points),
             essential = false;
        for (uint32_t l = c->links; l < c->links + c->n_links; l++) {
            const struct taut_link *link = &a->links[l];
            bool placed = link->kind == TAUT_PAIN || link->kind == TAUT_NUMBNESS;
            good = good && (placed ? link->target < a->n_regions : link->target < a->terms_of[TAUT_TERM_KINDS]) &&
                   link->chance <= 1 && link->felt <= link->of && (l == c->links || a->links[l - 1].kind <= link->kind);
            essential = essential || (link->kind == TAUT_PAIN && link->zone == TAUT_ESSENTIAL);
        }
        good = good && (k >= a->n_points || essential) && c->n_links > 0 && c->sources.n > 0;
        if (!good)
            printf("cause %s is wrong\n", c->id);
        wrong += !good;
    }
    return wrong;
}

static unsigned check_muscles(const struct taut_atlas *a)
{
    unsigned wrong = 0, points = 0;
    for (uint16_t k = 0; k < a->n_muscles; k++) {
        const struct taut_muscle *m = &a->muscles[k];
        bool good =
            taut_atlas_find_muscle(a, m->id) == k && m->n_points > 0 && m->first_point == points && m->sources.n > 0;
        for (uint16_t p = 0; good && p < m->n_points; p++)
            good = a->points[m->first_point + p].muscle == k && a->points[m->first_point + p].uncertainty_mm >= 25;
        points += m->n_points;
        if (!good)
            printf("muscle %s is wrong\n", m->id);
        wrong += !good;
    }
    return wrong + (points != a->n_points);
}

static unsigned check_screens(const struct taut_atlas *a)
{
    unsigned wrong = 0;
    for (uint16_t k = 0; k < a->n_screens; k++) {
        const struct taut_condition *c = &a->conditions[a->screens[k].when];
        uint32_t inside = 1;
        if (c->op <= TAUT_AT_LEAST)
            while (inside < c->size && c[inside].size > 0)
                inside += c[inside].size;
        bool good = inside == c->size && a->screens[k].source < a->n_sources && a->screens[k].person;
        if (!good)
            printf("screen %s is wrong\n", a->screens[k].id);
        wrong += !good;
    }
    return wrong;
}

static int form_order(const struct taut_atlas *a, uint32_t k)
{
    const struct taut_form *x = &a->forms[k - 1], *y = &a->forms[k];
    int order = memcmp(a->letters + x->at, a->letters + y->at, x->n < y->n ? x->n : y->n);
    return order ? order : (int)x->n - (int)y->n;
}

static unsigned check_words(const struct taut_atlas *a)
{
    unsigned wrong = 0;
    for (uint32_t k = 1; k < a->n_forms; k++)
        wrong += form_order(a, k) >= 0;
    for (uint32_t k = 1; k < a->n_folds; k++)
        wrong += a->folds[k - 1].code_point >= a->folds[k].code_point;
    for (uint32_t k = 0; k < a->n_nodes; k++) {
        const struct taut_trie_node *node = &a->nodes[k];
        wrong += node[1].first < node->first || node[1].first > a->n_nodes || node->means >= a->n_meanings;
        for (uint32_t child = node->first + 1; child < node[1].first; child++)
            wrong += a->nodes[child - 1].token >= a->nodes[child].token;
    }
    if (wrong)
        printf("%u words are out of order\n", wrong);
    return wrong;
}

enum taut_status cmd_atlas_check(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    if (args->json)
        return counts(a, args, err);
    printf("atlas %s (%s)\n", a->version, a->checksum);
    for (size_t k = 0; k < N_KINDS; k++)
        printf("%8zu %s\n", kinds[k].count(a), kinds[k].name);
    printf("%8u terms\n%8u word forms\n", (unsigned)a->terms_of[TAUT_TERM_KINDS], (unsigned)a->n_forms);
    unsigned wrong = check_places(a) + check_causes(a) + check_muscles(a) + check_screens(a) + check_words(a);
    if (wrong)
        return taut_fail(err, TAUT_ECONFLICT, "atlas", "%u entries are inconsistent", wrong);
    printf("consistent\n");
    return TAUT_OK;
}
