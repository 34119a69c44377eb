/* pools.h - the shared arrays that the tables cut their lists from, while they are built. */
#ifndef ATLASC_POOLS_H
#define ATLASC_POOLS_H

#include "build.h"

struct builder {
    const struct corpus *corpus;
    struct taut_arena *arena;
    struct taut_vec index, texts, words, links, shifts, dangers, doses, conditions, reviews, supports, weights, strips;
    struct taut_vec score_items, score_bands, choices, gifts, units;
    struct taut_vec measure_items, measure_bands, measure_limits;
    struct table word_index; /* of words */
};

void *pool_push(struct builder *b, struct taut_vec *v);
struct taut_list pool_list(struct builder *b, const uint16_t *items, size_t n);
/* Indices of what the ids under the key refer to; an unknown id is TAUT_NONE, in a list it is left out. */
uint16_t pool_reference(const struct builder *b, const struct node *map, const char *key, unsigned kinds);
struct taut_list pool_references(struct builder *b, const struct node *map, const char *key, unsigned kinds);
struct taut_list pool_numbers(struct builder *b, const struct node *map, const char *key);
struct taut_texts pool_texts(struct builder *b, const struct node *map, const char *key);
const char *pool_text(const struct node *map, const char *key); /* "" where there is none */
void pool_span(const struct node *map, const char *key, uint16_t ret[2]);
char pool_strength(const struct node *map);
/* The reviews of an entry: a slice of b->reviews. */
void pool_reviews(struct builder *b, const struct node *entry, uint16_t *begin, uint16_t *n);

/* The number under the key, rounded to halves. */
int pool_halves(const struct node *map, const char *key);

/* build_screens.c: safety rules, scores, sites; and the condition under a key of any entry (TAUT_NO_CONDITION: none). */
void build_screens(struct builder *b, struct taut_atlas *a);
uint32_t build_when(struct builder *b, const struct node *map, const char *key);
/* build_questions.c: the interview. */
void build_questions(struct builder *b, struct taut_atlas *a);
/* build_techniques.c: techniques, and how treatments go on. */
void build_techniques(struct builder *b, struct taut_atlas *a);
void build_courses(struct builder *b, struct taut_atlas *a);
/* build_measures.c: outcome measures; what self-care programmes are made of. */
void build_measures(struct builder *b, struct taut_atlas *a);
void build_programmes(struct builder *b, struct taut_atlas *a);
/* build_causes.c: muscles, points and conditions with what they bring about. */
void build_causes(struct builder *b, struct taut_atlas *a);
/* build.c: how often studies found points, and each muscle's slice of that. */
void build_counts(struct builder *b, struct taut_atlas *a, struct taut_muscle *muscles);
/* build_landmarks.c: landmarks, where points lie between them, and zones that are narrower than their regions. */
void build_landmarks(struct builder *b, struct taut_atlas *a);
void build_dermatomes(struct builder *b, struct taut_atlas *a);
void build_spot(struct builder *b, const struct node *place, struct taut_point *p);
void build_strips(struct builder *b, const struct node *point, struct taut_point *p);

#endif
