#!/usr/bin/env bash
# gfortran 12.2: norm2 scales large entries, so that it does not overflow, but not small ones: of (1e-200, 2e-200) it is
# 0, though the standard recommends to compute it without undue overflow or underflow.
#
# Output seen:
#   2.2361E+200 0.0000E+000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > run.f90 <<'F90'
program run
  use, intrinsic :: iso_fortran_env, only: dp => real64
  implicit none
  real(dp) :: x(2)
  x = [1, 2]
  print '(es11.4e3, 1x, es11.4e3)', norm2(1e200_dp * x), norm2(1e-200_dp * x)
end program
F90
gfortran run.f90 -o run
expected='2.2361E+200 0.0000E+000'
found=$(./run)
echo "$found"
[ "$found" = "$expected" ] || { echo "this has changed" >&2; exit 1; }
