// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Casebook {

/// ln Gamma(x), x > 0. Unlike std::lgamma it touches nothing shared between threads.
long double logGamma(long double x);
/// ln of n over k.
long double logChoose(long double n, long double k);
/// ln B(a, b).
long double logBeta(long double a, long double b);
/// Regularised incomplete beta function I_x(a, b); a, b > 0, 0 <= x <= 1.
double incompleteBeta(double a, double b, double x);
/// The x with I_x(a, b) = p.
double betaQuantile(double a, double b, double p);
/// The z with a normal probability of \a p below it, 0 < p < 1.
double normalQuantile(double p);

} // namespace Casebook
