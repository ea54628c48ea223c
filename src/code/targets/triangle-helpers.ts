/**
 * Lower triangles by columns, with the diagonal (k = 0) or without it (k = 1), and the matrices that pick them from
 * stacked columns and put them there: for each language what generated code brings along when it uses them.
 */
import type { Written } from '../emit/fragment.ts'

/** How a language calls its helpers: names, then what comes after the dimensions. */
export const trianglesBy = (
  names: readonly [entries: string, from: string, elimination: string, duplication: string],
  more = '',
): Readonly<Record<'lower-entries' | 'from-lower' | 'elimination' | 'duplication', Written>> => ({
  'lower-entries': `${names[0]}($1, #2)`,
  'from-lower': `${names[1]}($1, #1, #2)`,
  elimination: `${names[2]}(#1, #2${more})`,
  duplication: `${names[3]}(#1${more})`,
})

export const SNAKE = ['lower_entries', 'from_lower', 'elimination', 'duplication'] as const
export const CAMEL = ['lowerEntries', 'fromLower', 'elimination', 'duplication'] as const

export const NUMPY = `
def lower_entries(X, k):
    return X.T[np.triu_indices(len(X), k)]

def from_lower(a, n, k):
    X = np.zeros((n, n), a.dtype)
    X.T[np.triu_indices(n, k)] = a
    return X

def elimination(n, k):
    return np.eye(n * n)[lower_entries(np.arange(n * n).reshape((n, n), order='F'), k)]

def duplication(n):
    places = from_lower(np.arange(n * (n + 1) // 2), n, 0)
    return np.eye(n * (n + 1) // 2)[(places + np.tril(places, -1).T).ravel()]
`

export const TORCH = `
def lower_entries(X, k):
    j, i = torch.triu_indices(len(X), len(X), k)
    return X[i, j]

def from_lower(a, n, k):
    X = torch.zeros((n, n), dtype=a.dtype, device=a.device)
    j, i = torch.triu_indices(n, n, k)
    X[i, j] = a
    return X

def elimination(n, k, options):
    return torch.eye(n * n, **options)[lower_entries(torch.arange(n * n).reshape(n, n).T, k)]

def duplication(n, options):
    places = from_lower(torch.arange(n * (n + 1) // 2), n, 0)
    return torch.eye(n * (n + 1) // 2, **options)[(places + torch.tril(places, -1).T).reshape(-1)]
`

export const JAX = `
def lower_entries(X, k):
    return X.T[jnp.triu_indices(len(X), k)]

def from_lower(a, n, k):
    return jnp.zeros((n, n), a.dtype).at[jnp.triu_indices(n, k)].set(a).T

def elimination(n, k):
    return eye(n * n)[lower_entries(jnp.arange(n * n).reshape((n, n), order='F'), k)]

def duplication(n):
    places = from_lower(jnp.arange(n * (n + 1) // 2), n, 0)
    return eye(n * (n + 1) // 2)[(places + jnp.tril(places, -1).T).ravel()]
`

export const ARRAY_API = `
def lower_entries(X, k):
    n = X.shape[0]
    return array_namespace(X).stack([X[i, j] for j in range(n) for i in range(j + k, n)])

def from_lower(a, n, k):
    xp = array_namespace(a)
    at = {place: m for m, place in enumerate((i, j) for j in range(n) for i in range(j + k, n))}
    row = lambda i: [a[at[i, j]] if (i, j) in at else 0 * a[0] for j in range(n)]
    return xp.stack([xp.stack(row(i)) for i in range(n)])

def elimination(n, k, xp, options):
    one = xp.eye(n * n, **options)
    return xp.stack([one[i + j * n, :] for j in range(n) for i in range(j + k, n)])

def duplication(n, xp, options):
    one = xp.eye(n * (n + 1) // 2, **options)
    at = {place: m for m, place in enumerate((i, j) for j in range(n) for i in range(j, n))}
    return xp.stack([one[at[max(i, j), min(i, j)], :] for j in range(n) for i in range(n)])
`

