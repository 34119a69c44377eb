/* cmd_atlas.c - taut atlas list, show, search, export. */
#include <string.h>

#include "atlas_kinds.h"

enum { MOST_HITS = 100, HITS_SHOWN = 10 };

/* ---- list -------------------------------------------------------------------------------------------------- */

static enum taut_status list_json(const struct taut_atlas *a, const struct kind *kind, struct taut_error *err)
{
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_open_array(&j, NULL);
    for (uint16_t k = kind_begin(a, kind); k < kind_end(a, kind); k++)
        taut_json_entry(&j, a, kind->entry, k);
    taut_json_close(&j);
    return term_flush_text(&text, err);
}

/* Ids are copied by hand: their column is as wide as the longest. */
static unsigned longest_id(const struct taut_atlas *a, const struct kind *kind)
{
    size_t longest = 0;
    for (uint16_t k = kind_begin(a, kind); k < kind_end(a, kind); k++) {
        struct listed row;
        kind->list(a, k, &row);
        size_t n = strlen(row.id);
        longest = n > longest ? n : longest;
    }
    return (unsigned)longest;
}

static void list_table(const struct taut_atlas *a, const struct term *t, const struct kind *kind)
{
    enum { NOTE = 24, NARROWEST = 20 };
    unsigned ids = longest_id(a, kind), used = ids + NOTE + 4;
    for (uint16_t k = kind_begin(a, kind); k < kind_end(a, kind); k++) {
        struct listed row;
        kind->list(a, k, &row);
        struct cell cells[] = { { .text = row.id, .width = ids, .style = BOLD },
                                { .text = row.name,
                                  .width = t->width > used + NARROWEST ? t->width - used : NARROWEST },
                                { .text = row.note, .style = DIM } };
        term_row(t, 0, cells, 3);
    }
}

static enum taut_status find_kind(const char *name, const struct kind **ret, struct taut_error *err)
{
    const char *names[N_KINDS];
    char list[300] = "";
    for (size_t k = 0; k < N_KINDS; k++) {
        names[k] = atlas_kinds[k].name;
        *ret = &atlas_kinds[k];
        if (!strcmp(name, names[k]))
            return TAUT_OK;
        size_t n = strlen(list);
        snprintf(list + n, sizeof list - n, "%s%s", k == 0 ? "" : k + 1 == N_KINDS ? " and " : ", ", names[k]);
    }
    const char *nearest = taut_json_nearest(name, names, N_KINDS);
    if (nearest)
        return taut_fail(err, TAUT_EINVAL, name, "no such kind; did you mean %s?", nearest);
    return taut_fail(err, TAUT_EINVAL, name, "no such kind; there are %s", list);
}

/* What a command does with the atlas, in the language that was asked for. */
static enum taut_status in_language(const struct args *args,
                                    enum taut_status (*run)(const struct args *args, const struct taut_atlas *a,
                                                            struct taut_arena *arena, struct taut_error *err),
                                    struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    enum taut_status st = arena ? input_said(args, a, arena, &a, err) : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    if (st == TAUT_OK)
        st = run(args, a, arena, err);
    taut_arena_free(arena);
    return st;
}

static enum taut_status list(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                             struct taut_error *err)
{
    const struct kind *kind = NULL;
    (void)arena;
    if (args->n_words == 0) {
        enum taut_status st = kinds_print(a, args, err);
        if (st == TAUT_OK && !args->json)
            printf("\n\"taut atlas list muscles\" lists one kind.\n");
        return st;
    }
    enum taut_status st = find_kind(args->words[0], &kind, err);
    if (st != TAUT_OK)
        return st;
    if (args->json)
        return list_json(a, kind, err);
    list_table(a, &args->out, kind);
    return TAUT_OK;
}

enum taut_status cmd_atlas_list(const struct args *args, struct taut_error *err)
{
    return in_language(args, list, err);
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
    taut_json_entry(&j, a, kind->entry, k);
    return term_flush_text(&text, err);
}

static enum taut_status show(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                             struct taut_error *err)
{
    (void)arena;
    if (args->n_words == 0)
        return taut_fail(err, TAUT_EINVAL, "atlas show", "which entry? Give an id, such as infraspinatus");
    const char *id = args->words[args->n_words - 1];
    const struct kind *only = NULL;
    enum taut_status st = args->n_words > 1 ? find_kind(args->words[0], &only, err) : TAUT_OK;
    if (st != TAUT_OK)
        return st;
    for (const struct kind *kind = atlas_kinds; kind < atlas_kinds + N_KINDS; kind++)
        for (uint16_t k = kind_begin(a, kind); k < kind_end(a, kind) && (!only || only == kind); k++) {
            struct listed row;
            kind->list(a, k, &row);
            if (!strcmp(row.id, id))
                return show_entry(a, args, kind, k, err);
        }
    const char *nearest = taut_atlas_nearest_entry(a, id);
    if (!nearest)
        nearest = taut_atlas_nearest_place(a, id);
    if (nearest)
        return taut_fail(err, TAUT_ENOTFOUND, id, "no such entry; did you mean %s?", nearest);
    return taut_fail(err, TAUT_ENOTFOUND, id, "no such entry; \"taut atlas search WORDS\" finds names and synonyms");
}

enum taut_status cmd_atlas_show(const struct args *args, struct taut_error *err)
{
    return in_language(args, show, err);
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

static enum taut_status search(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                               struct taut_error *err)
{
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
    return in_language(args, search, err);
}

/* ---- export ------------------------------------------------------------------------------------------------ */

enum taut_status cmd_atlas_export(const struct args *args, struct taut_error *err)
{
    (void)args;
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_atlas(&j, taut_atlas_builtin());
    return term_flush_text(&text, err);
}
