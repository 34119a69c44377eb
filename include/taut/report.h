/* report.h - pictures as files: PNG and PDF, through cairo. SVG needs no library: taut_picture_svg in body.h. */
#ifndef TAUT_REPORT_H
#define TAUT_REPORT_H

#include <taut/chart.h>

/* A PNG `height` pixels high (64 .. 8000), into out. TAUT_OK, TAUT_EINVAL, TAUT_ENOMEM. */
enum taut_status taut_report_png(const struct taut_picture *p, unsigned height, struct taut_text *out,
                                 struct taut_error *err);

/* One PDF page, A4 across or upright by the picture's shape, vector graphics; the same bytes every time. */
enum taut_status taut_report_pdf(const struct taut_picture *p, struct taut_text *out, struct taut_error *err);

#endif