export const MATHJS = `
const lowerEntries = (X, k) => X.flatMap((_, j) => X.slice(j + k).map((row) => row[j]))

const lowerPlaces = (n, k) =>
  Array.from({ length: n }, (_, j) => Array.from({ length: n }, (_, i) => [i, j]).slice(j + k)).flat()

const fromLower = (a, n, k) => {
  const X = Array.from({ length: n }, () => Array(n).fill(0))
  lowerPlaces(n, k).forEach(([i, j], m) => { X[i][j] = a[m] })
  return X
}

const elimination = (n, k) =>
  lowerPlaces(n, k).map(([i, j]) => Array.from({ length: n * n }, (_, at) => (at === i + j * n ? 1 : 0)))

const duplication = (n) => {
  const places = lowerPlaces(n, 0)
  const isAt = ([p, q], i, j) => (p === i && q === j) || (p === j && q === i)
  return Array.from({ length: n * n }, (_, at) =>
    places.map((place) => (isAt(place, at % n, Math.floor(at / n)) ? 1 : 0)))
}
`

export const JAVASCRIPT = `
const lowerPlaces = (n, k) =>
  Array.from({ length: n }, (_, j) => Array.from({ length: n }, (_, i) => [i, j]).slice(j + k)).flat()

const lowerEntries = (A, n, k) => Float64Array.from(lowerPlaces(n, k), ([i, j]) => A[i * n + j])

const fromLower = (a, n, k) => {
  const A = new Float64Array(n * n)
  lowerPlaces(n, k).forEach(([i, j], m) => { A[i * n + j] = a[m] })
  return A
}

const elimination = (n, k) => {
  const places = lowerPlaces(n, k)
  const A = new Float64Array(places.length * n * n)
  places.forEach(([i, j], m) => { A[m * n * n + i + j * n] = 1 })
  return A
}

const duplication = (n) => {
  const places = lowerPlaces(n, 0)
  const A = new Float64Array(n * n * places.length)
  places.forEach(([i, j], m) => { A[(i + j * n) * places.length + m] = A[(j + i * n) * places.length + m] = 1 })
  return A
}
`

export const TFJS = `
const lowerPlaces = (n, k) =>
  Array.from({ length: n }, (_, j) => Array.from({ length: n }, (_, i) => i + j * n).slice(j + k)).flat()

const lowerEntries = (X, k) => tf.gather(tf.reshape(tf.transpose(X), [-1]), lowerPlaces(X.shape[0], k))

const fromLower = (a, n, k) => tf.transpose(tf.reshape(tf.dot(a, elimination(n, k)), [n, n]))

const elimination = (n, k) => tf.gather(tf.eye(n * n), lowerPlaces(n, k))

const duplication = (n) => {
  const places = lowerPlaces(n, 0)
  const at = (i, j) => places.indexOf(Math.max(i, j) + Math.min(i, j) * n)
  return tf.gather(tf.eye(places.length), Array.from({ length: n * n }, (_, m) => at(m % n, Math.floor(m / n))))
}
`

export const JULIA = `
lower_entries(X, k) = [X[i, j] for j in axes(X, 2) for i in j+k:size(X, 1)]

function from_lower(a, n, k)
    X = zeros(eltype(a), n, n)
    places = [(i, j) for j in 1:n for i in j+k:n]
    for (m, (i, j)) in enumerate(places)
        X[i, j] = a[m]
    end
    return X
end

elimination(n, k) = Matrix{Float64}(I, n * n, n * n)[lower_entries(reshape(1:n*n, n, n), k), :]

function duplication(n)
    places = from_lower(collect(1:n*(n+1)÷2), n, 0)
    return Matrix{Float64}(I, n * (n + 1) ÷ 2, n * (n + 1) ÷ 2)[vec(places + tril(places, -1)'), :]
end
`

