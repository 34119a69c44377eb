/* build.c - see build.h. Reading order: places, terms, sources, all. Causes: build_causes.c,
 * screens: build_screens.c, the interview: build_questions.c. */
#include "build.h"

#include <stdlib.h>
#include <string.h>

#include "cross.h"
#include "letters.h"
#include "pools.h"
#include "schema.h"

/* ---- places, terms, sources ----------------------------------------------------------------- */

static void build_region(struct builder *b, const struct entity *e, struct taut_place *p)
{
    uint16_t self = e->index;
    p->paired = node_flag(e->at, "paired");
    p->deep = node_flag(e->at, "deep");
    p->parent = pool_reference(b, e->at, "area", KIND(AN_AREA));
    p->members = pool_list(b, &self, 1);
    p->neighbours = pool_references(b, e->at, "neighbours", KIND(A_REGION));
    p->choir = pool_numbers(b, e->at, "choir");
    p->choir_left = pool_numbers(b, e->at, "choir_left");
    p->wpi = pool_text(e->at, "wpi");
}

static int by_number(const void *x, const void *y)
{
    return (int)*(const uint16_t *)x - (int)*(const uint16_t *)y;
}

static void build_wider(struct builder *b, const struct entity *e, struct taut_place *p)
{
    struct taut_vec regions = { .size = sizeof(uint16_t) };
    place_regions(b->corpus, e->id, &regions);
    if (regions.n)
        qsort(regions.items, regions.n, sizeof(uint16_t), by_number);
    p->parent = pool_reference(b, e->at, "group", KIND(A_GROUP));
    p->members = pool_list(b, regions.items, regions.n);
    for (size_t i = 0; i < regions.n; i++)
        p->paired =
            p->paired || node_flag(corpus_entity(b->corpus, A_REGION, ((uint16_t *)regions.items)[i])->at, "paired");
}

static void build_places(struct builder *b, struct taut_atlas *a)
{
    size_t n = 0;
    a->n_regions = (uint16_t)corpus_count(b->corpus, A_REGION);
    a->n_places = (uint16_t)(a->n_regions + corpus_count(b->corpus, AN_AREA) + corpus_count(b->corpus, A_GROUP));
    struct taut_place *places = take(b->arena, a->n_places + 1u, sizeof *places);
    for (int k = A_REGION; k <= A_GROUP; k++)
        for (size_t i = 0; i < corpus_count(b->corpus, (enum kind)k); i++) {
            const struct entity *e = corpus_entity(b->corpus, (enum kind)k, i);
            struct taut_place *p = &places[n++];
            p->id = e->id;
            p->name = pool_text(e->at, "name");
            p->latin = pool_text(e->at, "latin");
            p->kind = k == A_REGION ? TAUT_REGION : k == AN_AREA ? TAUT_AREA : TAUT_GROUP;
            p->words = pool_texts(b, e->at, "words");
            if (k == A_REGION)
                build_region(b, e, p);
            else
                build_wider(b, e, p);
        }
    a->places = places;
}

static void build_terms(struct builder *b, struct taut_atlas *a)
{
    size_t total = 0, n = 0;
    for (int k = A_QUALITY; k <= A_MARKER; k++)
        total += corpus_count(b->corpus, (enum kind)k);
    struct taut_term *terms = take(b->arena, total + 1, sizeof *terms);
    for (int k = A_QUALITY; k <= A_MARKER; k++) {
        a->terms_of[k - A_QUALITY] = (uint16_t)n;
        for (size_t i = 0; i < corpus_count(b->corpus, (enum kind)k); i++) {
            const struct entity *e = corpus_entity(b->corpus, (enum kind)k, i);
            struct taut_term *t = &terms[n++];
            t->id = e->id;
            t->name = pool_text(e->at, "name");
            t->question = node_text(e->at, "question");
            t->kind = (enum taut_term_kind)(k - A_QUALITY);
            t->sensory = node_flag(e->at, "sensory");
            t->painful = node_flag(e->at, "painful");
            t->muscular = node_flag(e->at, "muscular");
            t->pain_in = pool_reference(b, e->at, "pain_in", ANY_PLACE);
            t->age_at_least = (uint8_t)node_number_or(e->at, "age_at_least", 0);
            t->age_below = (uint8_t)node_number_or(e->at, "age_below", 0);
            t->weak_in = pool_reference(b, e->at, "weak_in", KIND(A_MOVEMENT));
            t->later = pool_reference(b, e->at, "later", KIND(A_FACTOR));
            t->trait = (enum taut_trait)name_index(node_get(e->at, "trait"), trait_names, TAUT_NO_TRAIT);
            t->trait_on_both = node_flag(e->at, "trait_on_both");
            t->trait_in = pool_references(b, e->at, "trait_in", ANY_PLACE);
            t->test = node_text(e->at, "test");
            t->change = node_text(e->at, "change");
            t->source = pool_reference(b, e->at, "source", KIND(A_SOURCE));
            t->strength = pool_strength(e->at);
            t->leak = (float)node_number_or(e->at, "leak", -1);
            t->words = pool_texts(b, e->at, "words");
        }
    }
    a->terms_of[TAUT_TERM_KINDS] = (uint16_t)n;
    a->terms = terms;
}

