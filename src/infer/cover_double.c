/* cover_double.c - the passes in double precision. */
#define REAL double
#define LANES COVER_DOUBLE_LANES
#define SUMS_FORWARD cover_forward_double
#define SUMS_BACKWARD cover_backward_double
#define SUMS_SMALL 0x1p-100
#define SUMS_STEP 0x1p100
#define SUMS_STEP_BITS 100
#include "cover_sums.h"
