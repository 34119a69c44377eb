/* chart_colours.c - skins, papers and the colours of pain on them.
 *
 * What tells a zone is first its outline, then fill and hatching: how far each is from its skin for normal, protan and deutan
 * eyes is held by tests/unit/test_chart.c. Dark colours on light skin, bright ones on dark skin; in between the reds of pain
 * come near to the skin for protan eyes, so they are dark there. */
#include "chart.h"

#define DEEP                                                       \
    {                                                              \
        0x9E0B28, 0x1F5FBF, 0x006666, 0x8A3FA8, 0x8A5A00, 0x30343C \
    }
#define DEEPER                                                     \
    {                                                              \
        0x850820, 0x1F5FBF, 0x005C5C, 0x8A3FA8, 0xFFC81E, 0x30343C \
    }
#define BRIGHT                                                     \
    {                                                              \
        0xFF7A8C, 0x7CC4FF, 0x62E8D8, 0xE7A0FF, 0xFFD23F, 0xF4F4F4 \
    }
#define DARK_EDGES                                                 \
    {                                                              \
        0x3A0010, 0x0A2A60, 0x002C2C, 0x2E0A40, 0x1C1200, 0x000000 \
    }
#define LIGHT_EDGES                                                \
    {                                                              \
        0xFFE2E6, 0xD3EBFF, 0xD2FFF8, 0xF8E2FF, 0xFFF2C0, 0xFFFFFF \
    }

static const struct chart_skin skins[TAUT_SKINS] = {
    { 0xF6E8DE, 0x3B2A26, DEEP, DARK_EDGES, 0x14143C, 0xFFFFFF },
    { 0xEBCFB8, 0x3B2A26, DEEP, DARK_EDGES, 0x14143C, 0xFFFFFF },
    { 0xD9B08C, 0x33231C, DEEP, DARK_EDGES, 0x14143C, 0xFFFFFF },
    { 0xB1825C, 0x2B1B13, DEEPER, DARK_EDGES, 0x14143C, 0xFFFFFF },
    { 0x85583D, 0x1E120C, BRIGHT, LIGHT_EDGES, 0xFFFFFF, 0x14143C },
    { 0x5E3D2C, 0x160C08, BRIGHT, LIGHT_EDGES, 0xFFFFFF, 0x14143C },
};

static const struct chart_paper papers[2] = {
    { 0xFFFFFF, 0x2B2523, 0x6E6561, 0x3B2A26 },
    { 0x1C1A19, 0xF2ECE8, 0xA79C96, 0xC9BAB0 },
};

const struct chart_skin *chart_skin(unsigned skin)
{
    return &skins[skin];
}

const struct chart_paper *chart_paper(bool dark)
{
    return &papers[dark];
}

uint32_t chart_shade(uint32_t colour, const float share[3])
{
    uint32_t red = (uint32_t)((float)(colour >> 16 & 0xFF) * share[0]);
    uint32_t green = (uint32_t)((float)(colour >> 8 & 0xFF) * share[1]);
    return red << 16 | green << 8 | (uint32_t)((float)(colour & 0xFF) * share[2]);
}
