/* draw.c - the few shapes that the pictures need, as SVG. */
#include "validation.h"

#include <stdarg.h>

/* On a dark page the same picture in light ink: attribute selectors outrank the attributes. */
static const char dark[] = "<style>@media (prefers-color-scheme: dark) {"
                           "[fill=\"#ffffff\"] { fill: #14181d } [stroke=\"#ffffff\"] { stroke: #14181d } "
                           "[fill=\"" INK "\"] { fill: #e4e9ee } [stroke=\"" INK "\"] { stroke: #e4e9ee } "
                           "[fill=\"" RULE "\"] { fill: #2a323b } [stroke=\"" RULE "\"] { stroke: #333c46 } "
                           "[fill=\"" GREY "\"] { fill: #99a5b2 } [stroke=\"" GREY "\"] { stroke: #99a5b2 } "
                           "[fill=\"" BLUE "\"] { fill: #5b9bdb } [stroke=\"" BLUE "\"] { stroke: #5b9bdb } "
                           "[fill=\"" ORANGE "\"] { fill: #e98a4a } [stroke=\"" ORANGE "\"] { stroke: #e98a4a } "
                           "[fill=\"" GREEN "\"] { fill: #62b188 } [stroke=\"" GREEN "\"] { stroke: #62b188 } "
                           "}</style>\n";

FILE *svg_begin(const char *path, double w, double h, const char *title, const char *says)
{
    FILE *f = fopen(path, "wb");
    if (!f) {
        fprintf(stderr, "validation: %s: cannot be written\n", path);
        return NULL;
    }
    fprintf(f,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %g %g\" width=\"%g\" height=\"%g\" role=\"img\" "
            "aria-labelledby=\"t d\" font-family=\"'DejaVu Sans', Verdana, sans-serif\">\n"
            "<title id=\"t\">%s</title>\n<desc id=\"d\">%s</desc>\n",
            w, h, w, h, title, says);
    fputs(dark, f);
    svg_box(f, 0, 0, w, h, "#ffffff");
    svg_text(f, 20, 30, 15, "start", "600", INK, "%s", title);
    return f;
}

void svg_end(FILE *f)
{
    fputs("</svg>\n", f);
    fclose(f);
}

void svg_text(FILE *f, double x, double y, double size, const char *anchor, const char *weight, const char *fill,
              const char *format, ...)
{
    va_list args;
    fprintf(f, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%g\" text-anchor=\"%s\" font-weight=\"%s\" fill=\"%s\">", x, y,
            size, anchor, weight, fill);
    va_start(args, format);
    vfprintf(f, format, args);
    va_end(args);
    fputs("</text>\n", f);
}

void svg_line(FILE *f, double x1, double y1, double x2, double y2, const char *stroke, double width, const char *dash)
{
    fprintf(f, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%g\"%s%s%s/>\n", x1,
            y1, x2, y2, stroke, width, dash ? " stroke-dasharray=\"" : "", dash ? dash : "", dash ? "\"" : "");
}

void svg_path(FILE *f, const double *x, const double *y, size_t n, const char *stroke, double width, const char *dash)
{
    fputs("<polyline points=\"", f);
    for (size_t k = 0; k < n; k++)
        fprintf(f, "%s%.1f,%.1f", k ? " " : "", x[k], y[k]);
    fprintf(f, "\" fill=\"none\" stroke=\"%s\" stroke-width=\"%g\" stroke-linejoin=\"round\"%s%s%s/>\n", stroke, width,
            dash ? " stroke-dasharray=\"" : "", dash ? dash : "", dash ? "\"" : "");
}

void svg_box(FILE *f, double x, double y, double w, double h, const char *fill)
{
    fprintf(f, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n", x, y, w, h, fill);
}

void svg_dot(FILE *f, double x, double y, double r, const char *fill, bool hollow)
{
    fprintf(f, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>\n", x, y, r,
            hollow ? "#ffffff" : fill, fill);
}
