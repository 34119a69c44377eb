/* lexicon.c - see lexicon.h. Reading order: words, classes, forms, trie. */
#include "lexicon.h"

#include <ctype.h>
#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "phrases.h"

enum { LONGEST_PHRASE = 16, LONGEST_WORD = 60 };

struct word {
    const char *text, *stem;
    uint32_t same; /* union-find: another word of its class, or itself */
    uint32_t says; /* certain phrase that it is all of (or its class's), + 1; 0: none */
    uint16_t token;
    bool is_noun, is_verb, is_adverb; /* which inflections are worth making */
    bool glue;
};

struct sequence {
    uint32_t words[LONGEST_PHRASE];
    size_t n;
};

/* A word as it may be written, and the token it counts as. */
struct form {
    const char *text;
    uint16_t token;
};

struct maker {
    const struct corpus *corpus;
    struct taut_arena *arena;
    struct lexicon *lexicon;
    struct sb_stemmer *stemmer;
    struct taut_vec phrases; /* struct phrase */
    struct taut_vec words;   /* struct word */
    struct table word_of;    /* text -> word */
    struct table form_of;    /* text -> index of form */
    struct table edge_of;    /* node and token -> index of edge */
    struct table meaning_of; /* meaning -> its index */
    struct taut_vec forms;   /* struct form */
    struct taut_vec links;   /* struct link: edges as they come */
    struct taut_vec drafts;  /* struct draft: nodes as they come */
};

struct link {
    uint32_t from, to;
    uint16_t token;
};

/* Words that only hold a phrase together. Words of position ("between", "below", "after") are not among them. */
static const char *const glue[] = {
    "a",  "an",   "the",   "my",   "your",  "his",   "her",  "its",  "our",    "their", "i",
    "me", "it",   "this",  "that", "these", "those", "is",   "are",  "am",     "was",   "were",
    "be", "been", "being", "of",   "in",    "at",    "some", "just", "really", "very",  NULL,
};

/* Forms that no suffix makes. The first is the plain one. */
static const char *const irregular[][6] = {
    { "foot", "feet" },
    { "tooth", "teeth" },
    { "go", "goes", "went", "gone" },
    { "run", "ran" },
    { "wake", "woke", "woken" },
    { "lie", "lay", "lain", "lying" },
    { "sit", "sat" },
    { "stand", "stood" },
    { "sleep", "slept" },
    { "feel", "felt" },
    { "hold", "held" },
    { "bend", "bent" },
    { "drive", "drove", "driven" },
    { "eat", "ate", "eaten" },
    { "drink", "drank", "drunk" },
    { "throw", "threw", "thrown" },
    { "swim", "swam", "swum" },
    { "write", "wrote", "written" },
    { "fall", "fell", "fallen" },
    { "break", "broke", "broken" },
    { "swell", "swollen" },
    { "shake", "shook", "shaken" },
    { "catch", "caught" },
    { "wear", "wore", "worn" },
    { "tear", "tore", "torn" },
    { "rise", "rose", "risen" },
    { "bleed", "bled" },
    { "speak", "spoke", "spoken" },
    { "ride", "rode", "ridden" },
    { "man", "men" },
    { "woman", "women" },
    { "child", "children" },
    { "knife", "knives" },
    { "calf", "calves" },
    { "half", "halves" },
    { "vertebra", "vertebrae" },
    { "begin", "began", "begun" },
    { "come", "came" },
    { "lose", "lost" },
    { "breathe", "breath" },
    { "scapula", "scapulae" },
    { "weep", "wept" },
    { "spine", "spinal" },
    { "hurt", "hurts", "hurting", "hurted" },
    { "shoot", "shot" },
    { "strike", "struck" },
    { "hang", "hung" },
    { "blow", "blew", "blown" },
    { "freeze", "froze", "frozen" },
    { "slide", "slid" },
    { "choke", "choking" },
};

