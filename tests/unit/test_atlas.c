/* test_atlas.c - look-ups, folding, tokens, the trie and the search, over the atlas that is built in. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include <taut/atlas.h>

static const struct taut_atlas *atlas;

/* ---- look-ups ------------------------------------------------------------------------------------------ */

static void every_id_finds_its_own_entry(void **state)
{
    (void)state;
    for (uint16_t i = 0; i < atlas->n_places; i++)
        assert_int_equal(taut_atlas_find_place(atlas, atlas->places[i].id), i);
    for (int k = 0; k < TAUT_TERM_KINDS; k++)
        for (uint16_t i = atlas->terms_of[k]; i < atlas->terms_of[k + 1]; i++) {
            assert_int_equal(atlas->terms[i].kind, k);
            assert_int_equal(taut_atlas_find_term(atlas, (enum taut_term_kind)k, atlas->terms[i].id), i);
        }
    for (uint16_t i = 0; i < atlas->n_muscles; i++)
        assert_int_equal(taut_atlas_find_muscle(atlas, atlas->muscles[i].id), i);
    for (uint16_t i = 0; i < atlas->n_points; i++) {
        assert_int_equal(taut_atlas_find_point(atlas, atlas->points[i].id), i);
        assert_string_equal(atlas->causes[i].id, atlas->points[i].id);
    }
    for (uint16_t i = 0; i < atlas->n_causes; i++)
        assert_int_equal(taut_atlas_find_cause(atlas, atlas->causes[i].id), i);
    for (uint16_t i = 0; i < atlas->n_sources; i++)
        assert_int_equal(taut_atlas_find_source(atlas, atlas->sources[i].id), i);
    for (uint16_t i = 0; i < atlas->n_techniques; i++)
        assert_int_equal(taut_atlas_find_technique(atlas, atlas->techniques[i].id), i);
    assert_int_equal(taut_atlas_find_place(atlas, "no-such-place"), TAUT_NONE);
    assert_int_equal(taut_atlas_find_term(atlas, TAUT_SIGN, ""), TAUT_NONE);
    assert_int_equal(taut_atlas_find_cause(atlas, "trapezius-upper"), TAUT_NONE);
}

static void a_mistyped_id_finds_the_one_that_was_meant(void **state)
{
    (void)state;
    assert_string_equal(taut_atlas_nearest_place(atlas, "tempel"), "temple");
    assert_string_equal(taut_atlas_nearest_entry(atlas, "trapezius-uper"), "trapezius-upper");
    assert_string_equal(taut_atlas_nearest_entry(atlas, "trapezius-uper-1"), "trapezius-upper-1");
    assert_null(taut_atlas_nearest_place(atlas, "xyzzy-quux"));
    assert_null(taut_atlas_nearest_place(atlas, ""));
    char longest[400];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_null(taut_atlas_nearest_entry(atlas, longest));
}

static void every_value_of_an_enum_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(taut_side_name(TAUT_BOTH), "both");
    assert_string_equal(taut_term_kind_name(TAUT_MARKER), "marker");
    assert_string_equal(taut_checked_name(TAUT_MEMORY), "memory");
    assert_string_equal(taut_finding_kind_name(TAUT_PAIN), "pain");
    assert_string_equal(taut_finding_kind_name(TAUT_NAMED_CAUSE), "named-cause");
    assert_string_equal(taut_cause_kind_name(TAUT_POINT), "point");
    assert_string_equal(taut_cause_kind_name(TAUT_OTHER), "other");
    assert_string_equal(taut_urgency_name(TAUT_URGENCY_EMERGENCY), "emergency");
    assert_string_equal(taut_depth_name(TAUT_DEEP), "deep");
    assert_string_equal(taut_feel_name(TAUT_DEEP_PRESS), "deep");
    assert_string_equal(taut_difficulty_name(TAUT_HARD), "hard");
    assert_string_equal(taut_level_name(TAUT_LIGHTER), "lighter");
}

/* ---- tables -------------------------------------------------------------------------------------------- */

