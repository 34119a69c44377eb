/* chart_middle.c - the middle of a region's skin. */
#include <taut/body.h>

static struct taut_point3 triangle_middle(const struct taut_body *b, uint32_t t)
{
    const uint32_t *k = b->triangles[t];
    const struct taut_point3 p = b->points[k[0]], q = b->points[k[1]], r = b->points[k[2]];
    return (struct taut_point3){ (p.x + q.x + r.x) / 3, (p.y + q.y + r.y) / 3, (p.z + q.z + r.z) / 3 };
}

bool taut_body_middle(const struct taut_body *b, uint16_t region, bool right, struct taut_point3 *ret)
{
    const uint32_t first = right ? b->n_half : 0, end = right ? b->n_triangles : b->n_half;
    double sum[3] = { 0, 0, 0 }, whole = 0, nearest = 1e30;
    for (uint32_t t = first; t < end; t++) {
        if (b->regions[t] != region)
            continue;
        const struct taut_point3 m = triangle_middle(b, t);
        const double area = taut_body_area(b, t);
        sum[0] += area * (double)m.x;
        sum[1] += area * (double)m.y;
        sum[2] += area * (double)m.z;
        whole += area;
    }
    for (uint32_t t = first; t < end && whole > 0; t++) {
        if (b->regions[t] != region)
            continue;
        const struct taut_point3 m = triangle_middle(b, t);
        const double x = (double)m.x - sum[0] / whole, y = (double)m.y - sum[1] / whole;
        const double z = (double)m.z - sum[2] / whole, away = x * x + y * y + z * z;
        if (away >= nearest)
            continue;
        nearest = away;
        *ret = m;
    }
    return whole > 0;
}