/* Words that say the same in every phrase: what is known of one is known of all. */
static const char *const synonyms[][6] = {
    { "cannot", "cant", "couldnt" },
    { "wont", "wouldnt" },
    { "dont", "doesnt", "didnt" },
    { "isnt", "wasnt", "arent", "werent" },
    { "pee", "wee", "urine" },
    { "poo", "poop" },
    { "belly", "stomach", "tummy" },
    { "toilet", "loo", "lavatory" },
    { "trousers", "jeans" },
    { "lorry", "truck" },
    { "grey", "gray" },
    { "colour", "color" },
};

/* ---- words ------------------------------------------------------------------------------------------- */

static struct word *word_at(const struct maker *m, uint32_t i)
{
    return (struct word *)m->words.items + i;
}

static const char *stem_of(struct maker *m, const char *text)
{
    const sb_symbol *stem = sb_stemmer_stem(m->stemmer, (const sb_symbol *)text, (int)strlen(text));
    return take_text(m->arena, (const char *)stem, strlen((const char *)stem));
}

static uint32_t word_number(struct maker *m, const char *text, size_t n)
{
    const uint32_t *known = table_find(&m->word_of, text, n);
    if (known)
        return *known;
    uint32_t number = (uint32_t)m->words.n;
    struct word *w = take_push(m->arena, &m->words);
    *w = (struct word){ .text = take_text(m->arena, text, n), .same = number };
    w->stem = stem_of(m, w->text);
    for (size_t i = 0; glue[i]; i++)
        w->glue = w->glue || !strcmp(glue[i], w->text);
    table_at(m->arena, &m->word_of, w->text, n, number);
    return number;
}

/* The filler lists its own inflections; what only names places and causes is seldom a verb. */
static void note_use(struct word *w, const struct phrase *p)
{
    enum kind k = p->owner->kind;
    bool filler = k == A_MARKER && !strcmp(p->owner->id, "filler");
    w->is_noun = w->is_noun || !filler;
    w->is_verb = w->is_verb || (p->certain && k >= A_QUALITY && k <= A_MARKER && !filler);
    w->is_adverb = w->is_adverb || (p->certain && k == A_QUALITY);
}

static void split(struct maker *m, const struct phrase *p, struct sequence *ret)
{
    const char *folded = fold_text(m->arena, p->text);
    struct taut_span at;
    size_t next = 0;
    ret->n = 0;
    while (fold_next_word(folded, &next, &at)) {
        if (ret->n == LONGEST_PHRASE || at.end - at.begin > LONGEST_WORD) {
            if (p->certain)
                node_problem(m->corpus->report, p->at, "'%s' is longer than anything people say; shorten it", p->text);
            ret->n = 0;
            return;
        }
        ret->words[ret->n] = word_number(m, folded + at.begin, at.end - at.begin);
        note_use(word_at(m, ret->words[ret->n++]), p);
    }
    if (ret->n == 0 && p->certain)
        node_problem(m->corpus->report, p->at, "'%s' has no word in it; remove it", p->text);
}

/* ---- classes ----------------------------------------------------------------------------------------- */

static bool is_inflection(const char *rest, char before)
{
    static const char *const endings[] = { "",    "s",   "es",   "ed",    "d",    "ing", "ings",
                                           "y",   "ies", "ied",  "iness", "ness", "er",  "ers",
                                           "est", "ier", "iest", "e",     "ly",   "ily", "ying" };
    for (int doubled = 0; doubled < 2; doubled++) {
        for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
            if (!strcmp(rest, endings[i]))
                return true;
        if (*rest != before)
            return false;
        rest++; /* stab-b-ing */
    }
    return false;
}

/* Whether two words of one stem differ by an inflection only. */
static bool is_near(const char *x, const char *y)
{
    size_t n = 0;
    while (x[n] && x[n] == y[n])
        n++;
    return n >= 2 && is_inflection(x + n, x[n - 1]) && is_inflection(y + n, y[n - 1]);
}

static uint32_t class_of(const struct maker *m, uint32_t i)
{
    while (word_at(m, i)->same != i)
        i = word_at(m, i)->same;
    return i;
}

static const struct phrase *phrase_said(const struct maker *m, const struct word *w)
{
    return w->says ? (const struct phrase *)m->phrases.items + w->says - 1 : NULL;
}

