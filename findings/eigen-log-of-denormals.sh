#!/usr/bin/env bash
# Eigen 3.4.0 with g++ on x86-64: `x.array().log()` takes numbers below the smallest normal double for that one, and
# `x.array().exp()` of numbers below -709 is 5.6e-309 and not 0; std::log and std::exp of the same numbers are right, and
# so are the arrays with -DEIGEN_DONT_VECTORIZE.
#
# Output seen:
#   log -708.396 -713.801
#   exp 5.55553e-309 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > run.cpp <<'CPP'
#include <Eigen/Core>
#include <cmath>
#include <cstdio>
int main() {
  const Eigen::ArrayXd x = Eigen::ArrayXd::Constant(4, 1e-310), y = Eigen::ArrayXd::Constant(4, -1000);
  const Eigen::ArrayXd logs = x.log(), exps = y.exp();
  std::printf("log %g %g\nexp %g %g\n", logs(0), std::log(x(0)), exps(0), std::exp(y(0)));
}
CPP
g++ -std=c++17 -I /usr/include/eigen3 run.cpp -o run
expected=$(printf 'log -708.396 -713.801\nexp 5.55553e-309 0')
found=$(./run)
echo "$found"
[ "$found" = "$expected" ] || { echo "this has changed" >&2; exit 1; }
