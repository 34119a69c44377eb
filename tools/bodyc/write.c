/* write.c - see write.h. Little-endian whatever the machine. */
#include "write.h"

#include <stdio.h>
#include <string.h>

#include "figure.h"
#include "../../src/body/format.h"

struct bytes {
    struct taut_text text;
};

static void add_u8(struct bytes *b, unsigned v)
{
    char c = (char)(unsigned char)v;
    taut_text_add(&b->text, &c, 1);
}

static void add_u16(struct bytes *b, unsigned v)
{
    add_u8(b, v & 0xFF);
    add_u8(b, v >> 8 & 0xFF);
}

static void add_u32(struct bytes *b, uint32_t v)
{
    add_u16(b, v & 0xFFFF);
    add_u16(b, v >> 16);
}

static void add_u64(struct bytes *b, uint64_t v)
{
    add_u32(b, (uint32_t)v);
    add_u32(b, (uint32_t)(v >> 32));
}

static int rounded(double v)
{
    return (int)(v < 0 ? v - 0.5 : v + 0.5);
}

/* In units of the file. */
struct place {
    int x, y, z;
};

static struct place place_of(struct vec p)
{
    return (struct place){ rounded(p.x * BODY_UNITS_PER_MM), rounded((p.y - BODY_MIDDLE_Y) * BODY_UNITS_PER_MM),
                           rounded(p.z * BODY_UNITS_PER_MM) };
}

static struct place normal_of(struct vec n)
{
    return (struct place){ rounded(n.x * 127), rounded(n.y * 127), rounded(n.z * 127) };
}

/* Figures are told by what they add to the neutral one: small numbers pack well. */
static void add_place_beside(struct bytes *b, struct place p, struct place neutral)
{
    add_u16(b, (unsigned)(p.x - neutral.x) & 0xFFFF);
    add_u16(b, (unsigned)(p.y - neutral.y) & 0xFFFF);
    add_u16(b, (unsigned)(p.z - neutral.z) & 0xFFFF);
}

static void add_normal_beside(struct bytes *b, struct place n, struct place neutral)
{
    add_u8(b, (unsigned)(n.x - neutral.x) & 0xFF);
    add_u8(b, (unsigned)(n.y - neutral.y) & 0xFF);
    add_u8(b, (unsigned)(n.z - neutral.z) & 0xFF);
}

static const struct place from_nothing = { 0, 0, 0 };

static void add_points(struct bytes *b, const struct surface *s)
{
    for (size_t i = 0; i < s->n_points; i++) {
        add_place_beside(b, place_of(s->points[i]), from_nothing);
        add_normal_beside(b, normal_of(s->normals[i]), from_nothing);
        add_u8(b, (unsigned)rounded(255 * (double)s->openness[i]));
    }
}

/* A point off the seam stays off it when it is rounded. */
static void add_dressed_points(struct bytes *b, const struct field *f, enum taut_figure figure, const struct surface *s)
{
    for (size_t i = 0; i < s->n_points; i++) {
        struct place neutral = place_of(s->points[i]);
        struct place p = place_of(figure_place(f, figure, s->points[i], s->normals[i]));
        p.x = neutral.x == 0 ? 0 : p.x > 1 ? p.x : 1;
        add_place_beside(b, p, neutral);
        add_normal_beside(b, normal_of(figure_normal(f, figure, s->points[i], s->normals[i])),
                          normal_of(s->normals[i]));
    }
}

static void add_triangles(struct bytes *b, const struct cut *cut)
{
    uint32_t last = 0;
    for (size_t i = 0; i < cut->surface.n_triangles; i++)
        for (int k = 0; k < 3; k++) {
            add_u16(b, (cut->surface.triangles[i][k] - last) & 0xFFFF);
            last = cut->surface.triangles[i][k];
        }
    for (size_t i = 0; i < cut->surface.n_triangles; i++)
        add_u16(b, cut->patches[i]);
}

static struct vec line_point(const struct field *f, enum taut_figure figure, struct vec p)
{
    p = field_project(f, p, 4);
    return figure_place(f, figure, p, field_normal(f, p, 0.9));
}

