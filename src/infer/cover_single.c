/* cover_single.c - the passes in single precision, for wide tables: half the memory, twice the lanes of a vector. */
#define REAL float
#define SUMS_FORWARD cover_forward_single
#define SUMS_BACKWARD cover_backward_single
#define SUMS_SMALL 0x1p-20f
#define SUMS_STEP 0x1p20f
#define SUMS_STEP_BITS 20
#include "cover_sums.h"
