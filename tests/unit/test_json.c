/* test_json.c - what is read is what was written; what is no case is refused with its place; the documents are true. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <taut/json.h>

static const struct taut_atlas *atlas;
static struct taut_arena *arena;

/* ---- helpers ------------------------------------------------------------------------------------------------ */

static enum taut_status read_n(const char *json, size_t n, struct taut_case *c, char said[320])
{
    struct taut_error err = { 0 };
    enum taut_status st = taut_json_read_case(atlas, json, n, arena, c, NULL, &err);
    snprintf(said, 320, "%s: %s", err.where, err.message);
    return st;
}

static struct taut_case good(const char *json)
{
    struct taut_case c = { 0 };
    char said[320];
    enum taut_status st = read_n(json, strlen(json), &c, said);
    if (st != TAUT_OK)
        print_error("%s\n", said);
    assert_int_equal(st, TAUT_OK);
    return c;
}

static void refused(const char *json, enum taut_status why, const char *message)
{
    struct taut_case c = { 0 };
    char said[320];
    assert_int_equal(read_n(json, strlen(json), &c, said), why);
    assert_string_equal(said, message);
}

#define FINDING(members) "{\"format\":\"taut.case/1\",\"findings\":[{" members "}]}"

static char *read_document(const char *name)
{
    const char *source = getenv("TAUT_SOURCE");
    char path[512];
    snprintf(path, sizeof path, "%s/docs/formats/%s", source ? source : ".", name);
    FILE *f = fopen(path, "rb");
    if (!f) {
        print_error("%s is missing\n", path);
        fail();
        return NULL;
    }
    char *text = taut_arena_alloc(arena, 1 << 20);
    assert_non_null(text);
    size_t n = fread(text, 1, (1 << 20) - 1, f);
    text[n] = '\0';
    fclose(f);
    return text;
}

/* ---- reading -------------------------------------------------------------------------------------------------- */

static void a_finding_is_read_as_it_is_written(void **state)
{
    (void)state;
    struct taut_case c =
        good(FINDING("\"kind\":\"pain\",\"region\":\"temple\",\"side\":\"left\",\"nrs\":7,\"method\":\"drawing\""));
    assert_int_equal(c.n_findings, 1);
    const struct taut_finding *f = c.findings;
    assert_int_equal(f->kind, TAUT_PAIN);
    assert_string_equal(atlas->places[f->target].id, "temple");
    assert_int_equal(f->side, TAUT_LEFT);
    assert_int_equal(f->nrs, 7);
    assert_int_equal(f->level, 3);
    assert_int_equal(f->method, TAUT_FROM_DRAWING);
    assert_false(f->negated);
    assert_null(c.text);
}

static void pain_without_a_grade_is_present_and_ungraded(void **state)
{
    (void)state;
    struct taut_case c = good(FINDING("\"kind\":\"pain\",\"region\":\"temple\""));
    assert_int_equal(c.findings[0].level, TAUT_LEVEL_UNKNOWN);
    assert_int_equal(c.findings[0].nrs, -1);
    assert_int_equal(c.findings[0].side, TAUT_UNSTATED);
    assert_int_equal(c.findings[0].method, TAUT_FROM_ANSWER);
}

static void pain_is_denied_in_three_ways(void **state)
{
    (void)state;
    static const char *const ways[] = { FINDING("\"kind\":\"pain\",\"region\":\"temple\",\"level\":0"),
                                        FINDING("\"kind\":\"pain\",\"region\":\"temple\",\"nrs\":0"),
                                        FINDING("\"kind\":\"pain\",\"region\":\"temple\",\"present\":false") };
    for (size_t k = 0; k < 3; k++) {
        struct taut_case c = good(ways[k]);
        assert_int_equal(c.findings[0].level, 0);
        assert_true(c.findings[0].negated);
    }
}

static void kinds_of_the_format_are_the_kinds_of_the_atlas(void **state)
{
    (void)state;
    static const char *const names[TAUT_FINDING_KINDS] = { "pain",       "numbness",  "quality", "timing",
                                                           "aggravates", "eases",     "limits",  "sign",
                                                           "factor",     "palpation", "age",     "named-cause" };
    for (int k = 0; k < TAUT_FINDING_KINDS; k++)
        assert_string_equal(taut_finding_kind_name((enum taut_finding_kind)k), names[k]);
}

