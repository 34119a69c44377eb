/* schema.c - see schema.h: holds the trees against the tables of rows.c. */
#include "schema.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/atlas/distance.h"
#include "rows.h"

/* ---- values ------------------------------------------------------------------------------------------ */

static const struct {
    const char *word;
    double chance;
} chances[] = {
    { "almost-always", 0.9 }, { "usually", 0.7 }, { "often", 0.5 }, { "sometimes", 0.25 }, { "rarely", 0.1 },
};

int name_index(const struct node *scalar, const char *const *names, int otherwise)
{
    for (int i = 0; scalar && scalar->text && names[i]; i++)
        if (!strcmp(names[i], scalar->text))
            return i;
    return otherwise;
}

bool chance_value(const struct node *scalar, double *ret)
{
    for (size_t i = 0; scalar && scalar->text && i < sizeof chances / sizeof *chances; i++)
        if (!strcmp(chances[i].word, scalar->text)) {
            *ret = chances[i].chance;
            return true;
        }
    return node_number(scalar, ret) && *ret >= 0 && *ret <= 1;
}

static bool is_id(const char *s)
{
    if (!islower((unsigned char)*s) && !isdigit((unsigned char)*s))
        return false;
    for (; *s; s++)
        if (!islower((unsigned char)*s) && !isdigit((unsigned char)*s) && !(*s == '-' && s[1] && s[1] != '-'))
            return false;
    return true;
}

/* Letters, digits and single spaces; letters beyond ASCII pass. */
static bool is_phrase(const char *s)
{
    for (const char *p = s; *p; p++) {
        unsigned char letter = (unsigned char)*p;
        if (*p == ' ' ? p == s || p[1] == ' ' || !p[1] : letter < 0x80 && !islower(letter) && !isdigit(letter))
            return false;
    }
    return *s != '\0';
}

static bool is_version(const char *s)
{
    unsigned parts = 1;
    for (const char *p = s; *p; p++)
        if (*p == '.' && p > s && isdigit((unsigned char)p[-1]) && isdigit((unsigned char)p[1]))
            parts++;
        else if (!isdigit((unsigned char)*p))
            return false;
    return parts == 3;
}