static void neighbours_agree_and_members_are_regions(void **state)
{
    (void)state;
    for (uint16_t i = 0; i < atlas->n_places; i++) {
        const struct taut_place *p = &atlas->places[i];
        assert_true(p->members.n > 0);
        assert_true((i < atlas->n_regions) == (p->kind == TAUT_REGION));
        for (uint32_t k = 0; k < p->members.n; k++)
            assert_true(atlas->index[p->members.begin + k] < atlas->n_regions);
        for (uint32_t k = 0; k < p->neighbours.n; k++) {
            const struct taut_place *other = &atlas->places[atlas->index[p->neighbours.begin + k]];
            bool back = false;
            for (uint32_t m = 0; m < other->neighbours.n; m++)
                back = back || atlas->index[other->neighbours.begin + m] == i;
            assert_true(back);
        }
    }
}

static void links_are_grouped_by_kind_and_within_range(void **state)
{
    (void)state;
    for (uint16_t i = 0; i < atlas->n_causes; i++) {
        const struct taut_cause *c = &atlas->causes[i];
        bool essential = false;
        assert_true(c->n_links > 0);
        assert_true((i < atlas->n_points) == (c->kind == TAUT_POINT));
        assert_true(c->prior_relative > 0 && (c->prior_source == TAUT_NONE || c->prior_source < atlas->n_sources));
        for (uint32_t k = 0; k < c->n_links; k++) {
            const struct taut_link *l = &atlas->links[c->links + k];
            bool placed = l->kind == TAUT_PAIN || l->kind == TAUT_NUMBNESS;
            assert_true(k == 0 || l->kind >= l[-1].kind);
            assert_true(l->target < (placed ? atlas->n_regions : atlas->terms_of[TAUT_TERM_KINDS]));
            assert_true(l->source == TAUT_NONE || l->source < atlas->n_sources);
            const struct taut_support *support = &atlas->supports[l->support];
            assert_true(support->felt <= support->of);
            assert_true(support->chance <= 10000 || support->chance == TAUT_NONE);
            assert_true(i < atlas->n_points || support->chance != TAUT_NONE);
            assert_true(placed && atlas->places[l->target].paired ? true : l->relative == TAUT_SAME);
            essential = essential || l->zone == TAUT_ESSENTIAL;
        }
        assert_true(essential == (i < atlas->n_points));
    }
}

static void points_stand_by_their_muscles(void **state)
{
    (void)state;
    uint16_t next = 0;
    for (uint16_t m = 0; m < atlas->n_muscles; m++) {
        assert_int_equal(atlas->muscles[m].first_point, next);
        for (uint16_t k = 0; k < atlas->muscles[m].n_points; k++, next++) {
            const struct taut_point *p = &atlas->points[next];
            assert_int_equal(p->muscle, m);
            assert_true(p->place < atlas->n_regions);
            assert_true(p->uncertainty_mm >= 25);
            assert_true((p->self_care_not == NULL) == (p->self_care_how != NULL));
        }
    }
    assert_int_equal(next, atlas->n_points);
}

static uint16_t check_condition(uint32_t at)
{
    const struct taut_condition *c = &atlas->conditions[at];
    uint16_t size = 1;
    while (size < c->size)
        size = (uint16_t)(size + check_condition(at + size));
    assert_int_equal(size, c->size);
    assert_true(c->op <= TAUT_DENIED ? c->size > 1 : c->op == TAUT_AT_LEAST || c->size == 1);
    assert_true(c->op != TAUT_STATED || c->target != TAUT_NONE);
    return c->size;
}

static void conditions_are_whole_trees(void **state)
{
    (void)state;
    uint32_t next = 0;
    for (uint16_t i = 0; i < atlas->n_screens; i++) {
        assert_int_equal(atlas->screens[i].when, next);
        next += check_condition(atlas->screens[i].when);
    }
}

/* ---- folding ------------------------------------------------------------------------------------------- */