static void text_is_decoded(void **state)
{
    (void)state;
    struct taut_case c = good("{\"format\":\"taut.case/1\",\"text\":\"na\\u00efve \\ud83d\\ude00 \\\"neck\\\"\\n\"}");
    assert_string_equal(c.text, "na\xC3\xAFve \xF0\x9F\x98\x80 \"neck\"\n");
    assert_int_equal(c.text_n, strlen(c.text));
}

/* ---- refusing ------------------------------------------------------------------------------------------------- */

static void what_is_no_json_is_refused_with_its_place(void **state)
{
    (void)state;
    refused("", TAUT_EEMPTY, "case: nothing in it");
    refused("  \n", TAUT_EEMPTY, "case: nothing in it");
    refused("{", TAUT_EPARSE, "case: the JSON ends here, before a name in quotes (byte 1)");
    refused("{\"a\":1", TAUT_EPARSE, "case: the JSON ends here, before a comma or } (byte 6)");
    refused("{\"a\":[1,", TAUT_EPARSE, "a[1]: the JSON ends here, before a value (byte 8)");
    refused("{\"a\":{\"b\":[0,tru]}}", TAUT_EPARSE, "a.b[1]: this is no JSON: expected a value (byte 13)");
    refused("{\"a\":NaN}", TAUT_EPARSE, "a: NaN and Infinity are no numbers in JSON (byte 5)");
    refused("{\"a\":-Infinity}", TAUT_EPARSE, "a: NaN and Infinity are no numbers in JSON (byte 6)");
    refused("{\"a\":01}", TAUT_EPARSE, "a: a number may not begin with 0 (byte 6)");
    refused("{\"a\":1.}", TAUT_EPARSE, "a: this is no JSON: expected a digit after the point (byte 7)");
    refused("{\"a\":\"\\ud800\"}", TAUT_EPARSE, "a: a lone surrogate is no character (byte 6)");
    refused("{\"a\":\"\\udc00\\ud800\"}", TAUT_EPARSE, "a: a lone surrogate is no character (byte 6)");
    refused("{\"a\":\"\\u0000\"}", TAUT_EPARSE, "a: \\u0000 is not allowed in a string (byte 6)");
    refused("{\"a\":\"\\x\"}", TAUT_EPARSE, "a: unknown escape in a string (byte 6)");
    refused("{\"a\":\"\n\"}", TAUT_EPARSE, "a: a control character in a string must be escaped (byte 6)");
    refused("{\"a\":1,\"b\":2,\"\\u0061\":3}", TAUT_EPARSE, "a: this key stands twice (byte 21)");
    refused("{\"a\":1} x", TAUT_EPARSE, "case: text after the end of the JSON (byte 8)");
    refused("{\"a\":1}{}", TAUT_EPARSE, "case: text after the end of the JSON (byte 7)");
    refused("{\"a\":1, // why\n\"b\":2}", TAUT_EPARSE, "case: this is no JSON: expected a name in quotes (byte 8)");
    refused("{'a':1}", TAUT_EPARSE, "case: this is no JSON: expected a name in quotes (byte 1)");
    refused("{\"a\":[1,]}", TAUT_EPARSE, "a[1]: this is no JSON: expected a value (byte 8)");
    refused("\xEF\xBB\xBF{}", TAUT_EPARSE, "case: this is no JSON: expected a value (byte 0)");
    refused("{\"a\":\"\xC0\x80\"}", TAUT_EPARSE, "byte 6: broken UTF-8");
    refused("{\"a\":\"\xED\xA0\x80\"}", TAUT_EPARSE, "byte 6: broken UTF-8");
    struct taut_case c;
    char said[320];
    assert_int_equal(read_n("{\"a\":\"\0\"}", 10, &c, said), TAUT_EPARSE);
    assert_string_equal(said, "byte 6: broken UTF-8");
}

