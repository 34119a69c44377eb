/* page.c - see page.h. */
#include "page.h"

#include <string.h>

void page_begin(struct page *p, struct taut_arena *arena, float width, float height, float margin)
{
    *p = (struct page){ .arena = arena,
                        .draws = { .size = sizeof(struct taut_draw) },
                        .paths = { .size = sizeof(struct taut_path) },
                        .points = { .size = sizeof(float[2]) },
                        .width = width,
                        .height = height,
                        .margin = margin };
    page_box(p, -margin, -margin, width + 2 * margin, height + 2 * margin, PAGE_WHITE, 1);
}

enum taut_status page_finish(struct page *p, const char *title, const char *description, struct taut_picture *ret,
                             struct taut_error *err)
{
    if (p->no_memory || !title || !description)
        return taut_fail(err, TAUT_ENOMEM, "page", "no memory");
    float(*points)[2] = p->points.items;
    struct taut_draw *draws = p->draws.items;
    for (size_t k = 0; k < p->points.n; k++) {
        points[k][0] += p->margin;
        points[k][1] += p->margin;
    }
    for (size_t k = 0; k < p->draws.n; k++) {
        draws[k].x += p->margin;
        draws[k].y += p->margin;
    }
    *ret = (struct taut_picture){ .width = p->width + 2 * p->margin,
                                  .height = p->height + 2 * p->margin,
                                  .title = title,
                                  .description = description,
                                  .draws = p->draws.items,
                                  .n_draws = p->draws.n,
                                  .paths = p->paths.items,
                                  .points = (const float(*)[2])p->points.items };
    return TAUT_OK;
}

/* ---- lines and boxes --------------------------------------------------------------------------------------- */

static void add_draw(struct page *p, struct taut_draw d)
{
    struct taut_draw *to = taut_vec_push(p->arena, &p->draws);
    if (to)
        *to = d;
    else
        p->no_memory = true;
}

static void add_path(struct page *p, const float (*points)[2], size_t n, bool closed, bool curved)
{
    struct taut_path *path = taut_vec_push(p->arena, &p->paths);
    if (!path) {
        p->no_memory = true;
        return;
    }
    *path = (struct taut_path){ (uint32_t)p->points.n, (uint32_t)n, closed, curved };
    for (size_t k = 0; k < n; k++) {
        float(*to)[2] = taut_vec_push(p->arena, &p->points);
        if (to)
            memcpy(to, points[k], sizeof *to);
        else
            p->no_memory = true;
    }
}

void page_fill(struct page *p, const float (*points)[2], size_t n, uint32_t colour, float opacity)
{
    add_draw(p, (struct taut_draw){ .kind = TAUT_DRAW_FILL,
                                    .paths = (uint32_t)p->paths.n,
                                    .n_paths = 1,
                                    .colour = colour,
                                    .opacity = opacity });
    add_path(p, points, n, true, false);
}

void page_box(struct page *p, float x, float y, float width, float height, uint32_t colour, float opacity)
{
    const float box[4][2] = { { x, y }, { x + width, y }, { x + width, y + height }, { x, y + height } };
    page_fill(p, box, 4, colour, opacity);
}

void page_line(struct page *p, const float (*points)[2], size_t n, float width, uint32_t colour, bool dashed)
{
    add_draw(p, (struct taut_draw){ .kind = TAUT_DRAW_LINE,
                                    .paths = (uint32_t)p->paths.n,
                                    .n_paths = 1,
                                    .colour = colour,
                                    .opacity = 1,
                                    .width = width,
                                    .dashed = dashed });
    add_path(p, points, n, false, false);
}

void page_rule(struct page *p, float x, float y, float to_x, float to_y, float width, uint32_t colour)
{
    const float ends[2][2] = { { x, y }, { to_x, to_y } };
    page_line(p, ends, 2, width, colour, false);
}

void page_dot(struct page *p, float x, float y, float radius, uint32_t fill, uint32_t edge)
{
    static const float circle[8][2] = { { 1, 0 },  { 0.7071f, 0.7071f },   { 0, 1 },  { -0.7071f, 0.7071f },
                                        { -1, 0 }, { -0.7071f, -0.7071f }, { 0, -1 }, { 0.7071f, -0.7071f } };
    float points[8][2];
    for (size_t k = 0; k < 8; k++) {
        points[k][0] = x + radius * circle[k][0];
        points[k][1] = y + radius * circle[k][1];
    }
    for (int edged = 0; edged < 2; edged++) {
        add_draw(p, (struct taut_draw){ .kind = edged ? TAUT_DRAW_LINE : TAUT_DRAW_FILL,
                                        .paths = (uint32_t)p->paths.n,
                                        .n_paths = 1,
                                        .colour = edged ? edge : fill,
                                        .opacity = 1,
                                        .width = radius / 2.5f });
        add_path(p, (const float(*)[2])points, 8, true, true);
    }
}