static void text_folds_to_lower_case_without_accents_and_apostrophes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } rows[] = {
        { "Left TEMPLE, worse!", "left temple, worse!" },
        { "don't", "dont" },
        { "don\xE2\x80\x99t", "dont" },
        { "Schl\xC3\xA4"
          "fe",
          "schlafe" },
        { "STRA\xC3\x9F"
          "E",
          "strasse" },
        { "na\xC3\xAFve caf\xC3\xA9", "naive cafe" },
        { "cafe\xCC\x81", "cafe" }, /* e and a combining accent */
        { "5\xE2\x80\x93"
          "7",
          "5-7" }, /* en dash */
        { "\xE2\x80\x9Csharp\xE2\x80\x9D", "\"sharp\"" },
        { "\xEF\xAC\x81re", "fire" },             /* fi ligature */
        { "\xEF\xBC\xB0\xEF\xBD\x81in", "pain" }, /* full width */
        { "C\xE2\x82\x86", "c6" },                /* subscript */
        { "\xC3\x98re", "ore" },
        { "a\xC2\xA0"
          "b",
          "a b" }, /* no-break space */
        { "soft\xC2\xADhyphen", "softhyphen" },
        { "\xCE\x91\xCE\xA9", "\xCE\xB1\xCF\x89" }, /* Greek */
        { "\xF0\x9F\xA6\xB4 bone", "\xF0\x9F\xA6\xB4 bone" },
        { "", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[200];
        uint32_t offsets[200];
        size_t n = strlen(rows[i].text), length = taut_atlas_fold(atlas, rows[i].text, n, out, offsets, sizeof out);
        assert_string_equal(out, rows[i].folded);
        assert_int_equal(length, strlen(rows[i].folded));
        for (size_t k = 0; k < length; k++)
            assert_true(offsets[k] < n && (k == 0 || offsets[k] >= offsets[k - 1]));
    }
}

static void folding_never_writes_past_its_room_and_cuts_between_characters(void **state)
{
    (void)state;
    const char *text = "caf\xC3\xA9 \xF0\x9F\xA6\xB4 \xCE\x91";
    for (size_t max = 0; max < 20; max++) {
        char out[32];
        memset(out, 'x', sizeof out);
        size_t n = taut_atlas_fold(atlas, text, strlen(text), out, NULL, max);
        assert_true(max == 0 || (n < max && out[n] == '\0'));
        assert_int_equal(out[max], 'x');
        assert_int_equal(taut_utf8_check(out, n), n);
    }
    /* four bytes for each byte always suffice */
    for (uint32_t i = 0; i < atlas->n_folds; i++)
        assert_true(strlen(atlas->folds[i].to) <= (atlas->folds[i].code_point < 0x800 ? 7u : 12u));
    for (uint32_t i = 1; i < atlas->n_folds; i++)
        assert_true(atlas->folds[i].code_point > atlas->folds[i - 1].code_point);
}

/* ---- tokens -------------------------------------------------------------------------------------------- */

static uint16_t token(const char *word, unsigned slips)
{
    return taut_atlas_token(atlas, word, strlen(word), slips, NULL);
}

/* Form i, closed by a NUL, until the next call. */
static const char *form_text(uint32_t i)
{
    static char copies[2][80];
    static int turn;
    size_t n;
    const char *text = taut_atlas_form(atlas, i, &n);
    assert_true(n > 0 && n < 80);
    turn = !turn;
    memcpy(copies[turn], text, n);
    copies[turn][n] = '\0';
    return copies[turn];
}

static void every_form_is_its_own_token_and_the_forms_are_sorted(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < atlas->n_forms; i++) {
        unsigned distance = 9;
        const char *form = form_text(i);
        assert_true(i == 0 || strcmp(form, form_text(i - 1)) > 0);
        assert_int_equal(taut_atlas_token(atlas, form, strlen(form), 2, &distance), atlas->forms[i].token);
        assert_int_equal(distance, 0);
    }
}

static void inflections_share_a_token(void **state)
{
    (void)state;
    static const char *const pairs[][2] = { { "shoulder", "shoulders" }, { "temple", "temples" },
                                            { "foot", "feet" },          { "tooth", "teeth" },
                                            { "knife", "knives" },       { "throbbing", "throbbed" },
                                            { "radiates", "radiated" },  { "muscle", "muscles" },
                                            { "stab", "stabbing" } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_int_not_equal(token(pairs[i][0], 0), TAUT_NONE);
        assert_int_equal(token(pairs[i][0], 0), token(pairs[i][1], 0));
    }
}

