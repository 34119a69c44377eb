/* corpus.c - see corpus.h. */
#define _POSIX_C_SOURCE 200809L
#include "corpus.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../../src/atlas/distance.h"

enum { LARGEST_FILE = 4 << 20, MOST_OF_A_KIND = 16000, DEEPEST_FOLDER = 4 };

/* ---- kinds ------------------------------------------------------------------------------------------- */

/* Where each kind is written: in files of a folder, under a key, or (no key) as the file itself. */
static const struct home {
    const char *name, *with_article, *folder, *key;
    unsigned space; /* kinds that share its ids */
} homes[KINDS] = {
    [A_REGION] = { "region", "a region", "regions", "regions", ANY_PLACE },
    [AN_AREA] = { "area", "an area", "regions", "areas", ANY_PLACE },
    [A_GROUP] = { "group", "a group", "regions", "groups", ANY_PLACE },
    [A_QUALITY] = { "quality", "a quality", "words", "qualities", KIND(A_QUALITY) },
    [A_TIMING] = { "timing", "a timing", "words", "timings", KIND(A_TIMING) },
    [AN_ACTIVITY] = { "activity", "an activity", "words", "activities", KIND(AN_ACTIVITY) },
    [A_MOVEMENT] = { "movement", "a movement", "words", "movements", KIND(A_MOVEMENT) },
    [A_SIGN] = { "sign", "a sign", "words", "signs", KIND(A_SIGN) },
    [A_FACTOR] = { "factor", "a factor", "factors", "factors", KIND(A_FACTOR) },
    [A_MARKER] = { "marker", "a marker", "words", "markers", KIND(A_MARKER) },
    [A_POINT] = { "point", "a point", "muscles", "points", ANY_CAUSE | KIND(A_MUSCLE) },
    [A_CONDITION] = { "condition", "a condition", "causes", NULL, ANY_CAUSE | KIND(A_MUSCLE) },
    [A_MUSCLE] = { "muscle", "a muscle", "muscles", NULL, ANY_CAUSE | KIND(A_MUSCLE) },
    [A_SOURCE] = { "source", "a source", "sources", NULL, KIND(A_SOURCE) },
    [A_TECHNIQUE] = { "technique", "a technique", "techniques", "techniques", KIND(A_TECHNIQUE) },
    [A_SCREEN] = { "screen", "a screen", "screens", "screens", KIND(A_SCREEN) },
    [A_SCORE] = { "score", "a score", "screens", "scores", KIND(A_SCORE) },
    [A_SITE] = { "site", "a site", "screens", "sites", KIND(A_SITE) },
    [A_QUESTION] = { "question", "a question", "questions", "questions", KIND(A_QUESTION) },
    [A_COUNT] = { "count", "a count", "counts", "counts", KIND(A_COUNT) },
    [A_CLAIM] = { "claim", "a claim", "claims", "claims", KIND(A_CLAIM) },
    [A_DERMATOME] = { "dermatome", "a dermatome", "dermatomes", "dermatomes", KIND(A_DERMATOME) },
    [A_COURSE] = { "course", "a course", "courses", "courses", KIND(A_COURSE) },
    [A_LANDMARK] = { "landmark", "a landmark", "landmarks", "landmarks", KIND(A_LANDMARK) },
    [A_MEASURE] = { "measure", "a measure", "measures", "measures", KIND(A_MEASURE) },
    [AN_EXERCISE] = { "exercise", "an exercise", "programmes", "exercises", KIND(AN_EXERCISE) },
    [A_RULE] = { "rule", "a rule", "programmes", "rules", KIND(A_RULE) },
};

const char *kind_name(enum kind k)
{
    return homes[k].name;
}

const char *kind_with_article(enum kind k)
{
    return homes[k].with_article;
}

static enum kind lowest(unsigned kinds)
{
    int k = 0;
    while (k + 1 < KINDS && !(kinds & KIND(k)))
        k++;
    return (enum kind)k;
}

const char *kinds_name(unsigned kinds)
{
    return kinds == ANY_PLACE ? "place" : kinds == ANY_CAUSE ? "cause" : homes[lowest(kinds)].name;
}

const char *kinds_with_article(unsigned kinds)
{
    return kinds == ANY_PLACE ? "a place" : kinds == ANY_CAUSE ? "a cause" : homes[lowest(kinds)].with_article;
}

const char *kinds_home(unsigned kinds)
{
    return homes[lowest(kinds)].folder;
}

enum kind kind_first(unsigned kinds)
{
    enum kind k = lowest(kinds);
    return k <= A_GROUP ? A_REGION : k <= A_MARKER ? A_QUALITY : k <= A_CONDITION ? A_POINT : k;
}

