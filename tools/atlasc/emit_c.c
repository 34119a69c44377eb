/* emit_c.c - constant C tables. Plain arrays in the order of the fields, so that a compiler is done in a moment. */
#include <string.h>

#include "emit.h"

void emit_string(struct taut_text *out, const char *s)
{
    if (!s) {
        taut_text_adds(out, "0");
        return;
    }
    taut_text_adds(out, "\"");
    for (; *s; s++)
        if (*s == '"' || *s == '\\' || *s == '?') /* ? for trigraphs */
            taut_text_addf(out, "\\%c", *s);
        else if ((unsigned char)*s < 0x20 || (unsigned char)*s == 0x7F)
            taut_text_addf(out, "\\%03o", (unsigned)(unsigned char)*s);
        else
            taut_text_add(out, s, 1);
    taut_text_adds(out, "\"");
}

void emit_strings(struct taut_text *out, const char *const *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        emit_string(out, s[i]);
        taut_text_adds(out, ", ");
    }
}

void emit_real(struct taut_text *out, float v)
{
    char digits[40];
    snprintf(digits, sizeof digits, "%.9g", (double)v);
    taut_text_addf(out, "%s%sf", digits, strpbrk(digits, ".e") ? "" : ".0");
}

void emit_open_table(struct taut_text *out, const char *type, const char *name, size_t n)
{
    taut_text_addf(out, "\nstatic const %s %s[%zu] = {\n", type, name, n ? n : 1);
    if (n == 0)
        taut_text_adds(out, "0"); /* C has no empty arrays */
}

void emit_close_table(struct taut_text *out)
{
    taut_text_adds(out, "\n};\n");
}

static void emit_places(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_place", "places", a->n_places);
    for (size_t i = 0; i < a->n_places; i++) {
        const struct taut_place *p = &a->places[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ p->id, p->name, p->latin }, 3);
        taut_text_addf(out, "%u, %u, %u, %u, " LIST_FORMAT LIST_FORMAT LIST_FORMAT LIST_FORMAT, (unsigned)p->kind,
                       p->paired, p->deep, (unsigned)p->parent, LIST(p->members), LIST(p->neighbours), LIST(p->choir),
                       LIST(p->choir_left));
        emit_string(out, p->wpi);
        taut_text_addf(out, ", {%u, %u}},\n", LIST(p->words));
    }
    emit_close_table(out);
}

static void emit_terms(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_term", "terms", a->terms_of[TAUT_TERM_KINDS]);
    for (size_t i = 0; i < a->terms_of[TAUT_TERM_KINDS]; i++) {
        const struct taut_term *t = &a->terms[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ t->id, t->name, t->question }, 3);
        taut_text_addf(out, "%u, %u, %u, %u, %u, %u, %u, ", (unsigned)t->kind, t->sensory, t->painful, t->muscular,
                       (unsigned)t->age_at_least, (unsigned)t->age_below, (unsigned)t->pain_in);
        taut_text_addf(out, "%u, %u, %u, %u, " LIST_FORMAT, (unsigned)t->weak_in, (unsigned)t->later,
                       (unsigned)t->trait, t->trait_on_both, LIST(t->trait_in));
        emit_strings(out, (const char *const[]){ t->test, t->change }, 2);
        taut_text_addf(out, "%u, %d, ", (unsigned)t->source, t->strength);
        emit_real(out, t->leak);
        taut_text_addf(out, ", {%u, %u}},\n", LIST(t->words));
    }
    emit_close_table(out);
}

static void emit_sources(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_source", "sources", a->n_sources);
    for (size_t i = 0; i < a->n_sources; i++) {
        const struct taut_source *s = &a->sources[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ s->id, s->authors, s->title, s->journal, s->doi, s->pmid, s->url }, 7);
        taut_text_addf(out, "%u, '%c', %u},\n", (unsigned)s->year, s->strength ? s->strength : 'D',
                       (unsigned)s->checked);
    }
    emit_close_table(out);
}

