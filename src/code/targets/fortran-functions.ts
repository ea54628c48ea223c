/**
 * Functions of matrices that generated Fortran code brings along: roots by the product form of the iteration of Denman and
 * Beavers (Cheng, Higham, Kenney, Laub 2001), logarithms by roots and the series of atanh, exponentials by Pade quotients.
 */
export const MATRIX_FUNCTIONS = `
pure function sqrtm(A) result(C)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(size(A, 1), size(A, 2))
  real(dp), allocatable :: M(:, :), N(:, :), one(:, :)
  real(dp) :: scaling
  integer :: round
  one = identity(size(A, 1))
  C = A
  M = A
  do round = 1, 100
    if (.not. logdet(M) >= -huge(scaling)) exit
    scaling = exp(-logdet(M) / (2 * size(A, 1)))
    if (norm(pack(M - one, .true.)) < 0.1_dp) scaling = 1
    N = inverse(M) / scaling**2
    C = scaling * matmul(C, one + N) / 2
    M = (one + (scaling**2 * M + N) / 2) / 2
    if (norm(pack(M - one, .true.)) <= 1e-14_dp * size(A, 1)) exit
  end do
  if (.not. norm(pack(matmul(C, C) - A, .true.)) <= 1e-8_dp * norm(pack(A, .true.)) .or. &
      .not. norm(pack(M - one, .true.)) <= 1e-8_dp) &
    error stop 'sqrtm: the matrix has no real principal square root that is invertible'
end function

pure function logm(A) result(C)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(size(A, 1), size(A, 2))
  real(dp), allocatable :: root(:, :), one(:, :), w(:, :), power(:, :)
  integer :: doublings, k
  one = identity(size(A, 1))
  root = A
  doublings = 0
  do while (.not. norm(pack(root - one, .true.)) <= 0.2_dp .and. doublings < 60)
    root = sqrtm(root)
    doublings = doublings + 1
  end do
  w = solve_columns(root + one, root - one)
  power = w
  C = w
  do k = 3, 41, 2
    power = matmul(power, matmul(w, w))
    C = C + power / k
  end do
  C = 2.0_dp**(doublings + 1) * C
end function

pure function expm(A) result(C)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(size(A, 1), size(A, 2))
  real(dp), allocatable :: X(:, :), power(:, :), above(:, :), below(:, :)
  real(dp) :: c_k
  integer :: k, halvings
  halvings = max(0, exponent(maxval(sum(abs(A), dim=1))) + 1)
  X = A / 2.0_dp**halvings
  power = identity(size(A, 1))
  above = power
  below = power
  c_k = 1
  do k = 1, 8
    c_k = c_k * (9 - k) / (k * (17 - k))
    power = matmul(X, power)
    above = above + c_k * power
    below = below + (-1)**k * c_k * power
  end do
  C = solve_columns(below, above)
  do k = 1, halvings
    C = matmul(C, C)
  end do
end function

pure function turning(A) result(C)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(2 * size(A, 1), size(A, 1)), Y(2 * size(A, 1), 2 * size(A, 1))
  integer :: n
  n = size(A, 1)
  Y = 0
  Y(:n, n + 1:) = -A
  Y(n + 1:, :n) = A
  Y = expm(Y)
  C = Y(:, :n)
end function

pure function cosm(A) result(C)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(size(A, 1), size(A, 2)), Y(2 * size(A, 1), size(A, 1))
  Y = turning(A)
  C = Y(:size(A, 1), :)
end function

pure function sinm(A) result(C)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(size(A, 1), size(A, 2)), Y(2 * size(A, 1), size(A, 1))
  Y = turning(A)
  C = Y(size(A, 1) + 1:, :)
end function

pure function matrix_power(A, k) result(C)
  real(dp), intent(in) :: A(:, :), k
  real(dp) :: C(size(A, 1), size(A, 2))
  real(dp), allocatable :: base(:, :)
  real(dp) :: left
  if (k /= anint(k)) error stop 'the exponent of a matrix must be an integer'
  base = A
  if (k < 0) base = inverse(A)
  C = identity(size(A, 1))
  left = abs(k)
  do while (left >= 1)
    if (modulo(left, 2.0_dp) == 1) C = matmul(C, base)
    left = aint(left / 2)
    if (left >= 1) base = matmul(base, base)
  end do
end function

pure function doubled(A, E) result(C)
  real(dp), intent(in) :: A(:, :), E(:, :)
  real(dp) :: C(2 * size(A, 1), 2 * size(A, 1))
  integer :: n
  n = size(A, 1)
  C = 0
  C(:n, :n) = A
  C(:n, n + 1:) = E
  C(n + 1:, n + 1:) = A
end function

pure function corner(A) result(C)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(size(A, 1) / 2, size(A, 1) / 2)
  C = A(:size(C, 1), size(C, 1) + 1:)
end function

function operator_matrix(f, A) result(C)
  procedure(matrix_function) :: f
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(size(A), size(A))
  integer :: k
  do k = 1, size(A)
    C(:, k) = pack(corner(f(doubled(A, reshape(unit_vector(size(A), k), shape(A))))), .true.)
  end do
end function

pure function power_jacobian(A, k) result(C)
  real(dp), intent(in) :: A(:, :), k
  real(dp) :: C(size(A), size(A))
  integer :: i
  do i = 1, size(A)
    C(:, i) = pack(corner(matrix_power(doubled(A, reshape(unit_vector(size(A), i), shape(A))), k)), .true.)
  end do
end function

pure function skew_matrix(w) result(S)
  real(dp), intent(in) :: w(:)
  real(dp) :: S(3, 3)
  S = reshape([0.0_dp, w(3), -w(2), -w(3), 0.0_dp, w(1), w(2), -w(1), 0.0_dp], [3, 3])
end function

pure function skew_axis(A) result(w)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: w(3)
  w = [A(3, 2) - A(2, 3), A(1, 3) - A(3, 1), A(2, 1) - A(1, 2)]
end function

pure function sylvester(A, B, C) result(X)
  real(dp), intent(in) :: A(:, :), B(:, :), C(:, :)
  real(dp) :: X(size(C, 1), size(C, 2)), system(size(C), size(C))
  integer :: order(size(C))
  logical :: odd
  real(dp), allocatable :: LU(:, :)
  system = kron(identity(size(B, 1)), A) + kron(transpose(B), identity(size(A, 1)))
  LU = system
  call factorise(system, LU, order, odd)
  X = 0
  if (all(abs(diagonal(LU)) > 0)) X = reshape(solve(system, pack(C, .true.)), shape(C))
  if (.not. norm(pack(matmul(A, X) + matmul(X, B) - C, .true.)) <= 1e-6_dp * norm(pack(C, .true.))) &
    error stop 'the equation A*X + X*B = C has no unique solution: a matrix is singular'
end function
`
