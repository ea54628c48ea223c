/**
 * Slices of arrays that have no name, and blocks put together, as functions that generated Fortran brings along.
 */
export const BLOCKS = `
pure function part_of_vector(x, from, to) result(y)
  real(dp), intent(in) :: x(:)
  integer, intent(in) :: from, to
  real(dp) :: y(to - from + 1)
  y = x(from:to)
end function

pure function part_of_rows(X, from, to) result(Y)
  real(dp), intent(in) :: X(:, :)
  integer, intent(in) :: from, to
  real(dp) :: Y(to - from + 1, size(X, 2))
  Y = X(from:to, :)
end function

pure function part_of_columns(X, from, to) result(Y)
  real(dp), intent(in) :: X(:, :)
  integer, intent(in) :: from, to
  real(dp) :: Y(size(X, 1), to - from + 1)
  Y = X(:, from:to)
end function

pure function row_of_matrix(X, i) result(y)
  real(dp), intent(in) :: X(:, :)
  integer, intent(in) :: i
  real(dp) :: y(size(X, 2))
  y = X(i, :)
end function

pure function column_of_matrix(X, j) result(y)
  real(dp), intent(in) :: X(:, :)
  integer, intent(in) :: j
  real(dp) :: y(size(X, 1))
  y = X(:, j)
end function

pure function on_top(A, B) result(C)
  real(dp), intent(in) :: A(:, :), B(:, :)
  real(dp) :: C(size(A, 1) + size(B, 1), size(A, 2))
  C(:size(A, 1), :) = A
  C(size(A, 1) + 1:, :) = B
end function

pure function side_by_side(A, B) result(C)
  real(dp), intent(in) :: A(:, :), B(:, :)
  real(dp) :: C(size(A, 1), size(A, 2) + size(B, 2))
  C(:, :size(A, 2)) = A
  C(:, size(A, 2) + 1:) = B
end function
`