static void build_sources(struct builder *b, struct taut_atlas *a)
{
    a->n_sources = (uint16_t)corpus_count(b->corpus, A_SOURCE);
    struct taut_source *sources = take(b->arena, a->n_sources + 1u, sizeof *sources);
    for (size_t i = 0; i < a->n_sources; i++) {
        const struct node *at = corpus_entity(b->corpus, A_SOURCE, i)->at;
        sources[i] = (struct taut_source){
            .id = pool_text(at, "id"),
            .authors = node_text(at, "authors"),
            .title = node_text(at, "title"),
            .journal = node_text(at, "journal"),
            .doi = node_text(at, "doi"),
            .pmid = node_text(at, "pmid"),
            .url = node_text(at, "url"),
            .year = (uint16_t)node_number_or(at, "year", 0),
            .strength = pool_strength(at),
            .checked = (enum taut_checked)name_index(node_get(at, "checked"), checked_names, TAUT_MEMORY),
        };
    }
    a->sources = sources;
}

/* ---- counts, claims -------------------------------------------------------------------------------------- */

static int by_muscle(const void *x, const void *y)
{
    const struct taut_count *a = x, *b = y;
    return a->muscle != b->muscle ? (int)a->muscle - (int)b->muscle : strcmp(a->id, b->id);
}

/* After the muscles, which get their slices. */
void build_counts(struct builder *b, struct taut_atlas *a, struct taut_muscle *muscles)
{
    a->n_counts = (uint16_t)corpus_count(b->corpus, A_COUNT);
    struct taut_count *counts = take(b->arena, a->n_counts + 1u, sizeof *counts);
    for (size_t i = 0; i < a->n_counts; i++) {
        const struct node *at = corpus_entity(b->corpus, A_COUNT, i)->at;
        counts[i] = (struct taut_count){
            .id = pool_text(at, "id"),
            .people = pool_text(at, "people"),
            .note = node_text(at, "note"),
            .state = (enum taut_count_state)name_index(node_get(at, "state"), state_names, TAUT_COUNT_ANY),
            .healthy = node_flag(at, "healthy"),
            .muscle = pool_reference(b, at, "muscle", KIND(A_MUSCLE)),
            .felt = (uint16_t)node_number_or(at, "felt", 0),
            .of = (uint16_t)node_number_or(at, "of", 1),
            .source = pool_reference(b, at, "source", KIND(A_SOURCE)),
        };
    }
    if (a->n_counts)
        qsort(counts, a->n_counts, sizeof *counts, by_muscle);
    for (uint32_t i = a->n_counts; i-- > 0;)
        if (counts[i].muscle != TAUT_NONE) { /* only under --keep-going */
            muscles[counts[i].muscle].counts = (uint16_t)i;
            muscles[counts[i].muscle].n_counts++;
        }
    a->counts = counts;
}