/* ---- entities ---------------------------------------------------------------------------------------- */

static const struct entity *entity_at(const struct corpus *c, size_t i)
{
    return (const struct entity *)c->entities.items + i;
}

const struct entity *corpus_find(const struct corpus *c, unsigned kinds, const char *id)
{
    const uint32_t *first = id ? table_find(&c->ids, id, strlen(id)) : NULL;
    if (!first)
        return NULL;
    for (uint32_t next = *first + 1; next; next = entity_at(c, next - 1)->same_id)
        if (kinds & KIND(entity_at(c, next - 1)->kind))
            return entity_at(c, next - 1);
    return NULL;
}

size_t corpus_count(const struct corpus *c, enum kind k)
{
    return c->of[k].n;
}

const struct entity *corpus_entity(const struct corpus *c, enum kind k, size_t index)
{
    return entity_at(c, ((const uint32_t *)c->of[k].items)[index]);
}

uint16_t corpus_index(const struct corpus *c, const struct entity *e)
{
    size_t index = e->index;
    for (int k = (int)kind_first(KIND(e->kind)); k < (int)e->kind; k++)
        index += c->of[k].n;
    return (uint16_t)index;
}

const char *corpus_nearest(const struct corpus *c, unsigned kinds, const char *id)
{
    size_t n = strlen(id);
    unsigned fewest = n <= 3 ? 2 : n <= 7 ? 3 : n <= 14 ? 4 : 6; /* one more than is allowed */
    const char *best = NULL;
    for (size_t i = 0; i < c->entities.n; i++) {
        const struct entity *e = entity_at(c, i);
        unsigned d = kinds & KIND(e->kind) ? distance_within(id, n, e->id, strlen(e->id), fewest) : fewest;
        if (d < fewest) {
            fewest = d;
            best = e->id;
        }
    }
    return best;
}

static void add_entity(struct corpus *c, enum kind k, const struct node *at, const struct node *in)
{
    const char *id = node_text(at, "id");
    if (!id || !*id)
        return; /* said by the schema */
    const struct entity *twin = corpus_find(c, homes[k].space, id);
    if (twin) {
        const struct node *line = node_get(at, "id");
        node_problem(c->report, line, "the id '%s' belongs to %s already (%s:%u); ids are never shared, choose another",
                     id, kind_with_article(twin->kind), twin->at->file, twin->at->line);
        return;
    }
    uint32_t number = (uint32_t)c->entities.n;
    struct entity *e = take_push(c->arena, &c->entities);
    *e = (struct entity){ .id = id, .kind = k, .index = (uint16_t)c->of[k].n, .at = at, .in = in };
    uint32_t *first = table_at(c->arena, &c->ids, id, strlen(id), number);
    if (*first != number) {
        e->same_id = *first + 1;
        *first = number;
    }
    *(uint32_t *)take_push(c->arena, &c->of[k]) = number;
    if (c->of[k].n >= MOST_OF_A_KIND)
        node_problem(c->report, at, "more than %d of one kind; the tables count by 16 bits", MOST_OF_A_KIND);
}

static void collect(struct corpus *c, const struct root *root)
{
    for (int k = 0; k < KINDS; k++) {
        bool own_file = !homes[k].key;
        if (k == A_POINT || strcmp(homes[k].folder, root->folder))
            continue;
        if (own_file) {
            add_entity(c, (enum kind)k, root->node, NULL);
            continue;
        }
        const struct node *list = node_get(root->node, homes[k].key);
        if (list && list->shape == NODE_LIST)
            for (const struct node *m = list->first; m; m = m->next)
                add_entity(c, (enum kind)k, m, NULL);
    }
    const struct node *points = strcmp(root->folder, "muscles") ? NULL : node_get(root->node, "points");
    if (points && points->shape == NODE_LIST)
        for (const struct node *m = points->first; m; m = m->next)
            add_entity(c, A_POINT, m, root->node);
}

/* ---- files ------------------------------------------------------------------------------------------- */

static bool cannot(const char *path)
{
    fprintf(stderr, "atlasc: %s: %s\n", path, strerror(errno));
    return false;
}

static int by_text(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n > m && !strcmp(name + n - m, end);
}

