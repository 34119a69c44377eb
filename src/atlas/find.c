/* find.c - things of the atlas by their id, and the id that was meant. */
#include <taut/atlas.h>

#include <string.h>

#include "distance.h"

/* Every table begins its rows with the id. */
#define FIND(table, from, to, wanted)              \
    for (size_t i = (from); i < (size_t)(to); i++) \
        if (!strcmp((table)[i].id, (wanted)))      \
            return (uint16_t)i;                    \
    return TAUT_NONE

uint16_t taut_atlas_find_place(const struct taut_atlas *a, const char *id)
{
    FIND(a->places, 0, a->n_places, id);
}

uint16_t taut_atlas_find_term(const struct taut_atlas *a, enum taut_term_kind kind, const char *id)
{
    FIND(a->terms, a->terms_of[kind], a->terms_of[kind + 1], id);
}

uint16_t taut_atlas_find_muscle(const struct taut_atlas *a, const char *id)
{
    FIND(a->muscles, 0, a->n_muscles, id);
}

uint16_t taut_atlas_find_point(const struct taut_atlas *a, const char *id)
{
    FIND(a->points, 0, a->n_points, id);
}

uint16_t taut_atlas_find_cause(const struct taut_atlas *a, const char *id)
{
    FIND(a->causes, 0, a->n_causes, id);
}

uint16_t taut_atlas_find_source(const struct taut_atlas *a, const char *id)
{
    FIND(a->sources, 0, a->n_sources, id);
}

uint16_t taut_atlas_find_technique(const struct taut_atlas *a, const char *id)
{
    FIND(a->techniques, 0, a->n_techniques, id);
}

uint16_t taut_atlas_find_screen(const struct taut_atlas *a, const char *id)
{
    FIND(a->screens, 0, a->n_screens, id);
}

uint16_t taut_atlas_find_question(const struct taut_atlas *a, const char *id)
{
    FIND(a->questions, 0, a->n_questions, id);
}

uint16_t taut_atlas_find_landmark(const struct taut_atlas *a, const char *id)
{
    FIND(a->landmarks, 0, a->n_landmarks, id);
}

uint16_t taut_atlas_find_measure(const struct taut_atlas *a, const char *id)
{
    FIND(a->measures, 0, a->n_measures, id);
}

uint16_t taut_atlas_find_exercise(const struct taut_atlas *a, const char *id)
{
    FIND(a->exercises, 0, a->n_exercises, id);
}

uint16_t taut_atlas_find_dermatome(const struct taut_atlas *a, const char *id)
{
    FIND(a->dermatomes, 0, a->n_dermatomes, id);
}

struct nearest {
    const char *wanted, *best;
    unsigned fewest; /* one more than is allowed */
};

static struct nearest nearest_to(const char *id)
{
    size_t n = strlen(id);
    return (struct nearest){ .wanted = id, .fewest = n <= 3 ? 2 : n <= 7 ? 3 : n <= 14 ? 4 : 5 };
}

static void consider(struct nearest *n, const char *id)
{
    unsigned d = distance_within(n->wanted, strlen(n->wanted), id, strlen(id), n->fewest);
    if (d < n->fewest) {
        n->fewest = d;
        n->best = id;
    }
}

const char *taut_atlas_nearest_place(const struct taut_atlas *a, const char *id)
{
    struct nearest n = nearest_to(id);
    for (size_t i = 0; i < a->n_places; i++)
        consider(&n, a->places[i].id);
    return n.best;
}

/* A muscle before a point or condition that is equally near. */
const char *taut_atlas_nearest_entry(const struct taut_atlas *a, const char *id)
{
    struct nearest n = nearest_to(id);
    for (size_t i = 0; i < a->n_muscles; i++)
        consider(&n, a->muscles[i].id);
    for (size_t i = 0; i < a->n_causes; i++)
        consider(&n, a->causes[i].id);
    return n.best;
}

uint32_t taut_atlas_text(const struct taut_atlas *a, uint32_t at, char *out)
{
    size_t n = 0;
    for (; a->texts[at]; at++) {
        const char *word = a->letters + a->word_letters[a->texts[at] - 1];
        size_t length = strlen(word);
        if (n + length + 2 > TAUT_TEXT_SIZE)
            continue;
        if (n)
            out[n++] = ' ';
        memcpy(out + n, word, length);
        n += length;
    }
    out[n] = '\0';
    return at + 1;
}

double taut_support_chance(const struct taut_support *s)
{
    return s->chance == TAUT_NONE ? -1 : s->chance / 10000.0;
}