static void build_claims(struct builder *b, struct taut_atlas *a)
{
    a->n_claims = (uint16_t)corpus_count(b->corpus, A_CLAIM);
    struct taut_claim *claims = take(b->arena, a->n_claims + 1u, sizeof *claims);
    for (size_t i = 0; i < a->n_claims; i++) {
        const struct node *at = corpus_entity(b->corpus, A_CLAIM, i)->at;
        claims[i] = (struct taut_claim){
            .id = pool_text(at, "id"),
            .claim = pool_text(at, "claim"),
            .evidence = pool_text(at, "evidence"),
            .verdict = (enum taut_verdict)name_index(node_get(at, "verdict"), verdict_names, TAUT_MIXED),
            .source = pool_reference(b, at, "source", KIND(A_SOURCE)),
            .strength = pool_strength(at),
        };
    }
    a->claims = claims;
}

/* ---- all ------------------------------------------------------------------------------------------------ */

static void build_model(const struct corpus *c, struct taut_model *m)
{
    const struct node *model = node_get(c->model, "model");
#define X(name, low, high) m->name = node_number_or(node_get(model, #name), "value", low);
    TAUT_MODEL_TABLE(X)
#undef X
}

static void take_lexicon(const struct lexicon *l, struct taut_atlas *a)
{
    a->n_folds = (uint32_t)l->folds.n;
    a->n_forms = (uint32_t)l->texts.n;
    a->n_nodes = (uint32_t)l->nodes.n - 1; /* one more closes the table */
    a->n_meanings = (uint32_t)l->meanings.n;
    a->folds = l->folds.items;
    a->meanings = l->meanings.items;
}

/* A position among those that only grow: counted from the base of its 256. */
static uint16_t from_base(uint32_t *bases, size_t i, size_t position)
{
    if (i % TAUT_ROWS_OF_A_BASE == 0)
        bases[i / TAUT_ROWS_OF_A_BASE] = (uint32_t)position;
    return (uint16_t)(position - bases[i / TAUT_ROWS_OF_A_BASE]);
}

/* Forms end to end, in their order. */
static void lay_out_forms(struct builder *b, const struct lexicon *l, struct built *ret)
{
    const char *const *texts = l->texts.items;
    size_t n = l->texts.n, total = 0;
    for (size_t i = 0; i < n; i++)
        total += strlen(texts[i]);
    struct taut_form *forms = take(b->arena, n + 1, sizeof *forms);
    uint32_t *bases = take(b->arena, n / TAUT_ROWS_OF_A_BASE + 1, sizeof *bases);
    char *letters = take(b->arena, total + 1, 1);
    size_t used = 0;
    for (size_t i = 0; i <= n; i++) {
        forms[i] = (struct taut_form){ from_base(bases, i, used), i < n ? ((const uint16_t *)l->tokens.items)[i] : 0 };
        if (i == n)
            break;
        memcpy(letters + used, texts[i], strlen(texts[i]));
        used += strlen(texts[i]);
    }
    ret->atlas.forms = forms;
    ret->atlas.form_bases = bases;
    ret->atlas.form_letters = letters;
    ret->n_form_letters = used;
}

static void lay_out_nodes(struct builder *b, const struct lexicon *l, struct built *ret)
{
    struct taut_trie_node *nodes = l->nodes.items;
    uint32_t *bases = take(b->arena, l->nodes.n / TAUT_ROWS_OF_A_BASE + 1, sizeof *bases);
    for (size_t i = 0; i < l->nodes.n; i++)
        nodes[i].first = from_base(bases, i, ((const uint32_t *)l->children.items)[i]);
    ret->atlas.nodes = nodes;
    ret->atlas.node_bases = bases;
}

static void lay_out_letters(struct builder *b, struct built *ret)
{
    uint32_t *offsets = take(b->arena, b->words.n + 1, sizeof *offsets);
    ret->atlas.letters = letters_lay_out(b->arena, b->words.items, b->words.n, offsets, &ret->n_letters);
    ret->atlas.word_letters = offsets;
    ret->n_word_letters = b->words.n;
    ret->atlas.texts = b->texts.items;
    ret->n_texts = b->texts.n;
}

static const char *hexadecimal(struct taut_arena *a, uint64_t v)
{
    char *s = take(a, 17, 1);
    snprintf(s, 17, "%016llx", (unsigned long long)v);
    return s;
}