static bool same_meaning(const struct phrase *p, const struct phrase *q)
{
    return p->means == q->means && p->index == q->index && p->value == q->value;
}

/* Two words that by themselves mean different things ("travel": spreads; "travelling": an activity) stay apart. */
static void join(struct maker *m, uint32_t i, uint32_t k)
{
    uint32_t x = class_of(m, i), y = class_of(m, k);
    const struct phrase *p = phrase_said(m, word_at(m, x)), *q = phrase_said(m, word_at(m, y));
    if (x == y || (p && q && !same_meaning(p, q)))
        return;
    struct word *leader = word_at(m, x < y ? x : y), *other = word_at(m, x < y ? y : x);
    leader->says = leader->says ? leader->says : other->says;
    leader->is_verb = leader->is_verb || other->is_verb;
    other->same = x < y ? x : y;
}

static const struct word *sorted_words;

static int by_stem(const void *x, const void *y)
{
    const struct word *a = sorted_words + *(const uint32_t *)x, *b = sorted_words + *(const uint32_t *)y;
    int stems = strcmp(a->stem, b->stem);
    return stems ? stems : strcmp(a->text, b->text);
}

static int by_word(const void *x, const void *y)
{
    return strcmp(sorted_words[*(const uint32_t *)x].text, sorted_words[*(const uint32_t *)y].text);
}

static uint32_t *order_words(struct maker *m, int (*compare)(const void *, const void *))
{
    uint32_t *order = take(m->arena, m->words.n + 1, sizeof *order);
    for (uint32_t i = 0; i < m->words.n; i++)
        order[i] = i;
    sorted_words = m->words.items;
    qsort(order, m->words.n, sizeof *order, compare);
    return order;
}

static void join_rows(struct maker *m, const char *const rows[][6], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const uint32_t *first = NULL;
        for (size_t k = 0; k < 6 && rows[i][k]; k++) {
            const uint32_t *word = table_find(&m->word_of, rows[i][k], strlen(rows[i][k]));
            if (word && first)
                join(m, *first, *word);
            first = first ? first : word;
        }
    }
}

static void make_classes(struct maker *m)
{
    const uint32_t *order = order_words(m, by_stem);
    for (size_t i = 0; i < m->words.n; i++)
        for (size_t k = i + 1; k < m->words.n && !strcmp(word_at(m, order[i])->stem, word_at(m, order[k])->stem); k++)
            if (is_near(word_at(m, order[i])->text, word_at(m, order[k])->text))
                join(m, order[i], order[k]);
    join_rows(m, irregular, sizeof irregular / sizeof *irregular);
    join_rows(m, synonyms, sizeof synonyms / sizeof *synonyms);
    order = order_words(m, by_word);
    uint16_t next = 0;
    for (size_t i = 0; i < m->words.n; i++)
        word_at(m, (uint32_t)i)->token = TAUT_NONE;
    for (size_t i = 0; i < m->words.n; i++) {
        struct word *leader = word_at(m, class_of(m, order[i]));
        if (leader->token == TAUT_NONE)
            leader->token = next++;
        word_at(m, order[i])->token = leader->token;
    }
    m->lexicon->n_tokens = next;
}

/* ---- forms ------------------------------------------------------------------------------------------- */

static void add_form(struct maker *m, const char *text, uint16_t token)
{
    size_t n = strlen(text);
    if (table_find(&m->form_of, text, n))
        return;
    const char *copy = take_text(m->arena, text, n);
    *(struct form *)take_push(m->arena, &m->forms) = (struct form){ copy, token };
    table_at(m->arena, &m->form_of, copy, n, 0);
}

static bool try_form(struct maker *m, const struct word *w, const char *body, size_t keep, const char *ending)
{
    char text[2 * LONGEST_WORD];
    snprintf(text, sizeof text, "%.*s%s", (int)keep, body, ending);
    bool same = keep >= 3 && is_near(w->text, text) && !strcmp(stem_of(m, text), w->stem);
    if (same)
        add_form(m, text, w->token);
    return same;
}

static bool is_vowel(char c)
{
    return c && strchr("aeiou", c);
}