static bool walk(struct corpus *c, const char *folder, unsigned depth)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return cannot(folder);
    bool good = true;
    *(const char **)take_push(c->arena, &c->folders) = folder;
    for (const struct dirent *e = readdir(dir); e && good; e = readdir(dir)) {
        struct stat about;
        if (e->d_name[0] == '.')
            continue;
        const char *path = taut_arena_printf(c->arena, "%s/%s", folder, e->d_name);
        if (!path || stat(path, &about)) {
            good = cannot(folder);
        } else if (S_ISDIR(about.st_mode)) {
            good = depth >= DEEPEST_FOLDER || walk(c, path, depth + 1);
        } else if (ends_with(path, ".yaml")) {
            *(const char **)take_push(c->arena, &c->files) = path;
        } else if (ends_with(path, ".yml")) {
            report_add(c->report, path, 1, "is not read; name it .yaml");
        }
    }
    closedir(dir);
    return good;
}

static char *read_file(struct corpus *c, const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        cannot(path);
        return NULL;
    }
    struct taut_text text;
    taut_text_init(&text, LARGEST_FILE);
    char piece[1 << 14];
    size_t got;
    while ((got = fread(piece, 1, sizeof piece, f)) > 0)
        taut_text_add(&text, piece, got);
    bool bad = ferror(f) != 0;
    fclose(f);
    if (text.cut || bad)
        fprintf(stderr, "atlasc: %s: %s\n", path, bad ? "cannot be read" : "is larger than 4 MB; split it");
    char *bytes = text.cut || bad ? NULL : take_text(c->arena, text.n ? text.bytes : "", text.n);
    *n = text.n;
    taut_text_free(&text);
    return bytes;
}

static void check_tabs(struct corpus *c, const char *path, const char *bytes, size_t n)
{
    unsigned line = 1;
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] == '\t')
            report_add(c->report, path, line, "a tab; write spaces");
        line += bytes[i] == '\n';
    }
}

static const char *folder_of(struct corpus *c, const char *relative)
{
    const char *slash = strchr(relative, '/');
    return slash ? take_text(c->arena, relative, (size_t)(slash - relative)) : "";
}

static void take_root(struct corpus *c, const char *path, const char *relative, const struct node *node)
{
    const char *folder = folder_of(c, relative);
    bool known = !strcmp(relative, "model.yaml");
    for (int k = 0; k < KINDS; k++)
        known = known || !strcmp(homes[k].folder, folder);
    if (!known) {
        report_add(c->report, path, 1,
                   "no file is expected here; the folders are regions, landmarks, dermatomes, words, factors, muscles, "
                   "causes, "
                   "screens, techniques, measures, programmes, questions, counts, claims, sources, and beside them "
                   "model.yaml");
        return;
    }
    struct root *root = take_push(c->arena, &c->roots);
    *root = (struct root){ node, folder };
    if (*folder)
        collect(c, root);
    else
        c->model = node;
}

void corpus_start(struct corpus *c, struct taut_arena *arena, struct report *report)
{
    *c = (struct corpus){
        .arena = arena,
        .report = report,
        .files = { .size = sizeof(const char *) },
        .folders = { .size = sizeof(const char *) },
        .roots = { .size = sizeof(struct root) },
        .entities = { .size = sizeof(struct entity) },
        .checksum = FNV1A_START,
    };
    for (int k = 0; k < KINDS; k++)
        c->of[k].size = sizeof(uint32_t);
}

void corpus_add(struct corpus *c, const char *path, const char *relative, const char *bytes, size_t n)
{
    size_t before = report_count(c->report);
    c->checksum = fnv1a(fnv1a(c->checksum, relative, strlen(relative)), bytes, n);
    check_tabs(c, path, bytes, n);
    const struct node *root = tree_read(c->report, path, bytes, n);
    if (root)
        take_root(c, path, relative, root);
    else if (report_count(c->report) == before)
        report_add(c->report, path, 1, "the file is empty; write what it is for or remove it");
    c->unreadable = c->unreadable || !root;
}

bool corpus_read(struct corpus *c, const char *dir)
{
    size_t n = strlen(dir);
    while (n > 1 && dir[n - 1] == '/')
        n--;
    if (!walk(c, take_text(c->arena, dir, n), 0))
        return false;
    if (c->files.n)
        qsort(c->files.items, c->files.n, sizeof(const char *), by_text);
    if (c->folders.n)
        qsort(c->folders.items, c->folders.n, sizeof(const char *), by_text);
    for (size_t i = 0; i < c->files.n; i++) {
        const char *path = ((const char **)c->files.items)[i];
        size_t length = 0;
        const char *bytes = read_file(c, path, &length);
        if (!bytes)
            return false;
        corpus_add(c, path, path + n + 1, bytes, length);
    }
    if (!c->model && !c->unreadable)
        report_add(c->report, take_text(c->arena, dir, n), 1,
                   "model.yaml is missing; the model has no numbers without it");
    return true;
}
