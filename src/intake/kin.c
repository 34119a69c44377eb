/* kin.c - illnesses that the speaker tells of somebody else: "my father had a heart attack, my neck is stiff".
 *
 * Only where she speaks of a body of her own ("my neck") can a relative be somebody else than the patient; and only what is
 * true of a person (an illness, an age) is left out: a sign of danger counts, whoever has it. */
#include "read.h"

static const char *const relatives[] = {
    "mother",   "mum",         "mom",     "father",    "dad",       "brother", "sister",  "aunt",
    "uncle",    "grandfather", "grandpa", "grandma",   "wife",      "cousin",  "husband", "son",
    "daughter", "grandmother", "kid",     "child",     "niece",     "nephew",  "friend",  "friends",
    "sons",     "girl",        "boy",     "colleague", "neighbour", "kids",    "family",
};

static bool is_relative(const struct words *w, size_t k)
{
    for (size_t i = 0; i < sizeof relatives / sizeof *relatives; i++)
        if (word_is(w, k, relatives[i]))
            return true;
    return false;
}

bool kin_is_beside_speaker(const struct words *w, const struct concepts *concepts)
{
    for (size_t k = 0; k < concepts->n; k++) {
        const struct concept *c = &concepts->items[k];
        bool place = c->symbol == IS_PLACE || (c->symbol == IS_SIGN && c->value > 0);
        for (uint32_t back = 1; place && back <= 2 && back <= c->first; back++)
            if (word_is(w, c->first - back, "my") && !is_relative(w, c->first - back + 1))
                return true;
    }
    return false;
}

bool kin_is_told_of(const struct words *w, const struct concept *c)
{
    enum { FAR = 7 };
    static const char *const self[] = { "i", "im", "ive", "me", "mine", "myself" };
    if (c->symbol != IS_FACTOR && c->symbol != IS_CAUSE)
        return false;
    if (is_relative(w, c->first))
        return true;
    for (size_t k = c->first; k > 0 && c->first - k < FAR; k--) {
        if (w->items[k].gap & (GAP_COMMA | GAP_STOP))
            return false;
        if (is_relative(w, k - 1))
            return true;
        for (size_t i = 0; i < sizeof self / sizeof *self; i++)
            if (word_is(w, k - 1, self[i]))
                return false;
    }
    return false;
}
