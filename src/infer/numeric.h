/* numeric.h - logarithm and exponential that give the same bits on every platform and compiler.
 *
 * Only additions, multiplications and divisions of doubles, in a fixed order (build with -ffp-contract=off).
 * Accuracy: relative error of exp below 4e-16 for |x| <= 700; absolute error of log below 4e-16 * max(1, |log x|). */
#ifndef TAUT_INFER_NUMERIC_H
#define TAUT_INFER_NUMERIC_H

#define TAUT_LN2 0.69314718055994530942

double taut_log(double x);          /* x > 0 and finite; 0 gives -1e308 */
double taut_exp(double x);          /* below -708: 0; above 709: largest double */
double taut_entropy_bits(double p); /* of a yes/no event, 0 at p = 0 and 1 */

#endif
