/* numeric.h - elementary functions that give the same bits on every platform and compiler.
 *
 * Only additions, multiplications and divisions of doubles, in a fixed order (build with -ffp-contract=off).
 * Accuracy: relative error of exp below 4e-16 for |x| <= 700; absolute error of log below 4e-16 * max(1, |log x|);
 * absolute error of sine, cosine and arc tangent below 1e-15. Square roots are exact by IEEE 754. */
#ifndef TAUT_BASE_NUMERIC_H
#define TAUT_BASE_NUMERIC_H

#define TAUT_PI 3.14159265358979323846
#define TAUT_LN2 0.69314718055994530942

double taut_log(double x);           /* x > 0 and finite; 0 gives -1e308 */
double taut_exp(double x);           /* below -708: 0; above 709: largest double */
double taut_pow(double x, double y); /* x >= 0; 0 to any power is 0 */
double taut_sqrt(double x);
double taut_sin(double radians); /* |radians| <= 1000 */
double taut_cos(double radians);
double taut_atan2(double y, double x); /* -pi .. pi; 0 at the origin */
double taut_entropy_bits(double p);    /* of a yes/no event, 0 at p = 0 and 1 */

#endif
