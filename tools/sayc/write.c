/* write.c - a catalogue as bytes, in a file or in C source. */
#include "po.h"

#include <stdio.h>
#include <string.h>

#include "language/catalogue.h"

/* Where the bytes go: as they are, or as numbers of a C array. */
struct sink {
    FILE *f;
    bool source;
    size_t n;
};

static void put(struct sink *to, unsigned byte)
{
    if (!to->source)
        fputc((int)byte, to->f);
    else
        fprintf(to->f, "%u,%s", byte, ++to->n % 24 ? "" : "\n");
}

static void put_number(struct sink *to, uint64_t v, size_t bytes)
{
    for (size_t k = 0; k < bytes; k++)
        put(to, (unsigned)(v >> 8 * k & 0xFF));
}

static void put_text(struct sink *to, const char *s, size_t n)
{
    for (size_t k = 0; k < n; k++)
        put(to, (unsigned char)s[k]);
}

static void put_catalogue(struct sink *to, const struct po *po)
{
    char code[CATALOGUE_N_AT - CATALOGUE_CODE_AT] = { 0 };
    size_t at = 0;
    memcpy(code, po->code, strlen(po->code));
    put_text(to, CATALOGUE_MAGIC, CATALOGUE_CODE_AT);
    put_text(to, code, sizeof code);
    put_number(to, po->n, 4);
    for (size_t k = 0; k < po->n; k++)
        put_number(to, po->entries[k].hash, HASH_BYTES);
    for (size_t k = 0; k < po->n; k++) {
        put_number(to, at, OFFSET_BYTES);
        at += strlen(po->entries[k].said) + 1;
    }
    for (size_t k = 0; k < po->n; k++)
        put_text(to, po->entries[k].said, strlen(po->entries[k].said) + 1);
}

static int finish(FILE *f, const char *path)
{
    return fclose(f) == 0 ? 0 : refuse(path, 1, "cannot be written");
}

int write_catalogue(const struct po *po, const char *path)
{
    struct sink to = { .f = fopen(path, "wb") };
    if (!to.f)
        return refuse(path, 1, "cannot be written");
    put_catalogue(&to, po);
    return finish(to.f, path);
}

int write_source(const struct po *all, size_t n, const char *path)
{
    struct sink to = { .f = fopen(path, "wb"), .source = true };
    if (!to.f)
        return refuse(path, 1, "cannot be written");
    fputs("/* Texts to persons. Made by sayc from languages/: change those. */\n#include <taut/language.h>\n\n"
          "#include <string.h>\n\n",
          to.f);
    for (size_t k = 0; k < n; k++) {
        fprintf(to.f, "static const unsigned char %s[] = {\n", all[k].code);
        put_catalogue(&to, &all[k]);
        fputs("};\n", to.f);
    }
    fputs("\nconst void *taut_catalogue_builtin(enum taut_language l, size_t *n)\n{\n", to.f);
    for (size_t k = 0; k < n; k++)
        fprintf(
            to.f,
            "    if (!strcmp(taut_language_code(l), \"%s\")) {\n        *n = sizeof %s;\n        return %s;\n    }\n",
            all[k].code, all[k].code, all[k].code);
    fputs("    *n = 0;\n    return NULL;\n}\n", to.f);
    return finish(to.f, path);
}