static void deep_or_large_json_is_refused(void **state)
{
    (void)state;
    struct taut_case c;
    char said[320], deep[4000];
    memset(deep, '[', sizeof deep);
    assert_int_equal(read_n(deep, sizeof deep, &c, said), TAUT_EPARSE);
    assert_non_null(strstr(said, "nested more than 64 deep (byte 64)"));
    char *large = calloc(1, TAUT_MAX_JSON + 1);
    assert_non_null(large);
    memset(large, ' ', TAUT_MAX_JSON + 1);
    assert_int_equal(read_n(large, TAUT_MAX_JSON + 1, &c, said), TAUT_ETOOBIG);
    assert_string_equal(said, "case: larger than 1 MiB");
    memset(large, '[', TAUT_MAX_JSON);
    assert_int_equal(read_n(large, TAUT_MAX_JSON, &c, said), TAUT_EPARSE);
    free(large);
}

static void a_thousand_keys_are_refused_in_linear_time(void **state)
{
    (void)state;
    struct taut_text t;
    taut_text_init(&t, 100000);
    taut_text_adds(&t, "{\"k\":0");
    for (int k = 0; k < 1000; k++)
        taut_text_addf(&t, ",\"k%d\":0", k);
    taut_text_adds(&t, "}");
    refused(t.bytes, TAUT_EPARSE, "k99: more than 100 keys in one object (byte 794)");
    taut_text_free(&t);
}

static void json_that_is_no_case_is_refused_with_its_place(void **state)
{
    (void)state;
    refused("[]", TAUT_EINVAL, "case: must be an object in { }");
    refused("7", TAUT_EINVAL, "case: must be an object in { }");
    refused("null", TAUT_EINVAL, "case: must be an object in { }");
    refused("\"x\"", TAUT_EINVAL, "case: must be an object in { }");
    refused("{}", TAUT_EINVAL, "format: is needed: \"taut.case/1\"");
    refused("{\"format\":\"taut.case/2\"}", TAUT_EINVAL, "format: must be \"taut.case/1\"");
    refused("{\"format\":\"taut.case/1\",\"txt\":\"x\"}", TAUT_EINVAL, "txt: unknown key; did you mean \"text\"?");
    refused("{\"format\":\"taut.case/1\",\"text\":7}", TAUT_EINVAL, "text: must be a text in quotes");
    refused("{\"format\":\"taut.case/1\",\"findings\":{}}", TAUT_EINVAL, "findings: must be a list in [ ]");
    refused("{\"format\":\"taut.case/1\",\"findings\":[]}", TAUT_EEMPTY,
            "case: nothing told: give text, findings or a drawing");
    refused("{\"format\":\"taut.case/1\",\"findings\":[7]}", TAUT_EINVAL, "findings[0]: must be an object");
    refused("{\"format\":\"taut.case/1\",\"findings\":[null]}", TAUT_EINVAL, "findings[0]: must be an object");
    refused("{\"format\":\"taut.case/1\",\"text\":\"x\",\"options\":{\"top\":0}}", TAUT_EINVAL,
            "options.top: top 0 is not a whole number from 1 to 1000");
    refused(FINDING("\"kind\":\"pane\",\"region\":\"temple\""), TAUT_EINVAL,
            "findings[0].kind: \"pane\" is no known kind of finding; did you mean \"pain\"?");
    refused(FINDING("\"kind\":\"pain\""), TAUT_EINVAL,
            "findings[0].region: is needed: where is it? (taut regions lists them)");
    refused(FINDING("\"kind\":\"pain\",\"region\":7"), TAUT_EINVAL, "findings[0].region: must be a text in quotes");
    refused(FINDING("\"kind\":\"pain\",\"region\":\"temple\",\"side\":\"up\""), TAUT_EINVAL,
            "findings[0].side: side must be left, right, midline, both or unstated");
    refused(FINDING("\"kind\":\"pain\",\"region\":\"temple\",\"level\":4"), TAUT_EINVAL,
            "findings[0].level: level must be none, mild, moderate, severe or 0 to 3");
    refused(FINDING("\"kind\":\"pain\",\"region\":\"temple\",\"nrs\":11"), TAUT_EINVAL,
            "findings[0].nrs: nrs 11 is not a whole number from 0 to 10");
    refused(FINDING("\"kind\":\"pain\",\"region\":\"temple\",\"nrs\":1e400"), TAUT_EINVAL,
            "findings[0].nrs: nrs 1e400 is not a whole number from 0 to 10");
    refused(FINDING("\"kind\":\"pain\",\"region\":\"temple\",\"nrs\":5.5"), TAUT_EINVAL,
            "findings[0].nrs: nrs 5.5 is not a whole number from 0 to 10");
    refused(FINDING("\"kind\":\"pain\",\"region\":\"temple\",\"nrs\":7,\"level\":\"none\""), TAUT_EINVAL,
            "findings[0].nrs: nrs 7 contradicts the level");
    refused(FINDING("\"kind\":\"age\",\"years\":\"old\""), TAUT_EINVAL,
            "findings[0].years: years must be a whole number from 0 to 120");
    refused(FINDING("\"kind\":\"age\",\"region\":\"temple\""), TAUT_EINVAL, "findings[0].region: unknown key");
    refused(FINDING("\"kind\":\"aggravates\",\"id\":\"desk-wrk\""), TAUT_EINVAL,
            "findings[0].id: \"desk-wrk\" is no known activity; did you mean \"desk-work\"?");
    refused(FINDING("\"kind\":\"palpation\",\"point\":\"trapezius-upper\",\"tender\":true"), TAUT_EINVAL,
            "findings[0].point: trapezius-upper is a muscle; name one of its points, such as \"trapezius-upper-1\"");
    refused(FINDING("\"kind\":\"palpation\",\"point\":\"trapezius-upper-1\",\"tender\":null"), TAUT_EINVAL,
            "findings[0]: a palpation needs an answer: tender, familiar_pain, taut_band, referral, twitch or relieved");
    refused(FINDING("\"kind\":\"palpation\",\"point\":\"trapezius-upper-1\",\"tender\":\"yes\""), TAUT_EINVAL,
            "findings[0].tender: tender must be true, false or null");
}