static bool ends_doubled(const char *s, size_t n)
{
    return n >= 3 && !is_vowel(s[n - 1]) && is_vowel(s[n - 2]) && !is_vowel(s[n - 3]) && !strchr("wxy", s[n - 1]);
}

/* From the plain form; where the stemmer sends a candidate back to the same stem, it is a form of the word. */
static void inflect(struct maker *m, const struct word *w, const char *base, size_t n)
{
    char last = base[n - 1], doubled[LONGEST_WORD + 2];
    size_t body = last == 'e' || last == 'y' ? n - 1 : n;
    try_form(m, w, base, n, "s");
    try_form(m, w, base, last == 'y' ? n - 1 : n, last == 'y' ? "ies" : "es");
    if (word_at(m, class_of(m, w->same))->is_verb || w->is_verb) {
        snprintf(doubled, sizeof doubled, "%.*s%c", (int)n, base, last);
        try_form(m, w, base, body, last == 'y' ? "ied" : "ed");
        try_form(m, w, base, last == 'y' ? n : body, "ing");
        if (ends_doubled(base, n)) {
            try_form(m, w, doubled, n + 1, "ed");
            try_form(m, w, doubled, n + 1, "ing");
        }
    }
    if (w->is_adverb) {
        try_form(m, w, base, last == 'y' ? n - 1 : n, last == 'y' ? "ily" : "ly");
        try_form(m, w, base, last == 'y' ? n - 1 : n, last == 'y' ? "iness" : "ness");
    }
}

/* The plain form of a word that stands in the atlas inflected ("throbbing"), and what can be made from it. */
static void inflect_from(struct maker *m, const struct word *w, const char *ending)
{
    size_t n = strlen(w->text), cut = strlen(ending);
    if (n < cut + 3 || strcmp(w->text + n - cut, ending))
        return;
    n -= cut;
    char base[LONGEST_WORD + 2];
    snprintf(base, sizeof base, "%.*s", (int)n, w->text);
    if (n > 3 && base[n - 1] == base[n - 2] && try_form(m, w, base, n - 1, ""))
        inflect(m, w, base, n - 1);
    else if (strcmp(ending, "s") && !ends_doubled(base, n) && try_form(m, w, base, n, "e")) {
        base[n] = 'e';
        inflect(m, w, base, n + 1);
    } else if (try_form(m, w, base, n, ""))
        inflect(m, w, base, n);
}

static void inflect_word(struct maker *m, const struct word *w)
{
    size_t n = strlen(w->text);
    for (const char *p = w->text; *p; p++)
        if (!islower((unsigned char)*p))
            return;
    if (n < 3 || !w->is_noun)
        return;
    bool plain = true;
    static const char *const endings[] = { "ing", "ed", "es", "s" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t cut = strlen(endings[i]);
        bool ends = n > cut + 2 && !strcmp(w->text + n - cut, endings[i]);
        if (ends && strcmp(w->text, w->stem)) {
            inflect_from(m, w, endings[i]);
            plain = false;
        }
    }
    if (plain)
        inflect(m, w, w->text, n);
}

static void inflect_rows(struct maker *m, const char *const rows[][6], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const uint32_t *word = NULL;
        for (size_t k = 0; k < 6 && rows[i][k] && !word; k++)
            word = table_find(&m->word_of, rows[i][k], strlen(rows[i][k]));
        for (size_t k = 0; word && k < 6 && rows[i][k]; k++)
            add_form(m, rows[i][k], word_at(m, *word)->token);
    }
}

static int by_form(const void *x, const void *y)
{
    return strcmp(((const struct form *)x)->text, ((const struct form *)y)->text);
}

/* What is written in the atlas comes first, so that a made form never takes a word's place. */
static void make_forms(struct maker *m)
{
    const uint32_t *order = order_words(m, by_word);
    for (size_t i = 0; i < m->words.n; i++)
        add_form(m, word_at(m, order[i])->text, word_at(m, order[i])->token);
    inflect_rows(m, irregular, sizeof irregular / sizeof *irregular);
    inflect_rows(m, synonyms, sizeof synonyms / sizeof *synonyms);
    for (size_t i = 0; i < m->words.n; i++)
        inflect_word(m, word_at(m, order[i]));
    const struct form *forms = m->forms.items;
    if (m->forms.n)
        qsort(m->forms.items, m->forms.n, sizeof *forms, by_form);
    for (size_t i = 0; i < m->forms.n; i++) {
        *(uint16_t *)take_push(m->arena, &m->lexicon->tokens) = forms[i].token;
        *(const char **)take_push(m->arena, &m->lexicon->texts) = forms[i].text;
    }
}