static void words_that_only_look_alike_stay_apart(void **state)
{
    (void)state;
    static const char *const pairs[][2] = { { "numb", "number" }, { "ache", "aching" }, { "left", "leave" },
                                            { "week", "weak" },   { "chin", "shin" },   { "twenty", "twenties" } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_true(token(pairs[i][0], 0) != token(pairs[i][1], 0) || token(pairs[i][0], 0) == TAUT_NONE);
}

static void a_slip_or_two_still_finds_the_word(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *meant;
        unsigned slips;
    } rows[] = {
        { "sholder", "shoulder", 1 },    { "shuolder", "shoulder", 1 },   { "shulder", "shoulder", 1 },
        { "hsoulder", "shoulder", 1 },   { "dhoulder", "shoulder", 1 },   { "forhead", "forehead", 1 },
        { "headahce", "headache", 1 },   { "trapezuis", "trapezius", 1 }, { "diziness", "dizziness", 1 },
        { "trapazius", "trapezius", 1 }, { "nekc", "neck", 1 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned distance = 9;
        assert_int_equal(taut_atlas_token(atlas, rows[i].typed, strlen(rows[i].typed), 2, &distance),
                         token(rows[i].meant, 0));
        assert_int_equal(distance, rows[i].slips);
        assert_int_equal(token(rows[i].typed, 0), TAUT_NONE);
    }
    assert_int_equal(token("arn", 2), TAUT_NONE); /* three letters allow no slip */
    assert_int_equal(token("qzxvjwpk", 2), TAUT_NONE);
    assert_int_equal(token("", 2), TAUT_NONE);
}

/* Optimal string alignment, the plain table. */
static unsigned slow_distance(const char *x, size_t n, const char *y, size_t m)
{
    static unsigned d[80][80];
    for (size_t i = 0; i <= n; i++)
        for (size_t k = 0; k <= m; k++) {
            if (i == 0 || k == 0) {
                d[i][k] = (unsigned)(i + k);
                continue;
            }
            unsigned best = d[i - 1][k - 1] + (x[i - 1] == y[k - 1] ? 0 : 1);
            best = d[i - 1][k] + 1 < best ? d[i - 1][k] + 1 : best;
            best = d[i][k - 1] + 1 < best ? d[i][k - 1] + 1 : best;
            if (i > 1 && k > 1 && x[i - 1] == y[k - 2] && x[i - 2] == y[k - 1] && d[i - 2][k - 2] + 1 < best)
                best = d[i - 2][k - 2] + 1;
            d[i][k] = best;
        }
    return d[n][m];
}

/* What taut_atlas_token promises, without any short cut. */
static uint16_t slow_token(const char *word, size_t n, unsigned slips, unsigned *distance)
{
    unsigned limit = n <= 3 ? 0 : n <= 7 ? 1 : 2, best = 99;
    uint16_t found = TAUT_NONE;
    bool tied = false;
    limit = slips < limit ? slips : limit;
    for (uint32_t i = 0; i < atlas->n_forms; i++) {
        size_t skip = 0, length;
        const char *form = taut_atlas_form(atlas, i, &length);
        if (form[0] != word[0]) {
            if (length != n)
                continue;
            skip = n > 1 && form[0] == word[1] && form[1] == word[0] ? 2 : 1;
        }
        unsigned d = (skip ? 1 : 0) + slow_distance(word + skip, n - skip, form + skip, length - skip);
        if (d > limit || d > best)
            continue;
        tied = d == best ? tied || atlas->forms[i].token != found : false;
        found = d == best ? found : atlas->forms[i].token;
        best = d;
    }
    *distance = best;
    return tied ? TAUT_NONE : found;
}

static size_t mistype(uint64_t *seed, const char *word, size_t n, char *out)
{
    memcpy(out, word, n);
    for (unsigned slips = 1 + (unsigned)random_below(seed, 2); slips > 0 && n > 3; slips--) {
        size_t at = random_below(seed, n - 1);
        char letter = (char)('a' + random_below(seed, 26));
        switch (random_below(seed, 4)) {
        case 0: out[at] = letter; break;
        case 1:
            memmove(out + at, out + at + 1, n - at - 1);
            n--;
            break;
        case 2:
            memmove(out + at + 1, out + at, n - at);
            out[at] = letter;
            n++;
            break;
        default:
            letter = out[at];
            out[at] = out[at + 1];
            out[at + 1] = letter;
        }
    }
    return n;
}

static void the_fast_search_for_slips_agrees_with_the_plain_one(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 150; round++) {
        char word[80];
        size_t length;
        const char *form = taut_atlas_form(atlas, (uint32_t)random_below(&seed, atlas->n_forms), &length);
        size_t n = mistype(&seed, form, length, word);
        unsigned fast_distance = 0, slow = 0;
        uint16_t fast = taut_atlas_token(atlas, word, n, 2, &fast_distance);
        assert_int_equal(fast, slow_token(word, n, 2, &slow));
        assert_true(fast == TAUT_NONE || fast_distance == slow);
    }
}

