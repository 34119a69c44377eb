/* tree.c - see tree.h. libyaml's events; what the format does not allow (anchors, tags, several documents, a key
 * twice) is refused here, once for all files. */
#include "tree.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { DEEPEST = 32 };

struct reader {
    yaml_parser_t parser;
    struct report *report;
    const char *file;
};

static const char *const not_plain = "remove it, the atlas is plain YAML";

static bool refuse(struct reader *r, const yaml_event_t *e, const char *what)
{
    report_add(r->report, r->file, (unsigned)e->start_mark.line + 1, "%s; %s", what, not_plain);
    return false;
}

static bool next_event(struct reader *r, yaml_event_t *e)
{
    if (yaml_parser_parse(&r->parser, e))
        return true;
    const yaml_parser_t *p = &r->parser;
    report_add(r->report, r->file, (unsigned)p->problem_mark.line + 1,
               "this is no YAML: %s; look for a missing quote, bracket, colon or space here or on the line above",
               p->problem ? p->problem : "cannot be read");
    return false;
}

static bool is_plain(struct reader *r, const yaml_event_t *e)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;
    switch (e->type) {
    case YAML_SCALAR_EVENT:
        anchor = e->data.scalar.anchor;
        tag = e->data.scalar.tag;
        break;
    case YAML_SEQUENCE_START_EVENT:
        anchor = e->data.sequence_start.anchor;
        tag = e->data.sequence_start.tag;
        break;
    case YAML_MAPPING_START_EVENT:
        anchor = e->data.mapping_start.anchor;
        tag = e->data.mapping_start.tag;
        break;
    case YAML_ALIAS_EVENT: return refuse(r, e, "an alias (*)");
    default: break;
    }
    if (anchor)
        return refuse(r, e, "an anchor (&)");
    return tag ? refuse(r, e, "a tag (!)") : true;
}

static struct node *read_node(struct reader *r, const yaml_event_t *e, unsigned depth);

static void append(struct node *parent, struct node **last, struct node *child)
{
    if (*last)
        (*last)->next = child;
    else
        parent->first = child;
    *last = child;
    parent->n++;
}

static bool read_list(struct reader *r, struct node *list, unsigned depth)
{
    struct node *last = NULL;
    for (;;) {
        yaml_event_t e;
        if (!next_event(r, &e))
            return false;
        bool end = e.type == YAML_SEQUENCE_END_EVENT;
        struct node *child = end ? NULL : read_node(r, &e, depth + 1);
        yaml_event_delete(&e);
        if (end || !child)
            return end;
        append(list, &last, child);
    }
}

static const char *read_key(struct reader *r, const struct node *map, const yaml_event_t *e)
{
    if (e->type != YAML_SCALAR_EVENT) {
        refuse(r, e, "a key that is no word");
        return NULL;
    }
    const char *key = (const char *)e->data.scalar.value;
    const struct node *twice = node_get(map, key);
    if (twice) {
        report_add(r->report, r->file, (unsigned)e->start_mark.line + 1,
                   "the key '%s' stands already on line %u; join the two", key, twice->line);
        return NULL;
    }
    return take_text(r->report->arena, key, e->data.scalar.length);
}

static bool read_map(struct reader *r, struct node *map, unsigned depth)
{
    struct node *last = NULL;
    for (;;) {
        yaml_event_t e;
        if (!next_event(r, &e))
            return false;
        bool end = e.type == YAML_MAPPING_END_EVENT;
        const char *key = end || !is_plain(r, &e) ? NULL : read_key(r, map, &e);
        yaml_event_delete(&e);
        if (!key)
            return end;
        if (!next_event(r, &e))
            return false;
        struct node *child = read_node(r, &e, depth + 1);
        yaml_event_delete(&e);
        if (!child)
            return false;
        child->key = key;
        append(map, &last, child);
    }
}

static struct node *read_node(struct reader *r, const yaml_event_t *e, unsigned depth)
{
    struct taut_arena *a = r->report->arena;
    if (!is_plain(r, e))
        return NULL;
    if (depth > DEEPEST) {
        refuse(r, e, "lists within lists without end");
        return NULL;
    }
    struct node *node = take(a, 1, sizeof *node);
    node->file = r->file;
    node->line = (unsigned)e->start_mark.line + 1;
    if (e->type == YAML_SEQUENCE_START_EVENT) {
        node->shape = NODE_LIST;
        return read_list(r, node, depth) ? node : NULL;
    }
    if (e->type == YAML_MAPPING_START_EVENT) {
        node->shape = NODE_MAP;
        return read_map(r, node, depth) ? node : NULL;
    }
    size_t n = e->data.scalar.length;
    const char *text = (const char *)e->data.scalar.value;
    if (taut_utf8_check(text, n) < n) {
        refuse(r, e, "a byte that is no text");
        return NULL;
    }
    node->text = take_text(a, text, n);
    node->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return node;
}

/* The events around the one document: stream start, document start, …, document end, stream end. */
static const struct node *read_document(struct reader *r)
{
    yaml_event_t e;
    struct node *root = NULL;
    unsigned documents = 0;
    for (;;) {
        if (!next_event(r, &e))
            return NULL;
        bool good = true, end = e.type == YAML_STREAM_END_EVENT;
        if (e.type == YAML_DOCUMENT_START_EVENT && ++documents > 1)
            good = refuse(r, &e, "a second document (---)");
        else if (e.type != YAML_DOCUMENT_START_EVENT && e.type != YAML_DOCUMENT_END_EVENT &&
                 e.type != YAML_STREAM_START_EVENT && !end)
            good = (root = read_node(r, &e, 0)) != NULL;
        yaml_event_delete(&e);
        if (end || !good)
            return end ? root : NULL;
    }
}

const struct node *tree_read(struct report *r, const char *file, const char *text, size_t n)
{
    struct reader reader = { .report = r, .file = file };
    if (!yaml_parser_initialize(&reader.parser)) {
        report_add(r, file, 1, "no memory to read it; close other programs");
        return NULL;
    }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text, n);
    const struct node *root = read_document(&reader);
    yaml_parser_delete(&reader.parser);
    return root;
}

const struct node *node_get(const struct node *map, const char *key)
{
    if (!map || map->shape != NODE_MAP)
        return NULL;
    for (const struct node *m = map->first; m; m = m->next)
        if (!strcmp(m->key, key))
            return m;
    return NULL;
}

const char *node_text(const struct node *map, const char *key)
{
    const struct node *m = node_get(map, key);
    return m ? m->text : NULL;
}

bool node_number(const struct node *scalar, double *ret)
{
    if (!scalar || !scalar->text || scalar->quoted)
        return false;
    size_t n = strlen(scalar->text);
    if (n == 0 || n > 20 || strspn(scalar->text, "0123456789.-") != n)
        return false;
    char *end = NULL;
    *ret = strtod(scalar->text, &end);
    return *end == '\0';
}

bool node_flag(const struct node *map, const char *key)
{
    const char *text = node_text(map, key);
    return text && !strcmp(text, "true");
}

const struct node *node_first(const struct node *one_or_list)
{
    return one_or_list && one_or_list->shape == NODE_LIST ? one_or_list->first : one_or_list;
}

double node_number_or(const struct node *map, const char *key, double otherwise)
{
    double value = otherwise;
    return node_number(node_get(map, key), &value) ? value : otherwise;
}

const struct node *node_members(const struct node *map, const char *key)
{
    const struct node *list = node_get(map, key);
    return list && list->shape == NODE_LIST ? list->first : NULL;
}