static bool is_date(const char *s)
{
    unsigned year = 0, month = 0, day = 0;
    char rest = 0;
    return strlen(s) == 10 && sscanf(s, "%4u-%2u-%2u%c", &year, &month, &day, &rest) == 3 && year >= 1900 &&
           month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool is_digits(const char *s)
{
    size_t n = strlen(s);
    return n > 0 && n <= 9 && strspn(s, "0123456789") == n;
}

/* ---- the check --------------------------------------------------------------------------------------- */

static const char *joined(const struct corpus *c, const char *const *names)
{
    struct taut_text t;
    taut_text_init(&t, 400);
    for (size_t i = 0; names[i]; i++)
        taut_text_addf(&t, "%s%s", i ? ", " : "", names[i]);
    const char *copy = take_text(c->arena, t.n ? t.bytes : "", t.n);
    taut_text_free(&t);
    return copy;
}

static const char *nearest_name(const char *word, const char *const *names)
{
    unsigned fewest = strlen(word) <= 4 ? 2 : 4; /* one more than is allowed */
    const char *best = NULL;
    for (size_t i = 0; names[i]; i++) {
        unsigned d = distance_within(word, strlen(word), names[i], strlen(names[i]), fewest);
        if (d < fewest && d < strlen(word)) {
            fewest = d;
            best = names[i];
        }
    }
    return best;
}

static void check_id(const struct corpus *c, const struct node *at, const char *id, unsigned kinds)
{
    if (corpus_find(c, kinds, id))
        return;
    const struct entity *other = corpus_find(c, (KIND(KINDS) - 1) & ~kinds, id);
    const char *near = corpus_nearest(c, kinds, id), *what = kinds_name(kinds);
    if (other)
        node_problem(c->report, at, "'%s' is %s, and %s is wanted here; name one%s%s%s", id,
                     kind_with_article(other->kind), kinds_with_article(kinds), near ? ", such as '" : "",
                     near ? near : "", near ? "'" : "");
    else if (near)
        node_problem(c->report, at, "no %s has the id '%s'; did you mean '%s'?", what, id, near);
    else
        node_problem(c->report, at, "no %s has the id '%s'; take one from the folder %s, or add it there", what, id,
                     kinds_home(kinds));
}

static void check_reference(const struct corpus *c, const struct node *at, unsigned kinds)
{
    check_id(c, at, at->text, kinds);
}

static void check_rows(const struct corpus *c, const struct node *map, const struct row *rows);

static void check_span(const struct corpus *c, const struct node *at, const struct row *row)
{
    double low = 0, high = 0;
    const struct node *first = at->first;
    if (at->shape != NODE_LIST || at->n != 2 || !node_number(first, &low) || !node_number(first->next, &high) ||
        low < row->low || high > row->high || low > high || low != (int)low || high != (int)high)
        node_problem(c->report, at,
                     "'%s' must be [least, most], two whole numbers within %g to %g; write for example [%g, %g]",
                     row->key, row->low, row->high, row->low + 1, row->low + 2);
}

static void check_values(const struct corpus *c, const struct node *at, const struct row *row)
{
    double value = 0;
    if (at->shape != NODE_MAP || at->n == 0) {
        node_problem(c->report, at, "'%s' must be a map of words to whole numbers; write { one: 1, two: 2 }", row->key);
        return;
    }
    for (const struct node *m = at->first; m; m = m->next) {
        if (!is_phrase(m->key))
            node_problem(c->report, m, "'%s' is no plain word; write it in lower case without punctuation", m->key);
        if (!node_number(m, &value) || value < row->low || value > row->high || value != (int)value)
            node_problem(c->report, m, "the value of '%s' must be a whole number within %g to %g", m->key, row->low,
                         row->high);
    }
}

static void check_shares(const struct corpus *c, const struct node *at, const struct row *row)
{
    double sum = 0, value = 0;
    if (at->shape != NODE_MAP || at->n == 0) {
        node_problem(c->report, at, "'%s' must be a map of landmarks to shares; write { c7: 0.5, acromion: 0.5 }",
                     row->key);
        return;
    }
    for (const struct node *m = at->first; m; m = m->next, sum += value) {
        check_id(c, m, m->key, row->kinds);
        value = 0;
        if (!node_number(m, &value) || value < row->low || value > row->high)
            node_problem(c->report, m, "the share of '%s' must be a number within %g to %g", m->key, row->low,
                         row->high);
    }
    if (sum < 0.999 || sum > 1.001)
        node_problem(c->report, at, "the shares of '%s' add up to %g; they must add up to 1", row->key, sum);
}

static void check_place(const struct corpus *c, const struct node *at, const struct row *row)
{
    double value = 0;
    bool good = at->shape == NODE_LIST && at->n == 3;
    for (const struct node *m = good ? at->first : NULL; m; m = m->next)
        good = good && node_number(m, &value) && value >= row->low && value <= row->high && value == (int)value;
    if (!good)
        node_problem(c->report, at, "'%s' must be three whole numbers within %g to %g: [outwards, up, forward] in mm",
                     row->key, row->low, row->high);
}

/* ---- conditions */

static void check_condition(const struct corpus *c, const struct node *at, bool denied);

static void check_conditions(const struct corpus *c, const struct node *list, bool denied)
{
    if (list->shape != NODE_LIST || list->n == 0) {
        node_problem(c->report, list, "'%s' needs a list of conditions; write [ { sign: fever }, … ]", list->key);
        return;
    }
    for (const struct node *m = list->first; m; m = m->next)
        check_condition(c, m, denied);
}

static void check_at_least(const struct corpus *c, const struct node *at, bool denied)
{
    const struct node *of = node_get(at, "of"), *n = node_get(at, "n");
    double least = 0;
    if (!of || !n || at->n != 2) {
        node_problem(c->report, at, "'at_least' needs n and of; write { n: 2, of: [ … ] }");
        return;
    }
    check_conditions(c, of, denied);
    if (!node_number(n, &least) || least < 1 || least > (double)of->n || least != (int)least)
        node_problem(c->report, n, "n must be a whole number within 1 and %zu, the length of the list", of->n);
}

static bool check_number_atom(const struct corpus *c, const struct node *at)
{
    static const struct {
        const char *key;
        double high;
    } rows[] = {
        { "severity_at_least", 10 },
        { "age_at_least", 120 },
        { "age_below", 120 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value = 0;
        if (strcmp(rows[i].key, at->key))
            continue;
        if (!node_number(at, &value) || value < 1 || value > rows[i].high || value != (int)value)
            node_problem(c->report, at, "'%s' must be a whole number within 1 and %g", at->key, rows[i].high);
        return true;
    }
    return false;
}

static void check_atom(const struct corpus *c, const struct node *at)
{
    for (const struct atom *a = condition_atoms; a->key; a++) {
        if (strcmp(a->key, at->key))
            continue;
        if (at->shape == NODE_MAP || (at->shape == NODE_LIST && at->n == 0))
            node_problem(c->report, at, "'%s' needs an id or a list of ids", at->key);
        else if (at->shape == NODE_SCALAR)
            check_reference(c, at, a->refers_to);
        else
            for (const struct node *m = at->first; m; m = m->next)
                if (m->shape == NODE_SCALAR)
                    check_reference(c, m, a->refers_to);
                else
                    node_problem(c->report, m, "'%s' needs plain ids in its list", at->key);
        return;
    }
    node_problem(
        c->report, at,
        "there is no condition '%s'; the conditions are all, any, not, at_least, pain, numbness, severity_at_least, "
        "quality, timing, aggravates, eases, limits, sign, factor, age_at_least, age_below, cause_named, "
        "score_at_least",
        at->key);
}

static void check_score(const struct corpus *c, const struct node *at)
{
    const struct node *score = node_get(at, "score"), *points = node_get(at, "points");
    double least = 0;
    if (!score || !points || at->n != 2 || score->shape != NODE_SCALAR) {
        node_problem(c->report, at, "'score_at_least' needs score and points; write { score: id, points: 2 }");
        return;
    }
    check_reference(c, score, KIND(A_SCORE));
    if (!node_number(points, &least) || least <= 0 || least > 50 || least * 2 != (int)(least * 2))
        node_problem(c->report, points, "points must be a number above 0, in halves");
}

static void check_condition(const struct corpus *c, const struct node *at, bool denied)
{
    if (at->shape != NODE_MAP || at->n != 1) {
        node_problem(c->report, at, "a condition is a map with one key; join several with all: [ … ] or any: [ … ]");
        return;
    }
    const struct node *m = at->first;
    if (!strcmp(m->key, "all") || !strcmp(m->key, "any"))
        check_conditions(c, m, denied);
    else if (!strcmp(m->key, "not") && denied)
        node_problem(c->report, m, "'not' within 'not'; leave both out");
    else if (!strcmp(m->key, "not"))
        check_condition(c, m, true);
    else if (!strcmp(m->key, "at_least"))
        check_at_least(c, m, denied);
    else if (!strcmp(m->key, "score_at_least"))
        check_score(c, m);
    else if (!strcmp(m->key, "severity_at_least") && denied)
        node_problem(c->report, m,
                     "'not' holds where something was denied, and a severity cannot be; use it over a finding");
    else if (!check_number_atom(c, m))
        check_atom(c, m);
}

/* What an answer gives: a condition that is one atom. */
static void check_gift(const struct corpus *c, const struct node *at)
{
    if (at->shape != NODE_MAP || at->n != 1)
        node_problem(c->report, at, "what an answer gives is a map with one key, as in { sign: fever }");
    else
        check_atom(c, at->first);
}

/* ---- one value */

static void check_text(const struct corpus *c, const struct node *at, const struct row *row)
{
    size_t n = strlen(at->text);
    if (at->text[0] == ' ' || at->text[n - 1] == ' ')
        node_problem(c->report, at, "'%s' begins or ends with a space; remove it", row->key);
}

static void check_one_of(const struct corpus *c, const struct node *at, const struct row *row)
{
    if (name_index(at, row->names, -1) >= 0)
        return;
    const char *near = nearest_name(at->text, row->names);
    node_problem(c->report, at, "'%s' cannot be '%s'; %s%s%swrite one of %s", row->key, at->text,
                 near ? "did you mean '" : "", near ? near : "", near ? "'? " : "", joined(c, row->names));
}

static void check_number(const struct corpus *c, const struct node *at, const struct row *row)
{
    double value = 0;
    if (!node_number(at, &value))
        node_problem(c->report, at, "'%s' must be a number within %g to %g, without quotes, and is '%s'", row->key,
                     row->low, row->high, at->text);
    else if (value < row->low || value > row->high)
        node_problem(c->report, at, "'%s' is %g; it must lie within %g to %g", row->key, value, row->low, row->high);
    else if (row->shape == IS_WHOLE && value != (int)value)
        node_problem(c->report, at, "'%s' is %g; it must be a whole number", row->key, value);
}

static const char *scalar_fault(const struct node *at, enum shape shape)
{
    double chance = 0;
    switch (shape) {
    case IS_ID: return is_id(at->text) ? NULL : "must be lower-case words joined by hyphens";
    case IS_FLAG: return !strcmp(at->text, "true") || !strcmp(at->text, "false") ? NULL : "must be true or false";
    case IS_PHRASE: return is_phrase(at->text) ? NULL : "must be lower case without punctuation, as people say it";
    case IS_CHANCE:
        return chance_value(at, &chance)
                   ? NULL
                   : "must be almost-always, usually, often, sometimes, rarely or a number within 0 to 1";
    case IS_DOI:
        return !strncmp(at->text, "10.", 3) && strchr(at->text, '/') ? NULL : "must begin with 10. and have a slash";
    case IS_PMID: return is_digits(at->text) ? NULL : "must be digits only";
    case IS_DATE: return is_date(at->text) ? NULL : "must be a date, as in 2026-11-21";
    case IS_VERSION: return is_version(at->text) ? NULL : "must be three numbers joined by points, as in 2026.11.0";
    default: return NULL;
    }
}

static void check_value(const struct corpus *c, const struct node *at, const struct row *row)
{
    bool takes_map =
        row->shape == IS_MAP || row->shape == IS_CONDITION || row->shape == IS_VALUES || row->shape == IS_GIFT;
    if (row->shape == IS_SPAN) {
        check_span(c, at, row);
    } else if (row->shape == IS_VALUES) {
        check_values(c, at, row);
    } else if (row->shape == IS_SHARES) {
        check_shares(c, at, row);
    } else if (row->shape == IS_PLACE) {
        check_place(c, at, row);
    } else if (at->shape == NODE_MAP && (row->shape == IS_MAP || row->shape == IS_FACT)) {
        check_rows(c, at, row->of);
    } else if (row->shape == IS_CONDITION) {
        check_condition(c, at, false);
    } else if (row->shape == IS_GIFT) {
        check_gift(c, at);
    } else if (at->shape != NODE_SCALAR || takes_map) {
        node_problem(c->report, at, "'%s' must be %s here, and is %s", row->key,
                     takes_map ? "a map { … }" : "one value",
                     at->shape == NODE_SCALAR ? "a single value"
                     : at->shape == NODE_LIST ? "a list"
                                              : "a map");
    } else if (at->text[0] == '\0') {
        node_problem(c->report, at, "'%s' is empty; write its value or remove the line", row->key);
    } else if (row->shape == IS_REF || row->shape == IS_FACT) {
        check_reference(c, at, row->kinds);
    } else if (row->shape == IS_ONE_OF) {
        check_one_of(c, at, row);
    } else if (row->shape == IS_WHOLE || row->shape == IS_NUMBER) {
        check_number(c, at, row);
    } else if (row->shape == IS_TEXT) {
        check_text(c, at, row);
    } else if (scalar_fault(at, row->shape)) {
        node_problem(c->report, at, "'%s' is '%s'; it %s", row->key, at->text, scalar_fault(at, row->shape));
    }
}

/* A reference twice in one list says nothing new and is a slip. */
static void check_twice(const struct corpus *c, const struct node *list)
{
    for (const struct node *m = list->first; m; m = m->next)
        for (const struct node *before = list->first; before != m; before = before->next)
            if (m->text && before->text && !strcmp(m->text, before->text)) {
                node_problem(c->report, m, "'%s' stands in the list already; remove one", m->text);
                break;
            }
}

static void check_row(const struct corpus *c, const struct node *at, const struct row *row)
{
    if (row->many == ONE || (row->many == ONE_OR_LIST && at->shape != NODE_LIST)) {
        check_value(c, at, row);
        return;
    }
    if (at->shape != NODE_LIST) {
        node_problem(c->report, at, "'%s' must be a list; write [ … ] or one '- …' a line", row->key);
        return;
    }
    if (at->n == 0 && row->many != MAY_BE_EMPTY)
        node_problem(c->report, at, "'%s' is empty; name at least one", row->key);
    for (const struct node *m = at->first; m; m = m->next)
        check_value(c, m, row);
    if (row->shape == IS_REF || row->shape == IS_FACT)
        check_twice(c, at);
}

static const struct row *row_of(const struct row *rows, const char *key)
{
    for (; rows->key; rows++)
        if (!strcmp(rows->key, key))
            return rows;
    return NULL;
}

static const char *keys_of(const struct corpus *c, const struct row *rows)
{
    const char *keys[64] = { NULL };
    for (size_t i = 0; rows[i].key && i + 1 < sizeof keys / sizeof *keys; i++)
        keys[i] = rows[i].key;
    return joined(c, keys);
}

static void check_rows(const struct corpus *c, const struct node *map, const struct row *rows)
{
    if (map->shape != NODE_MAP) {
        node_problem(c->report, map, "a map is wanted here; its keys are %s", keys_of(c, rows));
        return;
    }
    for (const struct node *m = map->first; m; m = m->next) {
        const struct row *row = row_of(rows, m->key);
        if (row)
            check_row(c, m, row);
        else
            node_problem(c->report, m, "the key '%s' is not known here; the keys are %s", m->key, keys_of(c, rows));
    }
    for (const struct row *row = rows; row->key; row++)
        if (row->required && !node_get(map, row->key))
            node_problem(c->report, map, "the key '%s' is missing%s%s; add it", row->key,
                         node_text(map, "id") ? " in " : "", node_text(map, "id") ? node_text(map, "id") : "");
}

void schema_check(const struct corpus *c)
{
    const struct root *roots = c->roots.items;
    for (size_t i = 0; i < c->roots.n; i++)
        for (const struct file_rows *f = file_rows; f->folder; f++)
            if (!strcmp(f->folder, roots[i].folder))
                check_rows(c, roots[i].node, f->rows);
}
