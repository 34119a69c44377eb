/* cover_double_avx2.c - the passes in double precision, with vectors of 32 bytes: the same operations, the same bits. */
#if defined __x86_64__
#include "cover_avx2.h"
#define REAL double
#define LANES COVER_DOUBLE_LANES
#define SUMS_FORWARD cover_forward_double_avx2
#define SUMS_BACKWARD cover_backward_double_avx2
#define SUMS_SMALL 0x1p-100
#define SUMS_STEP 0x1p100
#define SUMS_STEP_BITS 100
#include "cover_sums.h"
#if defined __clang__
#pragma clang attribute pop
#endif
#endif
