/**
 * Functions of numbers and arrays that generated Fortran code brings along when it uses them; it needs no library.
 */
export const ARRAYS = `
subroutine has_shape(name, found, called, expected)
  character(*), intent(in) :: name, called
  integer, intent(in) :: found(:), expected(:)
  character(200) :: message
  if (all(found == expected)) return
  write (message, '(4a, *(i0, :, " x "))') name, ': expected ', called, ' = ', expected
  write (message(len_trim(message) + 1:), '(a, *(i0, :, " x "))') ', found ', found
  error stop trim(message)
end subroutine

elemental function log1p(x) result(y)
  real(dp), intent(in) :: x
  real(dp) :: y, u
  u = 1 + x
  y = merge(x, log(u) * (x / merge(1.0_dp, u - 1, u == 1)), u == 1 .or. u > huge(u))
end function

elemental function expm1(x) result(y)
  real(dp), intent(in) :: x
  real(dp) :: y
  y = merge(2 * sinh(x / 2) * exp(x / 2), exp(x) - 1, abs(x) < 1)
end function

elemental function sigmoid(x) result(y)
  real(dp), intent(in) :: x
  real(dp) :: y
  y = merge(exp(-abs(x)), 1.0_dp, x < 0) / (1 + exp(-abs(x)))
end function

elemental function softplus(x) result(y)
  real(dp), intent(in) :: x
  real(dp) :: y
  y = merge(0.0_dp, x, x < 0) + log1p(exp(-abs(x)))
end function

elemental function relu(x) result(y)
  real(dp), intent(in) :: x
  real(dp) :: y
  y = merge(0.0_dp, x, x < 0)
end function

elemental function gelu(x) result(y)
  real(dp), intent(in) :: x
  real(dp) :: y
  y = x * erfc(-x / sqrt(2.0_dp)) / 2
end function

elemental function silu(x) result(y)
  real(dp), intent(in) :: x
  real(dp) :: y
  y = x * sigmoid(x)
end function

elemental function step(x) result(y)
  real(dp), intent(in) :: x
  real(dp) :: y
  y = merge(1.0_dp, 0 * x, x > 0)
end function

elemental function signum(x) result(y)
  real(dp), intent(in) :: x
  real(dp) :: y
  y = merge(sign(1.0_dp, x), x, abs(x) > 0)
end function

elemental function greater(a, b) result(y)
  real(dp), intent(in) :: a, b
  real(dp) :: y
  y = merge(a, b, a > b .or. a /= a)
end function

elemental function lesser(a, b) result(y)
  real(dp), intent(in) :: a, b
  real(dp) :: y
  y = merge(a, b, a < b .or. a /= a)
end function

function map_vector(f, x) result(y)
  procedure(scalar_function) :: f
  real(dp), intent(in) :: x(:)
  real(dp) :: y(size(x))
  integer :: i
  do i = 1, size(x)
    y(i) = f(x(i))
  end do
end function

function map_matrix(f, X) result(Y)
  procedure(scalar_function) :: f
  real(dp), intent(in) :: X(:, :)
  real(dp) :: Y(size(X, 1), size(X, 2))
  integer :: j
  do j = 1, size(X, 2)
    Y(:, j) = map_vector(f, X(:, j))
  end do
end function

pure function entry_of_vector(x, i) result(y)
  real(dp), intent(in) :: x(:)
  integer, intent(in) :: i
  real(dp) :: y
  y = x(i)
end function

pure function entry_of_matrix(X, i, j) result(y)
  real(dp), intent(in) :: X(:, :)
  integer, intent(in) :: i, j
  real(dp) :: y
  y = X(i, j)
end function

pure function norm(x) result(y)
  real(dp), intent(in) :: x(:)
  real(dp) :: y, top
  top = maxval(abs([0.0_dp, x]))
  if (top > 0 .and. top <= huge(top)) then
    y = top * sqrt(sum((x / top)**2))
  else
    y = sqrt(sum(x**2))
  end if
end function

pure function outer(a, b) result(C)
  real(dp), intent(in) :: a(:), b(:)
  real(dp) :: C(size(a), size(b))
  C = spread(a, 2, size(b)) * spread(b, 1, size(a))
end function

pure function kron(A, B) result(C)
  real(dp), intent(in) :: A(:, :), B(:, :)
  real(dp) :: C(size(A, 1) * size(B, 1), size(A, 2) * size(B, 2))
  integer :: i, j, p, q
  p = size(B, 1)
  q = size(B, 2)
  do j = 1, size(A, 2)
    do i = 1, size(A, 1)
      C((i - 1) * p + 1:i * p, (j - 1) * q + 1:j * q) = A(i, j) * B
    end do
  end do
end function

pure function scale_rows(v, A) result(C)
  real(dp), intent(in) :: v(:), A(:, :)
  real(dp) :: C(size(A, 1), size(A, 2))
  C = spread(v, 2, size(A, 2)) * A
end function

pure function scale_columns(A, v) result(C)
  real(dp), intent(in) :: A(:, :), v(:)
  real(dp) :: C(size(A, 1), size(A, 2))
  C = A * spread(v, 1, size(A, 1))
end function

pure function commuted(m, n) result(order)
  integer, intent(in) :: m, n
  integer :: order(m * n), k
  order = [(1 + (k - 1) / n + modulo(k - 1, n) * m, k = 1, m * n)]
end function

pure function permute(x, m, n) result(y)
  real(dp), intent(in) :: x(:)
  integer, intent(in) :: m, n
  real(dp) :: y(size(x))
  y = x(commuted(m, n))
end function

pure function permute_rows(A, m, n) result(C)
  real(dp), intent(in) :: A(:, :)
  integer, intent(in) :: m, n
  real(dp) :: C(size(A, 1), size(A, 2))
  C = A(commuted(m, n), :)
end function

pure function permute_columns(A, m, n) result(C)
  real(dp), intent(in) :: A(:, :)
  integer, intent(in) :: m, n
  real(dp) :: C(size(A, 1), size(A, 2))
  C = A(:, commuted(n, m))
end function

pure function identity(n) result(C)
  integer, intent(in) :: n
  real(dp) :: C(n, n)
  C = diagonal_matrix(spread(1.0_dp, 1, n))
end function

pure function unit_vector(n, i) result(y)
  integer, intent(in) :: n, i
  real(dp) :: y(n)
  y = 0
  y(i) = 1
end function

pure function diagonal_matrix(v) result(C)
  real(dp), intent(in) :: v(:)
  real(dp) :: C(size(v), size(v))
  integer :: i
  C = 0
  do i = 1, size(v)
    C(i, i) = v(i)
  end do
end function

pure function diagonal(A) result(v)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: v(size(A, 1))
  integer :: i
  v = [(A(i, i), i = 1, size(A, 1))]
end function

pure function lower_triangle(A) result(C)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(size(A, 1), size(A, 2))
  integer :: j
  C = A
  do j = 2, size(A, 2)
    C(:j - 1, j) = 0
  end do
end function

pure function logsumexp(x) result(y)
  real(dp), intent(in) :: x(:)
  real(dp) :: y, top
  top = maxval(x)
  y = sum(x)
  if (abs(top) <= huge(top)) y = top + log(sum(exp(x - top)))
end function

pure function logsumexp_columns(X) result(y)
  real(dp), intent(in) :: X(:, :)
  real(dp) :: y(size(X, 2))
  integer :: j
  do j = 1, size(X, 2)
    y(j) = logsumexp(X(:, j))
  end do
end function

pure function softmax(x) result(y)
  real(dp), intent(in) :: x(:)
  real(dp) :: y(size(x))
  y = exp(x - maxval(x))
  y = y / sum(y)
end function

pure function softmax_columns(X) result(Y)
  real(dp), intent(in) :: X(:, :)
  real(dp) :: Y(size(X, 1), size(X, 2))
  integer :: j
  do j = 1, size(X, 2)
    Y(:, j) = softmax(X(:, j))
  end do
end function

pure function logsoftmax(x) result(y)
  real(dp), intent(in) :: x(:)
  real(dp) :: y(size(x))
  y = x - logsumexp(x)
end function

pure function less_mean(c, p) result(y)
  real(dp), intent(in) :: c(:), p(:)
  real(dp) :: y(size(c))
  y = c - c(maxloc(p, 1))
  y = y - sum(p * y)
end function

pure function logsoftmax_columns(X) result(Y)
  real(dp), intent(in) :: X(:, :)
  real(dp) :: Y(size(X, 1), size(X, 2))
  integer :: j
  do j = 1, size(X, 2)
    Y(:, j) = logsoftmax(X(:, j))
  end do
end function
`
