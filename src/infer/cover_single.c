/* cover_single.c - the passes in single precision: twice the lanes in the same vectors. */
#define REAL float
#define LANES COVER_LANES
#define SUMS_FORWARD cover_forward_single
#define SUMS_BACKWARD cover_backward_single
#define SUMS_SMALL 0x1p-20f
#define SUMS_STEP 0x1p20f
#define SUMS_STEP_BITS 20
#include "cover_sums.h"