/* ---- text ---------------------------------------------------------------------------------------------------- */

/* Thousandths of the size, of DejaVu Sans, the widest of the usual faces; others are narrower. */
static float advance_of(unsigned char c)
{
    if (strchr("ijlI|'.,:;! ", c))
        return 0.32f;
    if (strchr("frt()[]/\"-", c))
        return 0.40f;
    if (strchr("mwMW%@", c))
        return 0.95f;
    return c >= 'A' && c <= 'Z' ? 0.70f : 0.615f;
}

float page_text_width(const char *text, float size, bool bold)
{
    float width = 0;
    for (; *text; text++)
        if (((unsigned char)*text & 0xC0) != 0x80)
            width += advance_of((unsigned char)*text);
    return width * size * (bold ? 1.12f : 1);
}

void page_text(struct page *p, float x, float y, const struct page_style *style, const char *text)
{
    const char *copy = text ? taut_arena_strndup(p->arena, text, strlen(text)) : NULL;
    if (!copy) {
        p->no_memory = true;
        return;
    }
    add_draw(p, (struct taut_draw){ .kind = TAUT_DRAW_TEXT,
                                    .paths = (uint32_t)p->paths.n,
                                    .colour = style->colour,
                                    .opacity = 1,
                                    .bold = style->bold,
                                    .anchor = style->anchor,
                                    .x = x,
                                    .y = y,
                                    .size = style->size,
                                    .text = copy });
}

/* The end of the first line of text: as many words as fit, at least one. */
static size_t line_end(float width, const struct page_style *style, const char *text)
{
    char line[512];
    size_t end = 0;
    for (size_t n = 0; text[n];) {
        n += strspn(text + n, " ");
        n += strcspn(text + n, " ");
        if (n >= sizeof line)
            return end ? end : n;
        memcpy(line, text, n);
        line[n] = '\0';
        if (end && page_text_width(line, style->size, style->bold) > width)
            return end;
        end = n;
    }
    return end;
}

unsigned page_lines(float width, const struct page_style *style, const char *text)
{
    unsigned n = 0;
    for (text += strspn(text, " "); *text; text += strspn(text, " "), n++)
        text += line_end(width, style, text);
    return n;
}

float page_paragraph(struct page *p, float x, float y, float width, float leading, const struct page_style *style,
                     const char *text)
{
    for (text += strspn(text, " "); *text; text += strspn(text, " "), y += leading) {
        const size_t n = line_end(width, style, text);
        const char *line = taut_arena_strndup(p->arena, text, n);
        if (line)
            page_text(p, x, y, style, line);
        else
            p->no_memory = true;
        text += n;
    }
    return y;
}

/* ---- pictures ------------------------------------------------------------------------------------------------ */

static void copy_paths(struct page *p, const struct taut_picture *picture, const struct taut_draw *d,
                       const float from[2], float scale, float x, float y)
{
    for (uint32_t i = d->paths; i < d->paths + d->n_paths; i++) {
        const struct taut_path *path = &picture->paths[i];
        struct taut_path *copy = taut_vec_push(p->arena, &p->paths);
        if (!copy) {
            p->no_memory = true;
            return;
        }
        *copy = *path;
        copy->first = (uint32_t)p->points.n;
        for (uint32_t k = path->first; k < path->first + path->n; k++) {
            float(*to)[2] = taut_vec_push(p->arena, &p->points);
            if (!to) {
                p->no_memory = true;
                return;
            }
            (*to)[0] = x + (picture->points[k][0] - from[0]) * scale;
            (*to)[1] = y + (picture->points[k][1] - from[1]) * scale;
        }
    }
}

void page_picture(struct page *p, const struct taut_picture *picture, const float from[2], float scale, float x,
                  float y, float width, float height)
{
    const float box[4][2] = { { x, y }, { x + width, y }, { x + width, y + height }, { x, y + height } };
    add_draw(p, (struct taut_draw){ .kind = TAUT_DRAW_CLIP, .paths = (uint32_t)p->paths.n, .n_paths = 1 });
    add_path(p, box, 4, true, false);
    for (size_t i = 0; i < picture->n_draws; i++) {
        struct taut_draw d = picture->draws[i];
        d.paths = (uint32_t)p->paths.n;
        d.width *= scale;
        d.size *= scale;
        d.x = x + (d.x - from[0]) * scale;
        d.y = y + (d.y - from[1]) * scale;
        if (d.kind == TAUT_DRAW_TEXT && (d.x < x || d.x > x + width || d.y < y || d.y > y + height))
            continue; /* captions and legend of the part that is cut off */
        copy_paths(p, picture, &picture->draws[i], from, scale, x, y);
        add_draw(p, d);
    }
    add_draw(p, (struct taut_draw){ .kind = TAUT_DRAW_UNCLIP, .paths = (uint32_t)p->paths.n });
}