/* ---- trie ---------------------------------------------------------------------------------------------- */

static const struct taut_meaning *walk(const char *phrase)
{
    char folded[400];
    uint32_t node = 0;
    taut_atlas_fold(atlas, phrase, strlen(phrase), folded, NULL, sizeof folded);
    for (char *word = strtok(folded, " -,.()/"); word; word = strtok(NULL, " -,.()/")) {
        node = taut_atlas_step(atlas, node, token(word, 0));
        if (!node)
            return NULL;
    }
    return taut_atlas_meaning(atlas, node);
}

static void every_listed_phrase_leads_to_its_meaning(void **state)
{
    (void)state;
    char text[TAUT_TEXT_SIZE];
    for (uint16_t i = 0; i < atlas->n_places; i++)
        for (uint32_t k = 0, at = atlas->places[i].words.begin; k < atlas->places[i].words.n; k++) {
            at = taut_atlas_text(atlas, at, text);
            const struct taut_meaning *node = walk(text);
            assert_non_null(node);
            assert_int_equal(node->kind, TAUT_MEANS_PLACE);
            assert_int_equal(node->index, i);
        }
    for (uint16_t i = 0; i < atlas->terms_of[TAUT_TERM_KINDS]; i++)
        for (uint32_t k = 0, at = atlas->terms[i].words.begin; k < atlas->terms[i].words.n; k++) {
            at = taut_atlas_text(atlas, at, text);
            const struct taut_meaning *node = walk(text);
            assert_non_null(node);
            assert_int_equal(node->kind, TAUT_MEANS_TERM);
            assert_int_equal(node->index, i);
        }
}

static void numbers_in_words_have_values_and_muscles_their_names(void **state)
{
    (void)state;
    const struct taut_meaning *three = walk("three"), *trapezius = walk("upper trapezius"), *week = walk("week");
    assert_non_null(three);
    assert_int_equal(three->value, 3);
    assert_string_equal(atlas->terms[three->index].id, "number");
    assert_non_null(week);
    assert_int_equal(week->value, 7);
    assert_non_null(trapezius);
    assert_int_equal(trapezius->kind, TAUT_MEANS_MUSCLE);
    assert_string_equal(atlas->muscles[trapezius->index].id, "trapezius-upper");
}

static void children_are_sorted_and_stand_behind_their_parent(void **state)
{
    (void)state;
    assert_int_equal(taut_atlas_children(atlas, 0), 1);
    assert_int_equal(taut_atlas_children(atlas, atlas->n_nodes), atlas->n_nodes);
    for (uint32_t i = 0; i < atlas->n_nodes; i++) {
        uint32_t first = taut_atlas_children(atlas, i), end = taut_atlas_children(atlas, i + 1);
        assert_true(first > i && end >= first && end <= atlas->n_nodes);
        assert_true(atlas->nodes[i].means < atlas->n_meanings);
        for (uint32_t child = first; child < end; child++) {
            assert_int_equal(taut_atlas_step(atlas, i, atlas->nodes[child].token), child);
            assert_true(child == first || atlas->nodes[child].token > atlas->nodes[child - 1].token);
        }
    }
}