static void emit_muscles(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_muscle", "muscles", a->n_muscles);
    for (size_t i = 0; i < a->n_muscles; i++) {
        const struct taut_muscle *m = &a->muscles[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ m->id, m->english, m->latin, m->part_of }, 4);
        taut_text_addf(out, LIST_FORMAT "%u, ", LIST(m->synonyms), m->paired);
        emit_strings(out, (const char *const[]){ m->attaches_from, m->attaches_to, m->nerve }, 3);
        taut_text_addf(out, LIST_FORMAT LIST_FORMAT "%u, %u, " LIST_FORMAT "'%c', ", LIST(m->roots), LIST(m->actions),
                       (unsigned)m->first_point, (unsigned)m->n_points, LIST(m->sources),
                       m->strength ? m->strength : 'D');
        taut_text_addf(out, "%u, %u, %u, %u},\n", (unsigned)m->reviews, (unsigned)m->n_reviews, (unsigned)m->counts,
                       (unsigned)m->n_counts);
    }
    emit_close_table(out);
}

static void emit_points(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_point", "points", a->n_points);
    for (size_t i = 0; i < a->n_points; i++) {
        const struct taut_point *p = &a->points[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ p->id, p->name }, 2);
        taut_text_addf(out, "%u, %u, ", (unsigned)p->muscle, (unsigned)p->place);
        emit_string(out, p->landmark);
        taut_text_addf(out, ", %u, %u, %u, {%d, %d, %d}, %u, %u, %u, %u, ", (unsigned)p->uncertainty_mm,
                       (unsigned)p->weights, (unsigned)p->n_weights, p->offset_mm[0], p->offset_mm[1], p->offset_mm[2],
                       (unsigned)p->strips, (unsigned)p->n_strips, (unsigned)p->depth, (unsigned)p->feel);
        emit_strings(out, (const char *const[]){ p->feel_position, p->feel_how }, 2);
        taut_text_addf(out, "%u, " LIST_FORMAT "%u, %u, %u, %u, ", (unsigned)p->difficulty, LIST(p->satellites),
                       (unsigned)p->dangers, (unsigned)p->n_dangers, (unsigned)p->doses, (unsigned)p->n_doses);
        emit_strings(out, (const char *const[]){ p->stretch, p->self_care_tool, p->self_care_how }, 3);
        taut_text_addf(out, "{%u, %u}, {%u, %u}, ", (unsigned)p->self_care_hold_s[0], (unsigned)p->self_care_hold_s[1],
                       (unsigned)p->self_care_of_ten[0], (unsigned)p->self_care_of_ten[1]);
        emit_strings(out, (const char *const[]){ p->self_care_not, p->note, p->scattered }, 3);
        taut_text_adds(out, "},\n");
    }
    emit_close_table(out);
}

static void emit_landmarks(const struct built *b, struct taut_text *out)
{
    emit_open_table(out, "struct taut_landmark", "landmarks", b->atlas.n_landmarks);
    for (size_t i = 0; i < b->atlas.n_landmarks; i++) {
        const struct taut_landmark *l = &b->atlas.landmarks[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ l->id, l->name, l->latin }, 3);
        taut_text_addf(out, "%u, {%d, %d, %d}},\n", (unsigned)l->region, l->at[0], l->at[1], l->at[2]);
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_weight", "weights", b->n_weights);
    for (size_t i = 0; i < b->n_weights; i++) {
        taut_text_addf(out, "{%u, ", (unsigned)b->atlas.weights[i].landmark);
        emit_real(out, b->atlas.weights[i].share);
        taut_text_adds(out, i % 8 == 7 ? "},\n" : "}, ");
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_strip", "strips", b->n_strips);
    for (size_t i = 0; i < b->n_strips; i++) {
        const struct taut_strip *s = &b->atlas.strips[i];
        taut_text_addf(out, "{" LIST_FORMAT LIST_FORMAT "%u},\n", LIST(s->regions), LIST(s->landmarks),
                       (unsigned)s->width_mm);
    }
    emit_close_table(out);
}

static void emit_dermatomes(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_dermatome", "dermatomes", a->n_dermatomes);
    for (size_t i = 0; i < a->n_dermatomes; i++) {
        const struct taut_dermatome *d = &a->dermatomes[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ d->id, d->name }, 2);
        taut_text_addf(out, LIST_FORMAT LIST_FORMAT "%u},\n", LIST(d->regions), LIST(d->also), (unsigned)d->source);
    }
    emit_close_table(out);
}