static void a_refusal_shows_no_control_characters(void **state)
{
    (void)state;
    refused(FINDING("\"kind\":\"pain\",\"region\":\"\\u001b[31mx\""), TAUT_EINVAL,
            "findings[0].region: \"?[31mx\" is no known region");
}

static void too_many_findings_are_refused(void **state)
{
    (void)state;
    struct taut_text t;
    taut_text_init(&t, TAUT_MAX_JSON);
    taut_text_adds(&t, "{\"format\":\"taut.case/1\",\"findings\":[7");
    for (int k = 0; k < 2000; k++)
        taut_text_adds(&t, ",7");
    taut_text_adds(&t, "]}");
    refused(t.bytes, TAUT_EINVAL, "findings: 2001 findings; at most 2000 are read");
    taut_text_free(&t);
}

/* ---- writing -------------------------------------------------------------------------------------------------- */

static void numbers_are_rounded_the_same_everywhere(void **state)
{
    (void)state;
    struct taut_text t;
    taut_text_init(&t, 10000);
    struct taut_json j = { .out = &t };
    taut_json_open_list(&j, NULL);
    taut_json_number(&j, NULL, 0.5, 0);
    taut_json_number(&j, NULL, -0.0004, 3);
    taut_json_number(&j, NULL, -1.25, 1);
    taut_json_number(&j, NULL, 1.0 / 3, 6);
    taut_json_number(&j, NULL, 1 - 1e-12, 6);
    taut_json_number(&j, NULL, 1.0 / 0.0, 2);
    taut_json_number(&j, NULL, 0.0 / 0.0, 2);
    taut_json_bound(&j, NULL, 1e-12);
    taut_json_bound(&j, NULL, 0);
    taut_json_integer(&j, NULL, -7);
    taut_json_close(&j);
    assert_string_equal(t.bytes, "[1, 0.000, -1.3, 0.333333, 1.000000, null, null, 0.000000001, 0.000000000, -7]\n");
    taut_text_free(&t);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    struct taut_text t;
    taut_text_init(&t, 10000);
    struct taut_json j = { .out = &t };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "a\"b", "\\ \x01\n\x7F \xC3\xA9");
    taut_json_open_array(&j, "empty");
    taut_json_close(&j);
    taut_json_open_object(&j, "in");
    taut_json_null(&j, "n");
    taut_json_bool(&j, "t", true);
    taut_json_close(&j);
    taut_json_close(&j);
    assert_string_equal(
        t.bytes,
        "{\n  \"a\\\"b\": \"\\\\ \\u0001\\n\\u007f \xC3\xA9\",\n  \"empty\": [],\n  \"in\": {\n    \"n\": null,\n"
        "    \"t\": true\n  }\n}\n");
    taut_text_free(&t);
}

