/* writer.c - JSON text, member by member, with fixed digits. */
#include <taut/json.h>

#include <assert.h>
#include <string.h>

static void indent(struct taut_json *j)
{
    if (j->depth == 0)
        return;
    taut_text_adds(j->out, "\n");
    for (unsigned k = 0; k < j->depth; k++)
        taut_text_adds(j->out, "  ");
}

static void add_quoted(struct taut_text *out, const char *s, size_t n)
{
    size_t plain = 0;
    taut_text_adds(out, "\"");
    for (size_t k = 0; k < n; k++) {
        unsigned char c = (unsigned char)s[k];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
            continue;
        taut_text_add(out, s + plain, k - plain);
        plain = k + 1;
        if (c == '"' || c == '\\')
            taut_text_addf(out, "\\%c", c);
        else if (c == '\n')
            taut_text_adds(out, "\\n");
        else
            taut_text_addf(out, "\\u%04x", c);
    }
    taut_text_add(out, s + plain, n - plain);
    taut_text_adds(out, "\"");
}

/* Comma, line and key before a value. */
static void begin_member(struct taut_json *j, const char *key)
{
    if (j->begun)
        taut_text_adds(j->out, j->flat ? ", " : ",");
    if (!j->flat)
        indent(j);
    if (key) {
        add_quoted(j->out, key, strlen(key));
        taut_text_adds(j->out, ": ");
    }
    j->begun = true;
}

static void open_bracket(struct taut_json *j, const char *key, char begin, char end)
{
    assert(j->depth < sizeof j->ends);
    begin_member(j, key);
    taut_text_add(j->out, &begin, 1);
    j->ends[j->depth++] = end;
    j->begun = false;
}

void taut_json_open_object(struct taut_json *j, const char *key)
{
    open_bracket(j, key, '{', '}');
}

void taut_json_open_array(struct taut_json *j, const char *key)
{
    open_bracket(j, key, '[', ']');
}

void taut_json_open_list(struct taut_json *j, const char *key)
{
    open_bracket(j, key, '[', ']');
    if (!j->flat)
        j->flat = j->depth;
}

void taut_json_close(struct taut_json *j)
{
    assert(j->depth > 0);
    bool was_flat = j->flat != 0;
    if (j->flat == j->depth)
        j->flat = 0;
    j->depth--;
    if (j->begun && !was_flat) {
        if (j->depth == 0)
            taut_text_adds(j->out, "\n");
        else
            indent(j);
    }
    taut_text_add(j->out, &j->ends[j->depth], 1);
    if (j->depth == 0)
        taut_text_adds(j->out, "\n");
    j->begun = true;
}

void taut_json_bytes(struct taut_json *j, const char *key, const char *s, size_t n)
{
    begin_member(j, key);
    add_quoted(j->out, s, n);
}

void taut_json_string(struct taut_json *j, const char *key, const char *s)
{
    if (s)
        taut_json_bytes(j, key, s, strlen(s));
    else
        taut_json_null(j, key);
}

void taut_json_integer(struct taut_json *j, const char *key, int64_t v)
{
    begin_member(j, key);
    taut_text_addf(j->out, "%lld", (long long)v);
}

static void add_scaled(struct taut_json *j, const char *key, bool negative, uint64_t scaled, uint64_t scale,
                       unsigned digits)
{
    begin_member(j, key);
    taut_text_addf(j->out, "%s%llu", negative && scaled ? "-" : "", (unsigned long long)(scaled / scale));
    if (digits)
        taut_text_addf(j->out, ".%0*llu", (int)digits, (unsigned long long)(scaled % scale));
}

/* By integers, so that neither locale nor library decides about a digit. */
void taut_json_number(struct taut_json *j, const char *key, double v, unsigned digits)
{
    uint64_t scale = 1;
    assert(digits <= 9);
    if (!(v < 1e9 && v > -1e9)) {
        taut_json_null(j, key);
        return;
    }
    for (unsigned k = 0; k < digits; k++)
        scale *= 10;
    double size = v < 0 ? -v : v;
    add_scaled(j, key, v < 0, (uint64_t)(size * (double)scale + 0.5), scale, digits);
}

void taut_json_bound(struct taut_json *j, const char *key, double v)
{
    if (!(v >= 0 && v < 1e9)) {
        taut_json_null(j, key);
        return;
    }
    uint64_t scaled = (uint64_t)(v * 1e9);
    add_scaled(j, key, false, scaled + ((double)scaled < v * 1e9), 1000000000, 9);
}

void taut_json_bool(struct taut_json *j, const char *key, bool v)
{
    begin_member(j, key);
    taut_text_adds(j->out, v ? "true" : "false");
}

void taut_json_null(struct taut_json *j, const char *key)
{
    begin_member(j, key);
    taut_text_adds(j->out, "null");
}

void taut_json_source(struct taut_json *j, const char *key, const struct taut_source *s)
{
    char strength[2] = { s->strength, '\0' };
    taut_json_open_object(j, key);
    taut_json_string(j, "id", s->id);
    taut_json_string(j, "authors", s->authors);
    taut_json_integer(j, "year", s->year);
    taut_json_string(j, "title", s->title);
    taut_json_string(j, "journal", s->journal);
    taut_json_string(j, "doi", s->doi);
    taut_json_string(j, "pmid", s->pmid);
    taut_json_string(j, "url", s->url);
    taut_json_string(j, "strength", strength);
    taut_json_string(j, "checked", taut_checked_name(s->checked));
    taut_json_close(j);
}