static void emit_causes(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_cause", "causes", a->n_causes);
    for (size_t i = 0; i < a->n_causes; i++) {
        const struct taut_cause *c = &a->causes[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ c->id, c->name, c->latin }, 3);
        taut_text_addf(out, "%u, %u, %u, ", (unsigned)c->kind, c->paired, (unsigned)c->urgency);
        emit_real(out, c->prior_relative);
        taut_text_adds(out, ", ");
        emit_string(out, c->prior_because);
        taut_text_addf(out, ", %u, %u, %u, %u, %u, " LIST_FORMAT, (unsigned)c->prior_source, (unsigned)c->links,
                       (unsigned)c->n_links, (unsigned)c->shifts, (unsigned)c->n_shifts, LIST(c->synonyms));
        emit_string(out, c->next);
        taut_text_addf(out, ", " LIST_FORMAT "%u, %u, " LIST_FORMAT "'%c'},\n", LIST(c->roots), (unsigned)c->reviews,
                       (unsigned)c->n_reviews, LIST(c->sources), c->strength ? c->strength : 'D');
    }
    emit_close_table(out);
}

static void emit_links(const struct built *b, struct taut_text *out)
{
    emit_open_table(out, "struct taut_link", "links", b->n_links);
    for (size_t i = 0; i < b->n_links; i++) {
        const struct taut_link *l = &b->atlas.links[i];
        taut_text_addf(out, "{%u, %u, %u, %u, %u, %u},%s", (unsigned)l->kind, (unsigned)l->relative, (unsigned)l->zone,
                       (unsigned)l->target, (unsigned)l->source, (unsigned)l->support, i % 6 == 5 ? "\n" : " ");
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_support", "supports", b->atlas.n_supports);
    for (size_t i = 0; i < b->atlas.n_supports; i++) {
        const struct taut_support *s = &b->atlas.supports[i];
        taut_text_addf(out, "{%u, %u, %u, %u},%s", (unsigned)s->chance, (unsigned)s->felt, (unsigned)s->of,
                       (unsigned)s->against, i % 8 == 7 ? "\n" : " ");
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_shift", "shifts", b->n_shifts);
    for (size_t i = 0; i < b->n_shifts; i++) {
        const struct taut_shift *s = &b->atlas.shifts[i];
        taut_text_addf(out, "{%u, %u, ", (unsigned)s->factor, (unsigned)s->source);
        emit_real(out, s->log_odds);
        taut_text_adds(out, i % 6 == 5 ? "},\n" : "}, ");
    }
    emit_close_table(out);
}

static void emit_evidence(const struct built *b, struct taut_text *out)
{
    const struct taut_atlas *a = &b->atlas;
    emit_open_table(out, "struct taut_review", "reviews", a->n_reviews);
    for (size_t i = 0; i < a->n_reviews; i++) {
        const struct taut_review *r = &a->reviews[i];
        taut_text_adds(out, "{");
        emit_string(out, r->date);
        taut_text_addf(out, ", %u, " LIST_FORMAT, (unsigned)r->outcome, LIST(r->against));
        emit_string(out, r->note);
        taut_text_adds(out, "},\n");
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_count", "counts", a->n_counts);
    for (size_t i = 0; i < a->n_counts; i++) {
        const struct taut_count *c = &a->counts[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ c->id, c->people, c->note }, 3);
        taut_text_addf(out, "%u, %u, %u, %u, %u, %u},\n", (unsigned)c->state, c->healthy, (unsigned)c->muscle,
                       (unsigned)c->felt, (unsigned)c->of, (unsigned)c->source);
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_claim", "claims", a->n_claims);
    for (size_t i = 0; i < a->n_claims; i++) {
        const struct taut_claim *c = &a->claims[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ c->id, c->claim, c->evidence }, 3);
        taut_text_addf(out, "%u, %u, '%c'},\n", (unsigned)c->verdict, (unsigned)c->source,
                       c->strength ? c->strength : 'D');
    }
    emit_close_table(out);
}

/* A literal for each text, joined by the compiler. */
static void emit_letters(const struct built *b, struct taut_text *out)
{
    taut_text_adds(out, "\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\nstatic const char letters[] =\n");
    for (size_t at = 0; at < b->n_letters; at += strlen(b->atlas.letters + at) + 1) {
        emit_string(out, b->atlas.letters + at);
        taut_text_adds(out, " \"\\0\"\n");
    }
    taut_text_adds(out, "\"\";\n\nstatic const char form_letters[] =\n");
    enum { A_LINE = 100 };
    for (size_t at = 0; at < b->n_form_letters; at += A_LINE) {
        char line[A_LINE + 1];
        size_t n = b->n_form_letters - at < A_LINE ? b->n_form_letters - at : A_LINE;
        memcpy(line, b->atlas.form_letters + at, n);
        line[n] = '\0';
        emit_string(out, line);
        taut_text_adds(out, "\n");
    }
    taut_text_adds(out, "\"\";\n");
}

static void emit_pools(const struct built *b, struct taut_text *out)
{
    emit_open_table(out, "uint16_t", "numbers", b->n_index);
    for (size_t i = 0; i < b->n_index; i++)
        taut_text_addf(out, "%u,%s", (unsigned)b->atlas.index[i], i % 20 == 19 ? "\n" : " ");
    emit_close_table(out);
    emit_open_table(out, "uint16_t", "texts", b->n_texts);
    for (size_t i = 0; i < b->n_texts; i++)
        taut_text_addf(out, "%u,%s", (unsigned)b->atlas.texts[i], i % 20 == 19 ? "\n" : " ");
    emit_close_table(out);
    emit_open_table(out, "uint32_t", "word_letters", b->n_word_letters);
    for (size_t i = 0; i < b->n_word_letters; i++)
        taut_text_addf(out, "%u,%s", (unsigned)b->atlas.word_letters[i], i % 16 == 15 ? "\n" : " ");
    emit_close_table(out);
    emit_letters(b, out);
}

static void emit_bases(struct taut_text *out, const char *name, const uint32_t *bases, size_t rows)
{
    size_t n = (rows + TAUT_ROWS_OF_A_BASE - 1) / TAUT_ROWS_OF_A_BASE;
    emit_open_table(out, "uint32_t", name, n);
    for (size_t i = 0; i < n; i++)
        taut_text_addf(out, "%u,%s", (unsigned)bases[i], i % 16 == 15 ? "\n" : " ");
    emit_close_table(out);
}

static void emit_words(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_fold", "folds", a->n_folds);
    for (size_t i = 0; i < a->n_folds; i++) {
        taut_text_addf(out, "{0x%04X, ", (unsigned)a->folds[i].code_point);
        emit_string(out, a->folds[i].to);
        taut_text_adds(out, i % 8 == 7 ? "},\n" : "}, ");
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_form", "forms", a->n_forms + 1);
    for (size_t i = 0; i <= a->n_forms; i++)
        taut_text_addf(out, "{%u, %u},%s", (unsigned)a->forms[i].at, (unsigned)a->forms[i].token,
                       i % 12 == 11 ? "\n" : " ");
    emit_close_table(out);
    emit_bases(out, "form_bases", a->form_bases, a->n_forms + 1);
    emit_bases(out, "node_bases", a->node_bases, a->n_nodes + 1);
    emit_open_table(out, "struct taut_trie_node", "nodes", a->n_nodes + 1);
    for (size_t i = 0; i <= a->n_nodes; i++) {
        const struct taut_trie_node *n = &a->nodes[i];
        taut_text_addf(out, "{%u, %u, %u},%s", (unsigned)n->token, (unsigned)n->means, (unsigned)n->first,
                       i % 8 == 7 ? "\n" : " ");
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_meaning", "meanings", a->n_meanings);
    for (size_t i = 0; i < a->n_meanings; i++)
        taut_text_addf(out, "{%u, %u, %d},%s", (unsigned)a->meanings[i].kind, (unsigned)a->meanings[i].index,
                       (int)a->meanings[i].value, i % 8 == 7 ? "\n" : " ");
    emit_close_table(out);
}

static void emit_atlas(const struct taut_atlas *a, struct taut_text *out)
{
    taut_text_adds(out, "\nstatic const struct taut_atlas atlas = {\n    .version = ");
    emit_string(out, a->version);
    taut_text_addf(out, ",\n    .checksum = \"%s\",\n    .terms_of = {", a->checksum);
    for (size_t k = 0; k <= TAUT_TERM_KINDS; k++)
        taut_text_addf(out, "%u, ", (unsigned)a->terms_of[k]);
    taut_text_adds(out, "},\n");
    const struct {
        const char *name;
        uint32_t n;
    } counts[] = {
        { "n_regions", a->n_regions },       { "n_places", a->n_places },       { "n_sources", a->n_sources },
        { "n_muscles", a->n_muscles },       { "n_points", a->n_points },       { "n_causes", a->n_causes },
        { "n_techniques", a->n_techniques }, { "n_screens", a->n_screens },     { "n_counts", a->n_counts },
        { "n_claims", a->n_claims },         { "n_reviews", a->n_reviews },     { "n_folds", a->n_folds },
        { "n_forms", a->n_forms },           { "n_nodes", a->n_nodes },         { "n_meanings", a->n_meanings },
        { "n_supports", a->n_supports },     { "n_landmarks", a->n_landmarks }, { "n_dermatomes", a->n_dermatomes },
        { "n_scores", a->n_scores },         { "n_sites", a->n_sites },         { "n_questions", a->n_questions },
        { "n_conditions", a->n_conditions }, { "n_measures", a->n_measures },   { "n_exercises", a->n_exercises },
        { "n_rules", a->n_rules },           { "n_courses", a->n_courses },
    };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        taut_text_addf(out, "    .%s = %u,\n", counts[i].name, (unsigned)counts[i].n);
    static const char *const tables[] = {
        "places",        "terms",         "sources",        "muscles",    "points",      "causes",      "links",
        "shifts",        "dangers",       "doses",          "techniques", "screens",     "conditions",  "texts",
        "folds",         "forms",         "nodes",          "meanings",   "reviews",     "counts",      "claims",
        "letters",       "form_letters",  "form_bases",     "node_bases", "dermatomes",  "supports",    "word_letters",
        "landmarks",     "weights",       "strips",         "scores",     "score_items", "score_bands", "sites",
        "questions",     "choices",       "gifts",          "units",      "measures",    "exercises",   "rules",
        "measure_items", "measure_bands", "measure_limits", "courses"
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        taut_text_addf(out, "    .%s = %s,\n", tables[i], tables[i]);
    taut_text_adds(out, "    .index = numbers,\n    .model = {\n");
#define X(name, low, high) taut_text_addf(out, "        ." #name " = %.17g,\n", a->model.name);
    TAUT_MODEL_TABLE(X)
#undef X
    taut_text_adds(out, "    },\n};\n\nconst struct taut_atlas *taut_atlas_builtin(void)\n{\n    return &atlas;\n}\n");
}

void emit_c(const struct built *b, struct taut_text *out)
{
    taut_text_addf(out,
                   "/* The atlas %s as constant tables. Made by atlasc from the texts under atlas/: change those. */\n"
                   "#include <taut/atlas.h>\n",
                   b->atlas.version);
    emit_pools(b, out);
    emit_places(&b->atlas, out);
    emit_terms(&b->atlas, out);
    emit_sources(&b->atlas, out);
    emit_links(b, out);
    emit_causes(&b->atlas, out);
    emit_muscles(&b->atlas, out);
    emit_landmarks(b, out);
    emit_dermatomes(&b->atlas, out);
    emit_points(&b->atlas, out);
    emit_care(b, out);
    emit_screens(b, out);
    emit_questions(b, out);
    emit_measures(b, out);
    emit_programmes(b, out);
    emit_evidence(b, out);
    emit_words(&b->atlas, out);
    emit_atlas(&b->atlas, out);
}
