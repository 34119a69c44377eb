/* traits.c - "swollen", "weak", "red" and "blue" are signs only of a place: of the calf a swollen leg, of the hand a weak
 * hand, of the eye a red eye. */
#include "read.h"

static enum taut_trait trait_of(enum symbol symbol)
{
    switch (symbol) {
    case IS_SWELLING: return TAUT_SWELLING;
    case IS_WEAKNESS: return TAUT_WEAKNESS;
    case IS_REDNESS: return TAUT_REDNESS;
    case IS_DISCOLOURED: return TAUT_DISCOLOURED;
    case IS_DROOPING: return TAUT_DROOPING;
    case IS_DARKNESS: return TAUT_DARKNESS;
    default: return TAUT_NO_TRAIT;
    }
}

/* A place, or a sign that names one: "the foot is blue and swollen". */
static bool is_body(const struct sense *s)
{
    return (s->symbol == IS_PLACE || (s->symbol == IS_SIGN && s->value > 0)) && !s->past;
}

static struct sense body_of(const struct sense *s)
{
    struct sense body = *s;
    if (s->symbol == IS_SIGN)
        body.index = (uint16_t)(s->value - 1);
    return body;
}

/* The place a trait is said of: the one it stands before ("swollen calf"), else the last one named, else the next. */
static size_t place_of(const struct clause *c, size_t k)
{
    if (k + 1 < c->n && is_body(&c->senses[k + 1]) && !(c->senses[k + 1].joins & (JOIN_LIST | JOIN_HAS)))
        return k + 1;
    for (size_t j = k; j-- > 0;)
        if (is_body(&c->senses[j]))
            return j;
    for (size_t j = k + 1; j < c->n; j++)
        if (is_body(&c->senses[j]))
            return j;
    return c->n;
}

static bool lies_in(const struct taut_atlas *a, struct taut_list members, uint16_t wider)
{
    const struct taut_list in = a->places[wider].members;
    for (size_t m = 0; m < members.n; m++) {
        bool found = false;
        for (size_t w = 0; w < in.n && !found; w++)
            found = a->index[in.begin + w] == a->index[members.begin + m];
        if (!found)
            return false;
    }
    return members.n > 0;
}

/* How many regions the narrowest place has where the sign is made; 0: it is not made there. */
static uint32_t made_within(const struct taut_atlas *a, const struct taut_term *sign, enum taut_trait trait,
                            const struct sense *place)
{
    uint32_t least = 0;
    if (sign->trait != trait || (sign->trait_on_both && place->side != TAUT_BOTH))
        return 0;
    for (size_t i = 0; i < sign->trait_in.n; i++) {
        uint16_t wider = a->index[sign->trait_in.begin + i];
        uint32_t n = a->places[wider].members.n;
        if (lies_in(a, a->places[place->index].members, wider) && (least == 0 || n < least))
            least = n;
    }
    return least;
}

/* Turns the sense into the sign that the trait makes there; where it makes none, the word was not understood. A sign of
 * both sides is meant before one of either, a sign of the knee before one of the leg. */
static void make_sign(struct clause *c, struct sense *s, const struct sense *place)
{
    const struct taut_atlas *a = c->atlas;
    enum taut_trait trait = trait_of(s->symbol);
    uint32_t least = 0;
    bool both = false;
    s->concept->unread = true;
    for (uint16_t t = a->terms_of[TAUT_SIGN]; place && t < a->terms_of[TAUT_SIGN + 1]; t++) {
        uint32_t within = made_within(a, &a->terms[t], trait, place);
        bool of_both = a->terms[t].trait_on_both, better = least == 0 || (of_both && !both) || within < least;
        if (within == 0 || !better || (both && !of_both))
            continue;
        least = within;
        both = of_both;
        s->symbol = IS_SIGN;
        s->index = t;
        s->side = place->side;
        s->concept->unread = false;
    }
}

void pass_traits(struct clause *c)
{
    for (size_t k = 0; k < c->n; k++)
        if (trait_of(c->senses[k].symbol) != TAUT_NO_TRAIT) {
            size_t place = place_of(c, k);
            struct sense body = body_of(&c->senses[place < c->n ? place : k]);
            make_sign(c, &c->senses[k], place < c->n ? &body : NULL);
        }
}