/* ---- trie -------------------------------------------------------------------------------------------- */

/* A node as it comes: what ends here, and who said so. */
struct draft {
    const struct phrase *owner; /* NULL: no phrase ends here */
    uint32_t children;          /* first of its links, once they are sorted */
};

static uint32_t add_node(struct maker *m)
{
    take_push(m->arena, &m->drafts);
    return (uint32_t)m->drafts.n - 1;
}

static uint32_t child_of(struct maker *m, uint32_t node, uint16_t token)
{
    struct {
        uint32_t node, token;
    } *key = take(m->arena, 1, sizeof *key);
    key->node = node;
    key->token = token;
    uint32_t *link = table_at(m->arena, &m->edge_of, key, sizeof *key, UINT32_MAX);
    if (*link == UINT32_MAX) {
        *link = (uint32_t)m->links.n;
        uint32_t to = add_node(m);
        *(struct link *)take_push(m->arena, &m->links) = (struct link){ node, to, token };
    }
    return ((struct link *)m->links.items)[*link].to;
}

/* Gives the phrase's meaning to the end of its words; says what has it already, NULL where it was free. */
static const struct phrase *enter(struct maker *m, const struct phrase *p, const struct sequence *s)
{
    uint32_t node = 0;
    for (size_t i = 0; i < s->n; i++)
        node = child_of(m, node, word_at(m, s->words[i])->token);
    struct draft *draft = (struct draft *)m->drafts.items + node;
    if (!draft->owner) {
        draft->owner = p;
        return NULL;
    }
    return draft->owner;
}

static void report_clash(const struct maker *m, const struct phrase *p, const struct phrase *owner)
{
    bool alike = !strcmp(p->text, owner->text);
    node_problem(m->corpus->report, p->at,
                 "'%s' of %s '%s' %s%s%s %s '%s' (%s:%u); a phrase belongs to one thing: keep it in one of them",
                 p->text, kind_name(p->owner->kind), p->owner->id, alike ? "stands" : "reads the same as '",
                 alike ? " also in" : owner->text, alike ? "" : "' of", kind_name(owner->owner->kind), owner->owner->id,
                 owner->at->file, owner->at->line);
}

/* Leaves out the words that hold a phrase together; false: nothing to leave out, or too little would be left. */
static bool reduce(const struct maker *m, const struct phrase *p, const struct sequence *s, struct sequence *ret)
{
    ret->n = 0;
    for (size_t i = 0; i < s->n; i++)
        if (!word_at(m, s->words[i])->glue)
            ret->words[ret->n++] = s->words[i];
    return p->owner->kind != A_MARKER && ret->n >= 2 && ret->n < s->n;
}

static int by_link(const void *x, const void *y)
{
    const struct link *a = x, *b = y;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return a->token < b->token ? -1 : a->token > b->token;
}

/* Meanings are few and phrases many: each is kept once. */
static uint16_t meaning_of(struct maker *m, const struct phrase *p)
{
    if (!p)
        return 0;
    struct taut_meaning *key = take(m->arena, 1, sizeof *key); /* zeroed: its padding is part of the key */
    key->kind = (uint8_t)p->means;
    key->index = p->index;
    key->value = p->value;
    struct taut_vec *meanings = &m->lexicon->meanings;
    uint32_t *at = table_at(m->arena, &m->meaning_of, key, sizeof *key, UINT32_MAX);
    if (*at == UINT32_MAX) {
        *at = (uint32_t)meanings->n;
        memcpy(take_push(m->arena, meanings), key, sizeof *key);
    }
    return (uint16_t)*at;
}

