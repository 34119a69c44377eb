/* search.c - finds muscles, points, conditions and places by what a person types. */
#include <taut/atlas.h>

#include <string.h>

#include "distance.h"

enum { LONGEST_QUERY = 256, LONGEST_TEXT = 512, MOST_WORDS = 12 };

struct typed_word {
    const char *text;
    size_t n;
    uint16_t token;
    unsigned slips; /* allowed */
};

struct search {
    const struct taut_atlas *atlas;
    char folded[4 * LONGEST_QUERY + 1];
    struct typed_word words[MOST_WORDS];
    size_t n_words;
    struct taut_hit *hits; /* best first */
    size_t n_hits, max;
};

/* How much a match is worth, 0..1. */
static const float exact = 1.0f, inflected = 0.9f, begun = 0.8f, one_slip = 0.7f, two_slips = 0.5f;
/* A name tells more than an everyday word, a muscle is looked for more often than one of its points. */
static const float by_name = 1.0f, by_synonym = 0.98f, by_word = 0.94f, by_latin = 0.9f, of_point = 0.9f;
static const float least_score = 0.3f;

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The next word of folded text; its length, 0 at the end. */
static size_t next_word(const char **at)
{
    const char *s = *at;
    while (*s && !is_letter(*s))
        s++;
    *at = s;
    size_t n = 0;
    while (is_letter(s[n]))
        n++;
    return n;
}

static void read_query(struct search *s, const char *query)
{
    size_t n = strlen(query);
    if (n > LONGEST_QUERY)
        n = LONGEST_QUERY;
    n = taut_utf8_check(query, n);
    taut_atlas_fold(s->atlas, query, n, s->folded, NULL, sizeof s->folded);
    const char *at = s->folded;
    for (size_t length; s->n_words < MOST_WORDS && (length = next_word(&at)) > 0; at += length)
        s->words[s->n_words++] = (struct typed_word){
            .text = at,
            .n = length,
            .token = taut_atlas_token(s->atlas, at, length, 0, NULL),
            .slips = length <= 3   ? 0
                     : length <= 7 ? 1
                                   : 2,
        };
}

static float match(const struct search *s, const struct typed_word *typed, const char *word, size_t n)
{
    if (typed->n == n && !memcmp(typed->text, word, n))
        return exact;
    if (typed->text[0] != word[0])
        return 0;
    if (typed->token != TAUT_NONE && typed->token == taut_atlas_token(s->atlas, word, n, 0, NULL))
        return inflected;
    if (typed->n < n && typed->n >= 2 && !memcmp(typed->text, word, typed->n))
        return begun;
    unsigned d = distance_within(typed->text, typed->n, word, n, typed->slips);
    return d > typed->slips ? 0 : d <= 1 ? one_slip : two_slips;
}

/* How well a text answers the query: what share of the query it matches, and how little else it says. */
static float score_text(const struct search *s, const char *text)
{
    char folded[LONGEST_TEXT];
    float best[MOST_WORDS] = { 0 }, sum = 0;
    size_t n_words = 0, matched = 0, missed = 0;
    taut_atlas_fold(s->atlas, text, strlen(text), folded, NULL, sizeof folded);
    const char *at = folded;
    for (size_t n; (n = next_word(&at)) > 0; at += n) {
        float here = 0;
        for (size_t i = 0; i < s->n_words; i++) {
            float m = match(s, &s->words[i], at, n);
            best[i] = m > best[i] ? m : best[i];
            here = m > here ? m : here;
        }
        matched += here > 0;
        n_words++;
    }
    for (size_t i = 0; i < s->n_words; i++) {
        sum += best[i];
        missed += best[i] <= 0;
    }
    if (n_words == 0 || 2 * missed > s->n_words || missed == s->n_words)
        return 0;
    return sum / (float)s->n_words * (0.6f + 0.4f * (float)matched / (float)n_words);
}

static float better_of(float score, const struct search *s, const char *text, float worth)
{
    float other = text ? score_text(s, text) * worth : 0;
    return other > score ? other : score;
}

static float better_of_all(float score, const struct search *s, struct taut_texts texts, float worth)
{
    char text[TAUT_TEXT_SIZE];
    for (uint32_t i = 0, at = texts.begin; i < texts.n; i++) {
        at = taut_atlas_text(s->atlas, at, text);
        score = better_of(score, s, text, worth);
    }
    return score;
}

/* Keeps the best; of equals, the first that came. */
static void add_hit(struct search *s, enum taut_concept_kind kind, size_t index, float score)
{
    if (score < least_score)
        return;
    size_t at = s->n_hits;
    while (at > 0 && s->hits[at - 1].score < score)
        at--;
    if (at >= s->max)
        return;
    size_t kept = s->n_hits < s->max ? s->n_hits : s->max - 1;
    memmove(s->hits + at + 1, s->hits + at, (kept - at) * sizeof *s->hits);
    s->hits[at] = (struct taut_hit){ kind, (uint16_t)index, score };
    s->n_hits = kept + 1;
}

static void search_muscles(struct search *s)
{
    for (size_t i = 0; i < s->atlas->n_muscles; i++) {
        const struct taut_muscle *m = &s->atlas->muscles[i];
        float score = better_of(better_of(0, s, m->english, by_name), s, m->id, by_name);
        score = better_of(better_of(score, s, m->latin, by_latin), s, m->part_of, by_synonym);
        add_hit(s, TAUT_MEANS_MUSCLE, i, better_of_all(score, s, m->synonyms, by_synonym));
    }
}

static void search_causes(struct search *s)
{
    for (size_t i = 0; i < s->atlas->n_causes; i++) {
        const struct taut_cause *c = &s->atlas->causes[i];
        bool point = i < s->atlas->n_points;
        float score = better_of(better_of(0, s, c->name, by_name), s, c->id, by_name);
        if (!point)
            score = better_of_all(better_of(score, s, c->latin, by_latin), s, c->synonyms, by_synonym);
        add_hit(s, TAUT_MEANS_CAUSE, i, point ? score * of_point : score);
    }
}

static void search_places(struct search *s)
{
    for (size_t i = 0; i < s->atlas->n_places; i++) {
        const struct taut_place *p = &s->atlas->places[i];
        float score = better_of(better_of(0, s, p->name, by_name), s, p->id, by_name);
        score = better_of(score, s, p->latin, by_latin);
        add_hit(s, TAUT_MEANS_PLACE, i, better_of_all(score, s, p->words, by_word));
    }
}

size_t taut_atlas_search(const struct taut_atlas *a, const char *query, struct taut_hit *ret, size_t max)
{
    struct search s = { .atlas = a, .hits = ret, .max = max };
    read_query(&s, query);
    if (s.n_words == 0 || max == 0)
        return 0;
    search_muscles(&s);
    search_causes(&s);
    search_places(&s);
    return s.n_hits;
}
