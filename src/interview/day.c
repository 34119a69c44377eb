/* day.c - days since 1970-01-01 of the proleptic Gregorian calendar, by Hinnant's method of eras (public, 2013). */
#include <taut/interview.h>

#include <stdio.h>
#include <string.h>

enum { DAYS_OF_ERA = 146097, DAYS_BEFORE_1970 = 719468, MONTHS = 12 };

static int32_t days_from_civil(int32_t year, int32_t month, int32_t day)
{
    year -= month <= 2;
    int32_t era = year / 400, of_era = year - era * 400;
    int32_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_BEFORE_1970;
}

static bool two_digits(const char *s, int32_t *ret)
{
    if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
        return false;
    *ret = (s[0] - '0') * 10 + (s[1] - '0');
    return true;
}

enum taut_status taut_day_read(const char *s, int32_t *ret, struct taut_error *err)
{
    static const int32_t lengths[MONTHS] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int32_t century = 0, years = 0, month = 0, day = 0;
    bool good = strlen(s) == 10 && s[4] == '-' && s[7] == '-' && two_digits(s, &century) && two_digits(s + 2, &years) &&
                two_digits(s + 5, &month) && two_digits(s + 8, &day) && month >= 1 && month <= MONTHS && day >= 1;
    int32_t year = century * 100 + years;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (!good || year < 1800 || day > lengths[month - 1] + (month == 2 && leap))
        return taut_fail(err, TAUT_EINVAL, "date", "must be a day, as in 2026-11-21");
    *ret = days_from_civil(year, month, day);
    return TAUT_OK;
}

void taut_day_write(int32_t day, char out[16])
{
    int32_t days = day + DAYS_BEFORE_1970, era = days / DAYS_OF_ERA, of_era = days - era * DAYS_OF_ERA;
    int32_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * years + years / 4 - years / 100), shifted = (5 * of_year + 2) / 153;
    int32_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    snprintf(out, 16, "%04d-%02d-%02d", (int)(years + era * 400 + (month <= 2)) % 10000, (int)month % 100,
             (int)(of_year - (153 * shifted + 2) / 5 + 1) % 100);
}