void build_atlas(const struct corpus *c, const struct lexicon *l, struct built *ret)
{
    struct builder b = {
        .corpus = c,
        .arena = c->arena,
        .index = { .size = sizeof(uint16_t) },
        .texts = { .size = sizeof(uint16_t) },
        .words = { .size = sizeof(const char *) },
        .links = { .size = sizeof(struct taut_link) },
        .shifts = { .size = sizeof(struct taut_shift) },
        .dangers = { .size = sizeof(struct taut_danger) },
        .doses = { .size = sizeof(struct taut_dose) },
        .conditions = { .size = sizeof(struct taut_condition) },
        .score_items = { .size = sizeof(struct taut_score_item) },
        .score_bands = { .size = sizeof(struct taut_score_band) },
        .choices = { .size = sizeof(struct taut_choice) },
        .gifts = { .size = sizeof(struct taut_gift) },
        .units = { .size = sizeof(struct taut_unit) },
        .measure_items = { .size = sizeof(struct taut_measure_item) },
        .measure_bands = { .size = sizeof(struct taut_measure_band) },
        .measure_limits = { .size = sizeof(struct taut_measure_limit) },
        .reviews = { .size = sizeof(struct taut_review) },
        .supports = { .size = sizeof(struct taut_support) },
        .weights = { .size = sizeof(struct taut_weight) },
        .strips = { .size = sizeof(struct taut_strip) },
    };
    *(struct taut_support *)pool_push(&b, &b.supports) = (struct taut_support){ TAUT_NONE, 0, 0, TAUT_NONE };
    *ret = (struct built){ .atlas = { .version = pool_text(c->model, "version"),
                                      .checksum = hexadecimal(c->arena, c->checksum) } };
    struct taut_atlas *a = &ret->atlas;
    build_places(&b, a);
    build_terms(&b, a);
    build_sources(&b, a);
    build_techniques(&b, a);
    build_landmarks(&b, a);
    build_dermatomes(&b, a);
    build_causes(&b, a);
    build_screens(&b, a);
    build_questions(&b, a);
    build_courses(&b, a);
    build_measures(&b, a);
    build_programmes(&b, a);
    build_claims(&b, a);
    build_model(c, &a->model);
    take_lexicon(l, a);
    a->links = b.links.items;
    a->shifts = b.shifts.items;
    a->dangers = b.dangers.items;
    a->doses = b.doses.items;
    a->conditions = b.conditions.items;
    a->n_conditions = (uint32_t)b.conditions.n;
    a->score_items = b.score_items.items;
    a->score_bands = b.score_bands.items;
    a->choices = b.choices.items;
    a->gifts = b.gifts.items;
    a->units = b.units.items;
    a->measure_items = b.measure_items.items;
    a->measure_bands = b.measure_bands.items;
    a->measure_limits = b.measure_limits.items;
    a->reviews = b.reviews.items;
    a->supports = b.supports.items;
    a->weights = b.weights.items;
    a->strips = b.strips.items;
    a->n_supports = (uint16_t)b.supports.n;
    a->n_reviews = (uint16_t)b.reviews.n;
    a->index = b.index.items;
    lay_out_letters(&b, ret);
    lay_out_forms(&b, l, ret);
    lay_out_nodes(&b, l, ret);
    ret->n_links = b.links.n;
    ret->n_shifts = b.shifts.n;
    ret->n_dangers = b.dangers.n;
    ret->n_doses = b.doses.n;
    ret->n_conditions = b.conditions.n;
    ret->n_score_items = b.score_items.n;
    ret->n_score_bands = b.score_bands.n;
    ret->n_choices = b.choices.n;
    ret->n_gifts = b.gifts.n;
    ret->n_units = b.units.n;
    ret->n_measure_items = b.measure_items.n;
    ret->n_measure_bands = b.measure_bands.n;
    ret->n_measure_limits = b.measure_limits.n;
    ret->n_index = b.index.n;
    ret->n_weights = b.weights.n;
    ret->n_strips = b.strips.n;
}

size_t build_unreached(const struct built *b)
{
    const struct taut_atlas *a = &b->atlas;
    size_t n = 0;
    for (size_t region = 0; region < a->n_regions; region++) {
        bool reached = false;
        for (size_t i = 0; i < a->n_points; i++)
            for (uint32_t k = a->causes[i].links; k < a->causes[i].links + a->causes[i].n_links; k++)
                reached = reached || (a->links[k].kind == TAUT_PAIN && a->links[k].target == region);
        n += !reached;
    }
    return n;
}
