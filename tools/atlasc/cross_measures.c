/* cross_measures.c - what only a whole measure shows: its form has what it needs, its figures have sources. */
#include "cross.h"

#include <string.h>

#include "schema.h"

/* A published figure names its source; what names none is a choice of ours, and says so. */
static void check_source(const struct corpus *c, const struct node *at, const char *what)
{
    const bool choice = node_text(at, "checked") && !strcmp(node_text(at, "checked"), "choice");
    if (!choice && !node_get(at, "source"))
        node_problem(c->report, at, "%s has no source; name it, or say checked: choice where it is our own", what);
}

static void check_limit(const struct corpus *c, const struct node *at)
{
    check_source(c, at, "this figure");
    if (!node_get(at, "amount") && !node_get(at, "percent"))
        node_problem(c->report, at, "a limit needs an amount, a percent or both");
}

/* Score-only forms have no items of ours: what belongs to others is not shown. */
static void check_form(const struct corpus *c, const struct node *at)
{
    const int form = name_index(node_get(at, "form"), form_names, -1);
    const bool items = node_get(at, "items") != NULL, count = node_get(at, "count") != NULL;
    if (form == TAUT_FORM_ITEMS && !items)
        node_problem(c->report, at, "the form 'items' needs items");
    else if (form != TAUT_FORM_ITEMS && form >= 0 && items)
        node_problem(c->report, node_get(at, "items"), "only the form 'items' has items; remove them");
    if (count == (form == TAUT_FORM_ITEMS))
        node_problem(c->report, at,
                     count ? "the items say how many there are; remove 'count'" : "'count' is missing: [least, most]");
}

static void check_bands(const struct corpus *c, const struct node *at)
{
    double last = 1e9, value = 0;
    for (const struct node *m = node_members(at, "bands"); m; m = m->next, last = value) {
        value = node_number_or(m, "at_least", 0);
        if (value >= last)
            node_problem(c->report, m, "bands go from the highest down; %g stands behind %g", value, last);
    }
}

void cross_check_measures(const struct corpus *c)
{
    for (size_t i = 0; i < corpus_count(c, A_MEASURE); i++) {
        const struct node *at = corpus_entity(c, A_MEASURE, i)->at;
        check_form(c, at);
        check_bands(c, at);
        for (const struct node *m = node_members(at, "limits"); m; m = m->next)
            check_limit(c, m);
        if (node_get(at, "normal") && !node_get(at, "normal_checked"))
            node_problem(c->report, node_get(at, "normal"), "say how these figures were checked: normal_checked");
    }
    for (size_t i = 0; i < corpus_count(c, AN_EXERCISE); i++) {
        const struct node *at = corpus_entity(c, AN_EXERCISE, i)->at;
        const bool strengthens = name_index(node_get(at, "kind"), exercise_kind_names, -1) == TAUT_EXERCISE_STRENGTHEN;
        check_source(c, at, "the dose");
        if (strengthens != (node_get(at, "muscles") != NULL))
            node_problem(c->report, at,
                         strengthens ? "'muscles' is missing: whose pain does it answer?"
                                     : "only an exercise that strengthens names muscles");
    }
    for (size_t i = 0; i < corpus_count(c, A_RULE); i++)
        check_source(c, corpus_entity(c, A_RULE, i)->at, "this rule");
}