/* Lines of the neutral figure; how many. */
static size_t add_lines(struct bytes *b, const struct field *f)
{
    const struct line *lines;
    size_t n = field_lines(f, &lines), inked = 0;
    for (size_t i = 0; i < n; i++) {
        if (!lines[i].inked)
            continue;
        inked++;
        add_u16(b, (unsigned)lines[i].n);
        for (size_t k = 0; k < lines[i].n; k++)
            add_place_beside(b, place_of(line_point(f, TAUT_FIGURE_NEUTRAL, lines[i].points[k])), from_nothing);
    }
    return inked;
}

static void add_dressed_lines(struct bytes *b, const struct field *f, enum taut_figure figure)
{
    const struct line *lines;
    size_t n = field_lines(f, &lines);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; lines[i].inked && k < lines[i].n; k++)
            add_place_beside(b, place_of(line_point(f, figure, lines[i].points[k])),
                             place_of(line_point(f, TAUT_FIGURE_NEUTRAL, lines[i].points[k])));
}

/* Words of eight bytes keep a compiler's time down. */
static bool write_c(FILE *out, const struct taut_text *file, const char *symbol)
{
    fprintf(out,
            "/* The body. Made by bodyc: change tools/bodyc. */\n#include <taut/body.h>\n\n"
            "const void *%s(size_t *n);\n\nstatic const uint64_t words[] = {\n",
            symbol);
    for (size_t i = 0; i < file->n; i += 8) {
        uint64_t word = 0;
        for (size_t k = 0; k < 8 && i + k < file->n; k++)
            word |= (uint64_t)(unsigned char)file->bytes[i + k] << 8 * k;
        fprintf(out, "0x%llx,%s", (unsigned long long)word, i / 8 % 6 == 5 ? "\n" : "");
    }
    return fprintf(out, "\n};\n\nconst void *%s(size_t *n)\n{\n    *n = %zu;\n    return words;\n}\n", symbol,
                   file->n) > 0;
}

static size_t add_names(struct bytes *b, const struct cut *cut)
{
    for (size_t i = 0; i < cut->n_list; i++)
        taut_text_add(&b->text, cut->list[i].region, strlen(cut->list[i].region) + 1);
    size_t names = b->text.n;
    if (names & 1)
        add_u8(b, 0);
    return names;
}

static void add_head(struct bytes *b, const struct cut *cut, size_t names, size_t lines, const struct taut_text *rest)
{
    taut_text_add(&b->text, BODY_MAGIC, BODY_MAGIC_BYTES);
    add_u32(b, BODY_VERSION);
    add_u32(b, (uint32_t)cut->surface.n_points);
    add_u32(b, (uint32_t)cut->surface.n_triangles);
    add_u32(b, (uint32_t)cut->n_list);
    add_u32(b, (uint32_t)names);
    add_u32(b, (uint32_t)lines);
    add_u32(b, TAUT_FIGURES);
    add_u64(b, body_checksum(rest->bytes, rest->n));
}

bool write_body(const struct field *f, const struct cut *cut, const char *path, const char *symbol)
{
    struct bytes head, body;
    taut_text_init(&head.text, BODY_LARGEST);
    taut_text_init(&body.text, BODY_LARGEST);
    size_t names = add_names(&body, cut);
    add_points(&body, &cut->surface);
    add_triangles(&body, cut);
    size_t lines = add_lines(&body, f);
    for (int figure = 1; figure < TAUT_FIGURES; figure++) {
        add_dressed_points(&body, f, (enum taut_figure)figure, &cut->surface);
        add_dressed_lines(&body, f, (enum taut_figure)figure);
    }
    add_head(&head, cut, names, lines, &body.text);
    FILE *out = fopen(path, "wb");
    taut_text_add(&head.text, body.text.bytes, body.text.n);
    bool good =
        out && cut->surface.n_points <= 0xFFFF && !body.text.cut && !head.text.cut &&
        (symbol ? write_c(out, &head.text, symbol) : fwrite(head.text.bytes, 1, head.text.n, out) == head.text.n);
    good = (!out || fclose(out) == 0) && good;
    if (!good)
        fprintf(stderr, "bodyc: %s cannot be written\n", path);
    taut_text_free(&head.text);
    taut_text_free(&body.text);
    return good;
}