/* ---- search -------------------------------------------------------------------------------------------- */

static const char *id_of(const struct taut_hit *hit)
{
    switch (hit->kind) {
    case TAUT_MEANS_MUSCLE: return atlas->muscles[hit->index].id;
    case TAUT_MEANS_CAUSE: return atlas->causes[hit->index].id;
    case TAUT_MEANS_PLACE: return atlas->places[hit->index].id;
    default: return "";
    }
}

static void the_search_finds_what_was_meant_first(void **state)
{
    (void)state;
    static const struct {
        const char *query, *id;
    } rows[] = {
        { "upper trapezius", "trapezius-upper" },
        { "Trapezius Upper", "trapezius-upper" },
        { "trapezius-upper-1", "trapezius-upper-1" },
        { "upper trapzius", "trapezius-upper" },
        { "temple", "temple" },
        { "temples", "temple" },
        { "levator scapulae", "levator-scapulae" },
        { "levator", "levator-scapulae" },
        { "back of the head", "back-of-head" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct taut_hit hits[5];
        size_t n = taut_atlas_search(atlas, rows[i].query, hits, 5);
        assert_true(n > 0);
        assert_string_equal(id_of(&hits[0]), rows[i].id);
        for (size_t k = 1; k < n; k++)
            assert_true(hits[k].score <= hits[k - 1].score);
    }
}

static void the_search_says_nothing_to_nonsense(void **state)
{
    (void)state;
    struct taut_hit hits[3];
    char longest[2000];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_int_equal(taut_atlas_search(atlas, "", hits, 3), 0);
    assert_int_equal(taut_atlas_search(atlas, " ,.;", hits, 3), 0);
    assert_int_equal(taut_atlas_search(atlas, "qzxvjwpk", hits, 3), 0);
    assert_int_equal(taut_atlas_search(atlas, longest, hits, 3), 0);
    assert_int_equal(taut_atlas_search(atlas, "\xFF\xFE", hits, 3), 0);
    assert_int_equal(taut_atlas_search(atlas, "shoulder", hits, 0), 0);
    assert_int_equal(taut_atlas_search(atlas, "shoulder", hits, 1), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_id_finds_its_own_entry),
        cmocka_unit_test(a_mistyped_id_finds_the_one_that_was_meant),
        cmocka_unit_test(every_value_of_an_enum_has_a_name),
        cmocka_unit_test(neighbours_agree_and_members_are_regions),
        cmocka_unit_test(links_are_grouped_by_kind_and_within_range),
        cmocka_unit_test(points_stand_by_their_muscles),
        cmocka_unit_test(conditions_are_whole_trees),
        cmocka_unit_test(text_folds_to_lower_case_without_accents_and_apostrophes),
        cmocka_unit_test(folding_never_writes_past_its_room_and_cuts_between_characters),
        cmocka_unit_test(every_form_is_its_own_token_and_the_forms_are_sorted),
        cmocka_unit_test(inflections_share_a_token),
        cmocka_unit_test(words_that_only_look_alike_stay_apart),
        cmocka_unit_test(a_slip_or_two_still_finds_the_word),
        cmocka_unit_test(the_fast_search_for_slips_agrees_with_the_plain_one),
        cmocka_unit_test(every_listed_phrase_leads_to_its_meaning),
        cmocka_unit_test(numbers_in_words_have_values_and_muscles_their_names),
        cmocka_unit_test(children_are_sorted_and_stand_behind_their_parent),
        cmocka_unit_test(the_search_finds_what_was_meant_first),
        cmocka_unit_test(the_search_says_nothing_to_nonsense),
    };
    atlas = taut_atlas_builtin();
    return cmocka_run_group_tests_name("atlas", tests, NULL, NULL);
}