static void a_name_within_a_few_slips_is_suggested(void **state)
{
    (void)state;
    static const char *const known[] = { "locate", "atlas", "regions", "bench", "version" };
    assert_string_equal(taut_json_nearest("lokate", known, 5), "locate");
    assert_string_equal(taut_json_nearest("altas", known, 5), "atlas");
    assert_string_equal(taut_json_nearest("region", known, 5), "regions");
    assert_null(taut_json_nearest("paint", known, 5));
    assert_null(taut_json_nearest("", known, 5));
    assert_null(taut_json_nearest("a-word-much-longer-than-any-name-that-we-could-possibly-know", known, 5));
}

/* ---- the documents ---------------------------------------------------------------------------------------------- */

/* Every ```json block of case.md: accepted, and the same after printing and reading back; or refused as its line says. */
static void the_examples_of_the_document_hold(void **state)
{
    (void)state;
    char *text = read_document("case.md"), said[320];
    size_t accepted = 0, declined = 0;
    for (char *at = strstr(text, "```json"); at; at = strstr(at, "```json")) {
        char *line_end = strchr(at, '\n'), *begin = line_end + 1, *end = strstr(begin, "\n```");
        assert_non_null(end);
        *line_end = *end = '\0';
        struct taut_case c = { 0 };
        enum taut_status st = read_n(begin, strlen(begin), &c, said);
        char *expected = strstr(at, "refused \"");
        if (expected) {
            expected += strlen("refused \"");
            expected[strlen(expected) - 1] = '\0';
            assert_int_not_equal(st, TAUT_OK);
            assert_string_equal(said, expected);
            declined++;
        } else {
            if (st != TAUT_OK)
                print_error("%s\n%s\n", begin, said);
            assert_int_equal(st, TAUT_OK);
            struct taut_text first, second;
            taut_text_init(&first, TAUT_MAX_JSON);
            taut_text_init(&second, TAUT_MAX_JSON);
            taut_json_write_case(atlas, &c, &first);
            struct taut_case again = good(first.bytes);
            taut_json_write_case(atlas, &again, &second);
            assert_string_equal(first.bytes, second.bytes);
            taut_text_free(&first);
            taut_text_free(&second);
            accepted++;
        }
        at = end + 1;
    }
    assert_true(accepted >= 2 && declined >= 5);
}

static void locate(const char *json, struct taut_text *out)
{
    struct taut_case answers = good(json), words = { 0 }, told = { 0 };
    struct taut_screening screening = { 0 };
    struct taut_ranking ranking = { 0 };
    if (answers.text)
        assert_int_equal(taut_intake_read(atlas, answers.text, answers.text_n, arena, &words, NULL), TAUT_OK);
    answers.text = NULL;
    assert_int_equal(taut_case_join(&words, &answers, arena, &told, NULL), TAUT_OK);
    assert_int_equal(taut_screen_run(atlas, &told, arena, &screening, NULL), TAUT_OK);
    assert_int_equal(taut_infer_rank(atlas, &told, NULL, arena, &ranking, NULL), TAUT_OK);
    struct taut_json_answer a = { .told = &told, .screening = &screening, .ranking = &ranking, .microseconds = 12.34 };
    taut_json_write_ranking(atlas, &a, out);
    assert_false(out->cut);
}

static const char *const rich = "{\"format\":\"taut.case/1\",\"text\":\"thunderclap headache behind my left eye, "
                                "zzyzx, no pain in the arm\",\"findings\":["
                                "{\"kind\":\"age\",\"years\":60},{\"kind\":\"palpation\",\"point\":\"trapezius-upper-"
                                "1\",\"side\":\"left\",\"tender\":true}]}";

