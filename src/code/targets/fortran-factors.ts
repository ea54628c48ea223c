/**
 * Factorisations that generated Fortran code brings along: LU with pivots, Cholesky, and singular values by rotations of
 * pairs of columns (Hestenes 1958).
 */
export const FACTORS = `
pure subroutine factorise(A, LU, order, odd)
  real(dp), intent(in) :: A(:, :)
  real(dp), intent(out) :: LU(:, :)
  integer, intent(out) :: order(:)
  logical, intent(out) :: odd
  integer :: k, p, n
  n = size(A, 1)
  LU = A
  order = [(k, k = 1, n)]
  odd = .false.
  do k = 1, n
    p = k - 1 + maxloc(abs(LU(k:, k)), dim=1)
    if (p /= k) then
      LU([k, p], :) = LU([p, k], :)
      order([k, p]) = order([p, k])
      odd = .not. odd
    end if
    if (.not. abs(LU(k, k)) > 0) cycle
    LU(k + 1:, k) = LU(k + 1:, k) / LU(k, k)
    LU(k + 1:, k + 1:) = LU(k + 1:, k + 1:) - outer(LU(k + 1:, k), LU(k, k + 1:))
  end do
end subroutine

pure function solve_columns(A, B) result(X)
  real(dp), intent(in) :: A(:, :), B(:, :)
  real(dp) :: X(size(B, 1), size(B, 2))
  real(dp), allocatable :: LU(:, :)
  integer :: order(size(A, 1)), i
  logical :: odd
  allocate (LU(size(A, 1), size(A, 2)))
  call factorise(A, LU, order, odd)
  if (any(abs(diagonal(LU)) <= 0)) error stop 'the matrix is singular'
  X = B(order, :)
  do i = 2, size(A, 1)
    X(i, :) = X(i, :) - matmul(LU(i, :i - 1), X(:i - 1, :))
  end do
  do i = size(A, 1), 1, -1
    X(i, :) = (X(i, :) - matmul(LU(i, i + 1:), X(i + 1:, :))) / LU(i, i)
  end do
end function

pure function solve(A, b) result(x)
  real(dp), intent(in) :: A(:, :), b(:)
  real(dp) :: x(size(b))
  x = pack(solve_columns(A, spread(b, 2, 1)), .true.)
end function

pure function inverse(A) result(C)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(size(A, 1), size(A, 2))
  C = solve_columns(A, identity(size(A, 1)))
end function

pure function determinant(A) result(y)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: y, LU(size(A, 1), size(A, 2))
  integer :: order(size(A, 1))
  logical :: odd
  call factorise(A, LU, order, odd)
  y = product(diagonal(LU))
  if (odd) y = -y
end function

pure function logdet(A) result(y)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: y, LU(size(A, 1), size(A, 2))
  integer :: order(size(A, 1))
  logical :: odd
  call factorise(A, LU, order, odd)
  y = sum(log(abs(diagonal(LU))))
end function

pure function adjugate(A) result(C)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(size(A, 1), size(A, 2))
  integer :: i, j, k, n
  n = size(A, 1)
  do j = 1, n
    do i = 1, n
      C(j, i) = (-1)**(i + j) * determinant(A(pack([(k, k = 1, n)], [(k /= i, k = 1, n)]), &
        pack([(k, k = 1, n)], [(k /= j, k = 1, n)])))
    end do
  end do
end function

pure function cholesky(A) result(L)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: L(size(A, 1), size(A, 2)), rest
  integer :: i, j
  if (maxval(abs(A - transpose(A))) > 1e-8_dp * maxval(abs(A))) &
    error stop 'Cholesky factor: the matrix is not symmetric'
  L = 0
  do j = 1, size(A, 1)
    rest = A(j, j) - sum(L(j, :j - 1)**2)
    if (.not. rest > 0) error stop 'Cholesky factor: the matrix is not positive definite'
    L(j, j) = sqrt(rest)
    do i = j + 1, size(A, 1)
      L(i, j) = (A(i, j) - dot_product(L(i, :j - 1), L(j, :j - 1))) / L(j, j)
    end do
  end do
end function

pure function cholesky_solve_columns(L, B) result(X)
  real(dp), intent(in) :: L(:, :), B(:, :)
  real(dp) :: X(size(B, 1), size(B, 2))
  integer :: i
  do i = 1, size(L, 1)
    X(i, :) = (B(i, :) - matmul(L(i, :i - 1), X(:i - 1, :))) / L(i, i)
  end do
  do i = size(L, 1), 1, -1
    X(i, :) = (X(i, :) - matmul(L(i + 1:, i), X(i + 1:, :))) / L(i, i)
  end do
end function

pure function cholesky_solve(L, b) result(x)
  real(dp), intent(in) :: L(:, :), b(:)
  real(dp) :: x(size(b))
  x = pack(cholesky_solve_columns(L, spread(b, 2, 1)), .true.)
end function

pure function cholesky_inverse(L) result(C)
  real(dp), intent(in) :: L(:, :)
  real(dp) :: C(size(L, 1), size(L, 2))
  C = cholesky_solve_columns(L, identity(size(L, 1)))
end function

pure subroutine decompose(A, W, V)
  real(dp), intent(in) :: A(:, :)
  real(dp), intent(out) :: W(:, :), V(:, :)
  real(dp) :: pp, qq, pq, tangent, cosine
  integer :: p, q, sweep
  logical :: done
  W = A
  V = identity(size(A, 2))
  do sweep = 1, 60
    done = .true.
    do p = 1, size(A, 2) - 1
      do q = p + 1, size(A, 2)
        pp = norm(W(:, p))
        qq = norm(W(:, q))
        if (.not. (pp > 0 .and. qq > 0)) cycle
        pq = dot_product(W(:, p) / pp, W(:, q) / qq)
        if (abs(pq) <= epsilon(pq)) cycle
        done = .false.
        tangent = (qq / pp - pp / qq) / (2 * pq)
        tangent = sign(1.0_dp, tangent) / (abs(tangent) + hypot(1.0_dp, tangent))
        cosine = 1 / hypot(1.0_dp, tangent)
        W(:, [p, q]) = rotated(W(:, [p, q]), cosine, tangent)
        V(:, [p, q]) = rotated(V(:, [p, q]), cosine, tangent)
      end do
    end do
    if (done) exit
  end do
end subroutine

pure function rotated(A, cosine, tangent) result(C)
  real(dp), intent(in) :: A(:, :), cosine, tangent
  real(dp) :: C(size(A, 1), 2)
  C(:, 1) = cosine * (A(:, 1) - tangent * A(:, 2))
  C(:, 2) = cosine * (A(:, 2) + tangent * A(:, 1))
end function

pure function singular_values(A) result(s)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: s(size(A, 2)), W(size(A, 1), size(A, 2)), V(size(A, 2), size(A, 2))
  integer :: j
  call decompose(A, W, V)
  s = [(norm(W(:, j)), j = 1, size(A, 2))]
end function

pure function left_singular_vector(A) result(u)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: u(size(A, 1))
  u = matmul(A, right_singular_vector(A))
  u = u / max(norm(u), tiny(1.0_dp))
end function

pure function right_singular_vector(A) result(y)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: y(size(A, 2)), W(size(A, 1), size(A, 2)), V(size(A, 2), size(A, 2))
  integer :: j
  call decompose(A, W, V)
  y = V(:, maxloc([(norm(W(:, j)), j = 1, size(A, 2))], dim=1))
end function

pure function pseudoinverse(A, least) result(C)
  real(dp), intent(in) :: A(:, :), least
  real(dp) :: C(size(A, 2), size(A, 1)), W(size(A, 1), size(A, 2)), V(size(A, 2), size(A, 2)), s(size(A, 2))
  integer :: j
  call decompose(A, W, V)
  s = [(norm(W(:, j)), j = 1, size(A, 2))]
  C = 0
  do j = 1, size(s)
    if (s(j) > least * maxval(s)) C = C + outer(V(:, j) / s(j), W(:, j) / s(j))
  end do
end function

recursive pure function right_singular_vectors(A) result(V)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: V(size(A, 2), min(size(A, 1), size(A, 2)))
  real(dp), allocatable :: W(:, :), R(:, :)
  integer :: j, k
  if (size(A, 1) < size(A, 2)) then
    V = left_singular_vectors(transpose(A))
    return
  end if
  allocate (W(size(A, 1), size(A, 2)), R(size(A, 2), size(A, 2)))
  call decompose(A, W, R)
  do j = 1, size(R, 2)
    k = j - 1 + maxloc([(norm(W(:, k)), k = j, size(W, 2))], dim=1)
    W(:, [j, k]) = W(:, [k, j])
    R(:, [j, k]) = R(:, [k, j])
  end do
  V = R
end function

recursive pure function left_singular_vectors(A) result(U)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: U(size(A, 1), min(size(A, 1), size(A, 2)))
  integer :: j
  if (size(A, 1) < size(A, 2)) then
    U = right_singular_vectors(transpose(A))
    return
  end if
  U = matmul(A, right_singular_vectors(A))
  do j = 1, size(U, 2)
    U(:, j) = U(:, j) / max(norm(U(:, j)), tiny(1.0_dp))
  end do
end function

pure function singular_images(A) result(W)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: W(size(A, 1), min(size(A, 1), size(A, 2)))
  W = matmul(A, right_singular_vectors(A))
end function

pure function norms(W) result(s)
  real(dp), intent(in) :: W(:, :)
  real(dp) :: s(size(W, 2))
  integer :: j
  s = [(norm(W(:, j)), j = 1, size(W, 2))]
end function

pure function eigenvectors(A) result(V)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: V(size(A, 1), size(A, 2)), S(size(A, 1), size(A, 2)), W(size(A, 1), size(A, 2)), least(size(A, 1))
  integer :: j, k
  S = (A + transpose(A)) / 2
  call decompose(S + 2 * norm(pack(S, .true.)) * identity(size(A, 1)), W, V)
  do j = 1, size(A, 1)
    k = j - 1 + minloc([(dot_product(V(:, k), matmul(S, V(:, k))), k = j, size(A, 1))], dim=1)
    least = V(:, k)
    V(:, k) = V(:, j)
    V(:, j) = least
  end do
end function

pure function eigenvalues(A) result(values)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: values(size(A, 1)), V(size(A, 1), size(A, 2))
  integer :: j
  V = eigenvectors(A)
  values = [(dot_product(V(:, j), matmul(A, V(:, j))), j = 1, size(A, 1))]
end function

pure function first_eigenvector(A) result(y)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: y(size(A, 1)), V(size(A, 1), size(A, 2))
  V = eigenvectors(A)
  y = V(:, 1)
end function

pure function last_eigenvector(A) result(y)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: y(size(A, 1)), V(size(A, 1), size(A, 2))
  V = eigenvectors(A)
  y = V(:, size(A, 1))
end function

pure function sqrtm_semidefinite(A) result(C)
  real(dp), intent(in) :: A(:, :)
  real(dp) :: C(size(A, 1), size(A, 2)), W(size(A, 1), size(A, 2)), V(size(A, 2), size(A, 2)), value
  integer :: j
  call decompose((A + transpose(A)) / 2, W, V)
  C = 0
  do j = 1, size(A, 2)
    value = max(dot_product(V(:, j), W(:, j)), 0.0_dp)
    C = C + sqrt(value) * outer(V(:, j), V(:, j))
  end do
  if (.not. norm(pack(matmul(C, C) - A, .true.)) <= 1e-8_dp * norm(pack(A, .true.))) &
    error stop 'sqrtm: the matrix has a negative eigenvalue'
end function
`
