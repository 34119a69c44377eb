/* pools.c - see pools.h. */
#include "pools.h"

#include <string.h>

#include "schema.h"

void *pool_push(struct builder *b, struct taut_vec *v)
{
    return take_push(b->arena, v);
}

struct taut_list pool_list(struct builder *b, const uint16_t *items, size_t n)
{
    struct taut_list list = { (uint16_t)b->index.n, (uint16_t)n };
    for (size_t i = 0; i < n; i++)
        *(uint16_t *)pool_push(b, &b->index) = items[i];
    return list;
}

uint16_t pool_reference(const struct builder *b, const struct node *map, const char *key, unsigned kinds)
{
    const struct entity *e = corpus_find(b->corpus, kinds, node_text(map, key));
    return e ? corpus_index(b->corpus, e) : TAUT_NONE;
}

struct taut_list pool_references(struct builder *b, const struct node *map, const char *key, unsigned kinds)
{
    struct taut_list list = { (uint16_t)b->index.n, 0 };
    for (const struct node *m = node_first(node_get(map, key)); m; m = m->next) {
        const struct entity *e = corpus_find(b->corpus, kinds, m->text);
        if (e)
            *(uint16_t *)pool_push(b, &b->index) = corpus_index(b->corpus, e);
        if (m->key)
            break; /* one, not a list: its siblings are other keys */
    }
    list.n = (uint16_t)(b->index.n - list.begin);
    return list;
}

struct taut_list pool_numbers(struct builder *b, const struct node *map, const char *key)
{
    struct taut_list list = { (uint16_t)b->index.n, 0 };
    for (const struct node *m = node_members(map, key); m; m = m->next) {
        double value = 0;
        node_number(m, &value);
        *(uint16_t *)pool_push(b, &b->index) = (uint16_t)value;
    }
    list.n = (uint16_t)(b->index.n - list.begin);
    return list;
}

/* 1 + index of the word. */
static uint16_t word_of(struct builder *b, const char *word, size_t n)
{
    uint32_t *index = table_at(b->arena, &b->word_index, word, n, (uint32_t)b->words.n);
    if (*index == b->words.n)
        *(const char **)pool_push(b, &b->words) = take_text(b->arena, word, n);
    return (uint16_t)(1 + *index);
}

static void spell(struct builder *b, const char *text)
{
    for (; *text; text += strspn(text, " ")) {
        size_t n = strcspn(text, " ");
        *(uint16_t *)pool_push(b, &b->texts) = word_of(b, text, n);
        text += n;
    }
    *(uint16_t *)pool_push(b, &b->texts) = 0;
}

struct taut_texts pool_texts(struct builder *b, const struct node *map, const char *key)
{
    struct taut_texts list = { (uint32_t)b->texts.n, 0 };
    for (const struct node *m = node_members(map, key); m; m = m->next)
        if (m->text) {
            spell(b, m->text);
            list.n++;
        }
    return list;
}

const char *pool_text(const struct node *map, const char *key)
{
    const char *s = node_text(map, key);
    return s ? s : "";
}

void pool_span(const struct node *map, const char *key, uint16_t ret[2])
{
    const struct node *list = node_get(map, key);
    double low = 0, high = 0;
    if (!list || list->n != 2 || !node_number(list->first, &low) || !node_number(list->first->next, &high))
        return;
    ret[0] = (uint16_t)low;
    ret[1] = (uint16_t)high;
}

char pool_strength(const struct node *map)
{
    return pool_text(map, "strength")[0];
}

void pool_reviews(struct builder *b, const struct node *entry, uint16_t *begin, uint16_t *n)
{
    *begin = (uint16_t)b->reviews.n;
    for (const struct node *m = node_members(entry, "reviewed"); m; m = m->next) {
        struct taut_review *r = pool_push(b, &b->reviews);
        *r = (struct taut_review){
            .date = pool_text(m, "date"),
            .outcome = (enum taut_outcome)name_index(node_get(m, "outcome"), outcome_names, TAUT_DISPUTED),
            .against = pool_references(b, m, "against", KIND(A_SOURCE)),
            .note = pool_text(m, "note"),
        };
    }
    *n = (uint16_t)(b->reviews.n - *begin);
}

int pool_halves(const struct node *map, const char *key)
{
    double halves = 2 * node_number_or(map, key, 0);
    return (int)(halves < 0 ? halves - 0.5 : halves + 0.5);
}