/* Breadth first, so that the children of a node stand together. */
static void lay_out_nodes(struct maker *m)
{
    const struct link *links = m->links.items;
    struct draft *drafts = m->drafts.items;
    if (m->links.n)
        qsort(m->links.items, m->links.n, sizeof *links, by_link);
    for (size_t i = m->links.n; i-- > 0;)
        drafts[links[i].from].children = (uint32_t)i;
    uint32_t *order = take(m->arena, m->drafts.n, sizeof *order); /* of the drafts */
    size_t n = 1;
    for (size_t at = 0; at < n; at++) {
        struct taut_trie_node *node = take_push(m->arena, &m->lexicon->nodes);
        const struct draft *draft = &drafts[order[at]];
        *(uint32_t *)take_push(m->arena, &m->lexicon->children) = (uint32_t)n;
        node->means = meaning_of(m, draft->owner);
        for (size_t i = draft->children; i < m->links.n && links[i].from == order[at]; i++)
            order[n++] = links[i].to;
    }
    take_push(m->arena, &m->lexicon->nodes);
    *(uint32_t *)take_push(m->arena, &m->lexicon->children) = (uint32_t)n;
    struct taut_trie_node *nodes = m->lexicon->nodes.items;
    uint32_t *place = take(m->arena, m->drafts.n, sizeof *place);
    for (uint32_t at = 0; at < n; at++)
        place[order[at]] = at;
    for (size_t i = 0; i < m->links.n; i++)
        nodes[place[links[i].to]].token = links[i].token;
}

static void make_trie(struct maker *m, const struct sequence *sequences)
{
    const struct phrase *phrases = m->phrases.items;
    size_t n = m->phrases.n;
    struct sequence shorter;
    add_node(m);
    for (size_t i = 0; i < n; i++) {
        const struct phrase *owner = sequences[i].n ? enter(m, &phrases[i], &sequences[i]) : NULL;
        if (owner && phrases[i].certain && !same_meaning(owner, &phrases[i]))
            report_clash(m, &phrases[i], owner);
    }
    for (size_t i = 0; i < n; i++)
        if (reduce(m, &phrases[i], &sequences[i], &shorter))
            enter(m, &phrases[i], &shorter);
    lay_out_nodes(m);
}

void lexicon_make(const struct corpus *c, struct lexicon *ret)
{
    *ret = (struct lexicon){
        .folds = { .size = sizeof(struct taut_fold) },
        .texts = { .size = sizeof(const char *) },
        .tokens = { .size = sizeof(uint16_t) },
        .children = { .size = sizeof(uint32_t) },
        .nodes = { .size = sizeof(struct taut_trie_node) },
        .meanings = { .size = sizeof(struct taut_meaning) },
    };
    struct maker m = {
        .corpus = c,
        .arena = c->arena,
        .lexicon = ret,
        .stemmer = sb_stemmer_new("english", "UTF_8"),
        .phrases = { .size = sizeof(struct phrase) },
        .words = { .size = sizeof(struct word) },
        .forms = { .size = sizeof(struct form) },
        .links = { .size = sizeof(struct link) },
        .drafts = { .size = sizeof(struct draft) },
    };
    take_push(c->arena, &ret->meanings);
    if (!m.stemmer) {
        fputs("atlasc: libstemmer has no English; install a full libstemmer\n", stderr);
        exit(taut_status_exit(TAUT_EIO));
    }
    phrases_gather(c, &m.phrases);
    struct sequence *sequences = take(c->arena, m.phrases.n + 1, sizeof *sequences);
    const struct phrase *phrases = m.phrases.items;
    for (size_t i = 0; i < m.phrases.n; i++) {
        split(&m, &phrases[i], &sequences[i]);
        struct word *alone = phrases[i].certain && sequences[i].n == 1 ? word_at(&m, sequences[i].words[0]) : NULL;
        if (alone && !alone->says)
            alone->says = (uint32_t)i + 1;
    }
    make_classes(&m);
    make_forms(&m);
    make_trie(&m, sequences);
    fold_table(c->arena, &ret->folds);
    ret->n_words = m.words.n;
    ret->n_phrases = m.phrases.n;
    sb_stemmer_delete(m.stemmer);
}
