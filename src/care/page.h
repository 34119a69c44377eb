/* page.h - a page or a diagram as a picture: text that wraps, lines, boxes, other pictures. Private to src/care.
 *
 * Units of the page are its own; y points down. The width of text is reckoned for a common wide sans-serif face, so that
 * what fits here fits everywhere. Where memory fails, page_finish says so. */
#ifndef TAUT_CARE_PAGE_H
#define TAUT_CARE_PAGE_H

#include <taut/chart.h>

struct page {
    struct taut_arena *arena;
    struct taut_vec draws, paths, points;
    float width, height, margin; /* margin: of paper around it */
    bool no_memory;
};

struct page_style {
    float size;
    bool bold;
    uint32_t colour;
    enum taut_anchor anchor;
};

enum {
    PAGE_INK = 0x1B2A33,
    PAGE_QUIET = 0x566770,
    PAGE_LINE = 0xC3CDD2,
    PAGE_PALE = 0xEEF2F4,
    PAGE_BLUE = 0x0B6285,
    PAGE_GREEN = 0x2C7A4B,
    PAGE_RED = 0xB3261E,
    PAGE_WHITE = 0xFFFFFF,
};

void page_begin(struct page *p, struct taut_arena *arena, float width, float height, float margin);
enum taut_status page_finish(struct page *p, const char *title, const char *description, struct taut_picture *ret,
                             struct taut_error *err);

void page_fill(struct page *p, const float (*points)[2], size_t n, uint32_t colour, float opacity);
void page_box(struct page *p, float x, float y, float width, float height, uint32_t colour, float opacity);
void page_line(struct page *p, const float (*points)[2], size_t n, float width, uint32_t colour, bool dashed);
void page_rule(struct page *p, float x, float y, float to_x, float to_y, float width, uint32_t colour);
void page_dot(struct page *p, float x, float y, float radius, uint32_t fill, uint32_t edge);

float page_text_width(const char *text, float size, bool bold);
void page_text(struct page *p, float x, float y, const struct page_style *style, const char *text);
/* Words in lines no longer than width; y is the first base line. Returns the base line after the last. */
float page_paragraph(struct page *p, float x, float y, float width, float leading, const struct page_style *style,
                     const char *text);
/* The lines that page_paragraph would make. */
unsigned page_lines(float width, const struct page_style *style, const char *text);
/* A part of another picture, from (left, top) on, scaled; what lies outside width x height of the page is cut off. */
void page_picture(struct page *p, const struct taut_picture *picture, const float from[2], float scale, float x,
                  float y, float width, float height);

#endif