/* A key is a string before a colon. */
static void every_key_of_the_answer_is_documented(void **state)
{
    (void)state;
    struct taut_text out;
    char *text = read_document("ranking.md");
    taut_text_init(&out, 1 << 24);
    locate(rich, &out);
    for (const char *at = strstr(out.bytes, "\": "); at; at = strstr(at + 1, "\": ")) {
        const char *begin = at;
        char wanted[80];
        while (begin > out.bytes && begin[-1] != '"')
            begin--;
        snprintf(wanted, sizeof wanted, "`%.*s`", (int)(at - begin), begin);
        if (!strstr(text, wanted)) {
            print_error("%s is not documented\n", wanted);
            fail();
        }
    }
    taut_text_free(&out);
}

static void the_same_case_gives_the_same_bytes(void **state)
{
    (void)state;
    struct taut_text first, second;
    taut_text_init(&first, 1 << 24);
    taut_text_init(&second, 1 << 24);
    locate(rich, &first);
    locate(rich, &second);
    assert_string_equal(first.bytes, second.bytes);
    assert_non_null(strstr(first.bytes, "\"microseconds\": 12.3"));
    taut_text_free(&first);
    taut_text_free(&second);
}

static int set_up(void **state)
{
    (void)state;
    atlas = taut_atlas_builtin();
    arena = taut_arena_create();
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

/* ---- the atlas as JSON, and what changed ------------------------------------------------------------------------ */

static char *exported(size_t *n)
{
    static struct taut_text text;
    taut_text_init(&text, TAUT_MAX_ATLAS_JSON);
    struct taut_json j = { .out = &text };
    taut_json_atlas(&j, atlas);
    assert_false(text.cut);
    *n = text.n;
    char *copy = taut_arena_strndup(arena, text.bytes, text.n);
    taut_text_free(&text);
    return copy;
}

static void differs(const char *old, const char *new, const char *expected)
{
    struct taut_text out;
    struct taut_error err = { 0 };
    taut_text_init(&out, 1 << 20);
    assert_int_equal(taut_json_diff_atlas(old, strlen(old), new, strlen(new), &out, &err), TAUT_OK);
    taut_text_add(&out, "", 1);
    assert_string_equal(out.bytes, expected);
    taut_text_free(&out);
}

static void an_atlas_does_not_differ_from_itself(void **state)
{
    (void)state;
    size_t n = 0;
    const char *json = exported(&n);
    assert_non_null(strstr(json, "\"infraspinatus-1\""));
    differs(json, json, "0 new, 0 gone, 0 changed\n");
}

static void changes_are_told_in_words(void **state)
{
    (void)state;
#define ATLAS(rest) "{\"format\": \"taut.atlas/1\", " rest "}"
#define MUSCLE(strength, findings)                                                       \
    "\"muscles\": [{\"type\": \"muscle\", \"id\": \"soleus\", \"strength\": \"" strength \
    "\", \"points\": [{\"id\": \"soleus-1\", \"findings\": [" findings "]}]}]"
#define HEEL(zone) "{\"kind\": \"pain\", \"region\": \"heel\", \"zone\": \"" zone "\"}"
#define CALF "{\"kind\": \"pain\", \"region\": \"calf\", \"source\": \"simons-1999\"}"
    static const struct {
        const char *old, *new, *said;
    } rows[] = {
        { ATLAS(MUSCLE("C", HEEL("essential"))), ATLAS(MUSCLE("D", HEEL("essential"))),
          "muscles\n  muscle soleus\n    ~ strength: was \"C\", is \"D\"\n\n0 new, 0 gone, 1 changed\n" },
        { ATLAS(MUSCLE("C", HEEL("essential"))), ATLAS(MUSCLE("C", HEEL("spillover"))),
          "muscles\n  soleus-1\n    ~ findings pain heel zone: was \"essential\", is \"spillover\"\n\n"
          "0 new, 0 gone, 2 changed\n" },
        { ATLAS(MUSCLE("C", HEEL("essential"))), ATLAS(MUSCLE("C", HEEL("essential") ", " CALF)),
          "muscles\n  soleus-1\n    + findings: pain calf (source simons-1999) is new\n\n0 new, 0 gone, 2 changed\n" },
        { ATLAS(MUSCLE("C", CALF)), ATLAS("\"muscles\": []"),
          "muscles\n  muscle soleus\n    - is gone\n\n0 new, 1 gone, 0 changed\n" },
        { ATLAS("\"claims\": []"), ATLAS("\"claims\": [{\"type\": \"claim\", \"id\": \"toxins\"}]"),
          "claims\n  claim toxins\n    + is new\n\n1 new, 0 gone, 0 changed\n" },
        { ATLAS("\"terms\": [{\"type\": \"sign\", \"id\": \"cough\", \"words\": [\"cough\", \"hack\"]}]"),
          ATLAS("\"terms\": [{\"type\": \"sign\", \"id\": \"cough\", \"words\": [\"cough\"], \"leak\": 0.5}]"),
          "terms\n  sign cough\n    - words: was \"hack\", is gone\n    + leak: \"0.5\" is new\n\n"
          "0 new, 0 gone, 1 changed\n" },
        { ATLAS("\"model\": {\"pain_leak\": 0.01}"), ATLAS("\"model\": {\"pain_leak\": 0.005000}"),
          "model\n  numbers\n    ~ pain_leak: was \"0.01\", is \"0.005\"\n\n0 new, 0 gone, 0 changed\n" },
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        differs(rows[k].old, rows[k].new, rows[k].said);
}

static void what_is_no_atlas_is_refused_by_its_name(void **state)
{
    (void)state;
    static const struct {
        const char *old, *new;
        enum taut_status status;
        const char *where;
    } rows[] = {
        { "{}", ATLAS("\"a\": 1"), TAUT_EINVAL, "old" },
        { ATLAS("\"a\": 1"), "{\"format\": \"taut.case/1\"}", TAUT_EINVAL, "new" },
        { "[1]", "{}", TAUT_EINVAL, "old" },
        { "7", "{}", TAUT_EINVAL, "old" },
        { "", "{}", TAUT_EEMPTY, "old" },
        { "{\"muscles\": [}", "{}", TAUT_EPARSE, "muscles[0]" },
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct taut_text out;
        struct taut_error err = { 0 };
        taut_text_init(&out, 1 << 20);
        assert_int_equal(taut_json_diff_atlas(rows[k].old, strlen(rows[k].old), rows[k].new, strlen(rows[k].new), &out,
                                              &err),
                         rows[k].status);
        assert_string_equal(err.where, rows[k].where);
        taut_text_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_atlas_does_not_differ_from_itself),
        cmocka_unit_test(changes_are_told_in_words),
        cmocka_unit_test(what_is_no_atlas_is_refused_by_its_name),
        cmocka_unit_test(a_finding_is_read_as_it_is_written),
        cmocka_unit_test(pain_without_a_grade_is_present_and_ungraded),
        cmocka_unit_test(pain_is_denied_in_three_ways),
        cmocka_unit_test(kinds_of_the_format_are_the_kinds_of_the_atlas),
        cmocka_unit_test(text_is_decoded),
        cmocka_unit_test(what_is_no_json_is_refused_with_its_place),
        cmocka_unit_test(deep_or_large_json_is_refused),
        cmocka_unit_test(a_thousand_keys_are_refused_in_linear_time),
        cmocka_unit_test(json_that_is_no_case_is_refused_with_its_place),
        cmocka_unit_test(a_refusal_shows_no_control_characters),
        cmocka_unit_test(too_many_findings_are_refused),
        cmocka_unit_test(numbers_are_rounded_the_same_everywhere),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(a_name_within_a_few_slips_is_suggested),
        cmocka_unit_test(the_examples_of_the_document_hold),
        cmocka_unit_test(every_key_of_the_answer_is_documented),
        cmocka_unit_test(the_same_case_gives_the_same_bytes),
    };
    return cmocka_run_group_tests_name("json", tests, set_up, tear_down);
}
