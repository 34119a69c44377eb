/* main.c - atlasc: checks the texts of the atlas and compiles them into constant C tables and JSON. */
#include <stdlib.h>
#include <string.h>

#include "cross.h"
#include "emit.h"
#include "schema.h"

enum { LARGEST_OUTPUT = 1 << 28 };

static const char usage[] =
    "usage: atlasc ATLAS_DIR --c OUT.c [--depfile FILE] [--keep-going]\n"
    "       atlasc ATLAS_DIR --check\n"
    "Checks every file of the atlas and compiles it. Ends with 0, or 2 where something is wrong.\n"
    "  --check       print what the atlas holds, write nothing\n"
    "  --depfile     write which files the outputs depend on, for make and ninja\n"
    "  --keep-going  say all that is wrong and write tables without the faulty entries; only for trying things out\n";

struct options {
    const char *dir, *c, *depfile;
    bool check, keep_going;
};

static bool read_options(int argc, char **argv, struct options *ret)
{
    const struct {
        const char *name;
        const char **value;
    } with_value[] = {
        { "--c", &ret->c },
        { "--depfile", &ret->depfile },
    };
    const struct {
        const char *name;
        bool *flag;
    } flags[] = { { "--check", &ret->check }, { "--keep-going", &ret->keep_going } };
    for (int i = 1; i < argc; i++) {
        bool known = false;
        for (size_t k = 0; k < sizeof with_value / sizeof *with_value; k++)
            if (!strcmp(argv[i], with_value[k].name) && i + 1 < argc) {
                *with_value[k].value = argv[++i];
                known = true;
                break;
            }
        for (size_t k = 0; k < sizeof flags / sizeof *flags && !known; k++)
            if (!strcmp(argv[i], flags[k].name))
                known = *flags[k].flag = true;
        if (!known && (argv[i][0] == '-' || ret->dir))
            return false;
        if (!known)
            ret->dir = argv[i];
    }
    return ret->dir && (ret->check || ret->c);
}

static bool write_file(const char *path, const struct taut_text *text)
{
    FILE *f = fopen(path, "wb");
    bool good = f && !text->cut && fwrite(text->bytes, 1, text->n, f) == text->n;
    good = (!f || fclose(f) == 0) && good;
    if (!good)
        fprintf(stderr, "atlasc: %s cannot be written\n", path);
    return good;
}

static bool write_with(const char *path, const struct built *b, void (*emit)(const struct built *, struct taut_text *))
{
    struct taut_text text;
    taut_text_init(&text, LARGEST_OUTPUT);
    emit(b, &text);
    bool good = write_file(path, &text);
    taut_text_free(&text);
    return good;
}

static void add_paths(struct taut_text *text, const struct taut_vec *paths)
{
    for (size_t i = 0; i < paths->n; i++) {
        taut_text_adds(text, " \\\n ");
        for (const char *p = ((const char **)paths->items)[i]; *p; p++)
            taut_text_addf(text, *p == ' ' ? "\\ " : "%c", *p);
    }
}

/* The folders stand in it too: a new file changes its folder. */
static bool write_depfile(const struct options *o, const struct corpus *c)
{
    struct taut_text text;
    taut_text_init(&text, LARGEST_OUTPUT);
    taut_text_addf(&text, "%s:", o->c);
    add_paths(&text, &c->folders);
    add_paths(&text, &c->files);
    taut_text_adds(&text, "\n");
    bool good = write_file(o->depfile, &text);
    taut_text_free(&text);
    return good;
}

static bool write_all(const struct options *o, const struct corpus *c, const struct built *b)
{
    return write_with(o->c, b, emit_c) && (!o->depfile || write_depfile(o, c));
}

static void print_counts(const struct corpus *c, const struct lexicon *l, const struct built *b)
{
    for (int k = 0; k < KINDS; k++)
        printf("%-12s %zu\n", kind_name((enum kind)k), corpus_count(c, (enum kind)k));
    for (char strength = 'A'; strength <= 'D'; strength++) {
        size_t n[3] = { 0, 0, 0 };
        for (size_t i = 0; i < corpus_count(c, A_SOURCE); i++) {
            const struct node *at = corpus_entity(c, A_SOURCE, i)->at;
            if (node_text(at, "strength")[0] == strength)
                n[name_index(node_get(at, "checked"), checked_names, TAUT_MEMORY)]++;
        }
        printf("sources %c    %zu: %zu verified, %zu abstract, %zu memory\n", strength, n[0] + n[1] + n[2], n[0], n[1],
               n[2]);
    }
    printf("phrases %zu, words %zu, tokens %zu, forms %zu, trie nodes %zu\n", l->n_phrases, l->n_words, l->n_tokens,
           l->texts.n, l->nodes.n - 1);
    printf("regions that no point refers to: %zu\n", build_unreached(b));
}

static int run(const struct options *o, struct taut_arena *arena)
{
    struct report report;
    struct lexicon lexicon;
    report_init(&report, arena);
    struct corpus corpus;
    corpus_start(&corpus, arena, &report);
    if (!corpus_read(&corpus, o->dir))
        return taut_status_exit(TAUT_EIO);
    if (!corpus.unreadable) {
        schema_check(&corpus);
        cross_check(&corpus);
        cross_check_whole(&corpus);
        cross_check_measures(&corpus);
        lexicon_make(&corpus, &lexicon);
    }
    size_t n = report_count(&report);
    report_print(&report, o->keep_going, stderr);
    if (n)
        fprintf(stderr, "%zu problem%s%s\n", n, n == 1 ? "" : "s",
                o->keep_going ? "; faulty entries are left out" : "");
    if (corpus.unreadable || (n && !o->keep_going))
        return taut_status_exit(TAUT_EPARSE);
    struct built built;
    build_atlas(&corpus, &lexicon, &built);
    if (o->check && n == 0)
        print_counts(&corpus, &lexicon, &built);
    return o->check || write_all(o, &corpus, &built) ? 0 : taut_status_exit(TAUT_EIO);
}

int main(int argc, char **argv)
{
    struct options o = { 0 };
    if (argc == 2 && !strcmp(argv[1], "--help")) {
        fputs(usage, stdout);
        return 0;
    }
    if (!read_options(argc, argv, &o)) {
        fputs(usage, stderr);
        return taut_status_exit(TAUT_EINVAL);
    }
    struct taut_arena *arena = taut_arena_create();
    int code = arena ? run(&o, arena) : taut_status_exit(TAUT_ENOMEM);
    taut_arena_free(arena);
    return code;
}
