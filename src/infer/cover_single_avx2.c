/* cover_single_avx2.c - the passes in single precision: twice the lanes in the same vectors, with vectors of 32 bytes: the same operations, the same bits. */
#if defined __x86_64__
#include "cover_avx2.h"
#define REAL float
#define LANES COVER_LANES
#define SUMS_FORWARD cover_forward_single_avx2
#define SUMS_BACKWARD cover_backward_single_avx2
#define SUMS_SMALL 0x1p-20f
#define SUMS_STEP 0x1p20f
#define SUMS_STEP_BITS 20
#include "cover_sums.h"
#if defined __clang__
#pragma clang attribute pop
#endif
#endif