export const OCTAVE = `
function a = lower_entries(X, k)
  a = X(tril(true(size(X)), -k));
end

function X = from_lower(a, n, k)
  X = zeros(n);
  X(tril(true(n), -k)) = a;
end

function L = elimination(n, k)
  L = eye(n * n);
  picked = tril(true(n), -k);
  L = L(picked(:), :);
end

function D = duplication(n)
  places = from_lower(1:n * (n + 1) / 2, n, 0);
  places = places + tril(places, -1)';
  D = eye(n * (n + 1) / 2);
  D = D(places(:), :);
end
`

export const R = `
lower_entries <- function(X, k) X[lower.tri(X, diag = k == 0)]

from_lower <- function(a, n, k) {
  X <- matrix(0, n, n)
  X[lower.tri(X, diag = k == 0)] <- a
  X
}

elimination <- function(n, k) diag(n * n)[lower_entries(matrix(seq_len(n * n), n), k), , drop = FALSE]

duplication <- function(n) {
  places <- from_lower(seq_len(n * (n + 1) / 2), n, 0)
  places[upper.tri(places)] <- t(places)[upper.tri(places)]
  diag(n * (n + 1) / 2)[c(places), , drop = FALSE]
}
`

export const EIGEN = `
inline Eigen::VectorXd lower_entries(const Eigen::MatrixXd& X, Eigen::Index k) {
  const Eigen::Index n = X.rows();
  Eigen::VectorXd a(n * (n + 1) / 2 - k * n);
  for (Eigen::Index j = 0, m = 0; j < n; j++)
    for (Eigen::Index i = j + k; i < n; i++) a(m++) = X(i, j);
  return a;
}

inline Eigen::MatrixXd from_lower(const Eigen::VectorXd& a, Eigen::Index n, Eigen::Index k) {
  Eigen::MatrixXd X = Eigen::MatrixXd::Zero(n, n);
  for (Eigen::Index j = 0, m = 0; j < n; j++)
    for (Eigen::Index i = j + k; i < n; i++) X(i, j) = a(m++);
  return X;
}

inline Eigen::MatrixXd elimination(Eigen::Index n, Eigen::Index k) {
  Eigen::MatrixXd L = Eigen::MatrixXd::Zero(n * (n + 1) / 2 - k * n, n * n);
  for (Eigen::Index j = 0, m = 0; j < n; j++)
    for (Eigen::Index i = j + k; i < n; i++) L(m++, i + j * n) = 1;
  return L;
}

inline Eigen::MatrixXd duplication(Eigen::Index n) {
  Eigen::MatrixXd D = Eigen::MatrixXd::Zero(n * n, n * (n + 1) / 2);
  for (Eigen::Index j = 0, m = 0; j < n; j++)
    for (Eigen::Index i = j; i < n; i++, m++) D(i + j * n, m) = D(j + i * n, m) = 1;
  return D;
}
`

export const FORTRAN = `
pure function lower_entries(A, k) result(x)
  real(dp), intent(in) :: A(:, :)
  integer, intent(in) :: k
  real(dp) :: x(size(A, 1) * (size(A, 1) + 1) / 2 - k * size(A, 1))
  integer :: i, j
  x = [((A(i, j), i = j + k, size(A, 1)), j = 1, size(A, 1))]
end function

pure function from_lower(x, n, k) result(A)
  real(dp), intent(in) :: x(:)
  integer, intent(in) :: n, k
  real(dp) :: A(n, n)
  A = reshape(matmul(x, elimination(n, k)), [n, n])
end function

pure function elimination(n, k) result(A)
  integer, intent(in) :: n, k
  real(dp) :: A(n * (n + 1) / 2 - k * n, n * n)
  integer :: i, j, m
  A = 0
  m = 0
  do j = 1, n
    do i = j + k, n
      m = m + 1
      A(m, i + (j - 1) * n) = 1
    end do
  end do
end function

pure function duplication(n) result(A)
  integer, intent(in) :: n
  real(dp) :: A(n * n, n * (n + 1) / 2)
  integer :: i, j, m
  A = 0
  m = 0
  do j = 1, n
    do i = j, n
      m = m + 1
      A(i + (j - 1) * n, m) = 1
      A(j + (i - 1) * n, m) = 1
    end do
  end do
end function
`
