// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/specialfunctions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace Casebook {

namespace {

/// The continued fraction of I_x(a, b), by Lentz; quick for x < (a + 1) / (a + b + 2).
long double betaFraction(long double a, long double b, long double x)
{
    constexpr long double tiny = 1e-4000L;
    constexpr long double precision = 1e-17L;
    // It takes some sqrt(max(a, b)) steps.
    const int most = 200 + static_cast<int>(10.0L * std::sqrt(std::max(a, b)));
    const auto notZero = [](long double value) { return std::abs(value) < tiny ? tiny : value; };
    long double c = 1.0L;
    long double d = 1.0L / notZero(1.0L - ((a + b) * x / (a + 1.0L)));
    long double result = d;
    for (int m = 1; m <= most; ++m) {
        const long double i = m;
        const long double even = i * (b - i) * x / ((a + (2.0L * i) - 1.0L) * (a + (2.0L * i)));
        d = 1.0L / notZero(1.0L + (even * d));
        c = notZero(1.0L + (even / c));
        result *= d * c;
        const long double odd =
            -(a + i) * (a + b + i) * x / ((a + (2.0L * i)) * (a + (2.0L * i) + 1.0L));
        d = 1.0L / notZero(1.0L + (odd * d));
        c = notZero(1.0L + (odd / c));
        result *= d * c;
        if (std::abs((d * c) - 1.0L) < precision) {
            break;
        }
    }
    return result;
}

} // namespace

long double logGamma(long double x)
{
    // Stirling's series, after shifting small arguments up: exact to the last digits from 20 on.
    long double shift = 1.0L;
    while (x < 20.0L) {
        shift *= x;
        x += 1.0L;
    }
    const long double r = 1.0L / x;
    const long double r2 = r * r;
    const long double series = r
        * ((1.0L / 12.0L)
           - (r2
              * ((1.0L / 360.0L)
                 - (r2
                    * ((1.0L / 1260.0L)
                       - (r2
                          * ((1.0L / 1680.0L)
                             - (r2
                                * ((1.0L / 1188.0L)
                                   - (r2
                                      * ((691.0L / 360360.0L) - (r2 * (1.0L / 156.0L)))))))))))));
    return ((x - 0.5L) * std::log(x)) - x
        + (0.5L * std::log(2.0L * std::numbers::pi_v<long double>)) + series - std::log(shift);
}

long double logChoose(long double n, long double k)
{
    return logGamma(n + 1.0L) - logGamma(k + 1.0L) - logGamma(n - k + 1.0L);
}

long double logBeta(long double a, long double b)
{
    return logGamma(a) + logGamma(b) - logGamma(a + b);
}

double incompleteBeta(double a, double b, double x)
{
    if (x <= 0.0) {
        return 0.0;
    }
    if (x >= 1.0) {
        return 1.0;
    }
    const long double front = std::exp(
        (static_cast<long double>(a) * std::log(static_cast<long double>(x)))
        + (static_cast<long double>(b) * std::log1p(-static_cast<long double>(x))) - logBeta(a, b));
    if (x < (a + 1.0) / (a + b + 2.0)) {
        return static_cast<double>(front * betaFraction(a, b, x) / a);
    }
    return static_cast<double>(1.0L - (front * betaFraction(b, a, 1.0L - x) / b));
}

double betaQuantile(double a, double b, double p)
{
    if (p <= 0.0) {
        return 0.0;
    }
    if (p >= 1.0) {
        return 1.0;
    }
    // Newton's steps inside of a bracket that halving shrinks where they lead out of it. Small quantiles want
    // relative precision, so the middle is geometric where the ends are far apart.
    const long double scale = logBeta(a, b);
    double low = 0.0;
    double high = 1.0;
    double x = a / (a + b);
    for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
        const double below = incompleteBeta(a, b, x);
        (below < p ? low : high) = x;
        const long double density =
            std::exp(((a - 1.0L) * std::log(static_cast<long double>(x)))
                     + ((b - 1.0L) * std::log1p(-static_cast<long double>(x))) - scale);
        double next = density > 0.0L ? x - static_cast<double>((below - p) / density) : -1.0;
        if (std::abs(next - x) <= 1e-16 * x) {
            return next;
        }
        if (next <= low || next >= high) {
            next = low > 0.0 && high > 4.0 * low ? std::sqrt(low * high)
                : low == 0.0 && high > 1e-300    ? high / 16.0
                                                 : 0.5 * (low + high);
        }
        x = next;
    }
    return x;
}

double normalQuantile(double p)
{
    if (p <= 0.0) {
        return -std::numeric_limits<double>::infinity();
    }
    if (p >= 1.0) {
        return std::numeric_limits<double>::infinity();
    }
    // Newton on the complementary error function from the middle, with halving to fall back on.
    double low = -40.0;
    double high = 40.0;
    double z = 0.0;
    for (int i = 0; i < 200; ++i) {
        const double below = 0.5 * std::erfc(-z / std::numbers::sqrt2);
        (below < p ? low : high) = z;
        const double slope = std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
        double next = slope > 0.0 ? z - ((below - p) / slope) : low;
        if (next <= low || next >= high) {
            next = 0.5 * (low + high);
        }
        if (std::abs(next - z) < 1e-15 * std::max(1.0, std::abs(z))) {
            return next;
        }
        z = next;
    }
    return z;
}

} // namespace Casebook
