/* log_product.h - a product of many factors, kept as a logarithm and a factor so that few logarithms are needed. */
#ifndef TAUT_INFER_LOG_PRODUCT_H
#define TAUT_INFER_LOG_PRODUCT_H

#include "../base/numeric.h"

struct log_product {
    double log, factor; /* begins as { 0, 1 } */
};

static inline void log_product_add(struct log_product *l, double x)
{
    l->factor *= x;
    if (l->factor < 1e-200 || l->factor > 1e200) {
        l->log += taut_log(l->factor);
        l->factor = 1;
    }
}

static inline double log_product_total(const struct log_product *l)
{
    return l->log + taut_log(l->factor);
}

#endif
