/**
 * Products, running sums and the place of the largest entry, which generated code brings along where a language does not
 * have them.
 */

/** JavaScript, of the entries of a Float64Array. */
export const ENTRIES = `
const least = (x) => {
  let low = Infinity
  for (let k = 0; k < x.length; k++) low = Math.min(low, x[k])
  return low
}

const prod = (x) => {
  let product = 1
  for (let k = 0; k < x.length; k++) product *= x[k]
  return product
}

const cumsum = (x) => {
  let total = 0
  return x.map((entry) => (total += entry))
}

const revcumsum = (x) => cumsum(x.slice().reverse()).reverse()

const hardmax = (x) => {
  const at = x.reduce((best, entry, i) => (entry > x[best] ? i : best), 0)
  return x.map((_, i) => (i === at ? 1 : 0))
}
`

/** JavaScript, of arrays and arrays of arrays. */
export const NESTED = `
const entriesOf = (X) => (Array.isArray(X[0]) ? X.flat() : X)

const prod = (X) => entriesOf(X).reduce((product, entry) => product * entry, 1)

const cumsum = (x) => {
  let total = 0
  return x.map((entry) => (total += entry))
}

const revcumsum = (x) => cumsum(x.slice().reverse()).reverse()

const hardmax = (X) => {
  const entries = entriesOf(X)
  const at = entries.reduce((best, entry, i) => (entry > entries[best] ? i : best), 0)
  let i = 0
  return map(X, () => (i++ === at ? 1 : 0))
}
`

/** TensorFlow.js. */
export const TENSORS = `
const hardmax = (x) => {
  const at = tf.argMax(tf.reshape(x, [-1]), 0)
  return tf.cast(tf.reshape(tf.oneHot(at, x.size), x.shape), 'float32')
}
`

/** NumPy. */
export const NUMPY = `
def hardmax(x):
    y = np.zeros_like(x)
    y.flat[np.argmax(x)] = 1
    return y
`

/** PyTorch. */
export const TORCH = `
def hardmax(x):
    y = torch.zeros_like(x).reshape(-1)
    y[torch.argmax(x)] = 1
    return y.reshape(x.shape)
`

/** JAX. */
export const JAX = `
def hardmax(x):
    return 1.0 * (jnp.arange(x.size) == jnp.argmax(x)).reshape(x.shape)
`

/** The array API standard, of which running sums are younger than what is called otherwise. */
export const ARRAY_API = `
def cumsum(x):
    xp = array_namespace(x)
    if hasattr(xp, 'cumulative_sum'):
        return xp.cumulative_sum(x)
    if hasattr(xp, 'cumsum'):
        return xp.cumsum(x, 0)
    return xp.tril(xp.ones((x.shape[0], x.shape[0]), dtype=x.dtype)) @ x

def backwards(x):
    xp = array_namespace(x)
    return xp.flip(x, (0,)) if xp.__name__ == 'torch' else xp.flip(x, axis=0)

def revcumsum(x):
    return backwards(cumsum(backwards(x)))

def hardmax(x):
    xp = array_namespace(x)
    flat = xp.reshape(x, (-1,))
    places = xp.arange(flat.shape[0])
    at = xp.argmax(flat)
    return xp.reshape(xp.where(places == at, xp.ones_like(flat), xp.zeros_like(flat)), x.shape)
`

/** Octave. */
export const OCTAVE = `
function y = revcumsum(x)
  y = flip(cumsum(flip(x)));
end

function y = hardmax(x)
  x = full(x);
  y = zeros(size(x));
  [~, at] = max(x(:));
  y(at) = 1;
end
`

/** R. */
export const R = `
hardmax <- function(x) {
  at <- which.max(x)
  x[] <- 0
  x[at] <- 1
  x
}
`

/** Julia. */
export const JULIA = `
function hardmax(x)
    y = zero(x)
    y[argmax(x)] = 1
    return y
end
`

/** C++ with Eigen. */
export const CPP = `
template <typename Derived>
typename Derived::PlainObject cumsum(const Eigen::MatrixBase<Derived>& x) {
  typename Derived::PlainObject y = x;
  for (Eigen::Index i = 1; i < y.size(); ++i) y(i) += y(i - 1);
  return y;
}

template <typename Derived>
typename Derived::PlainObject revcumsum(const Eigen::MatrixBase<Derived>& x) {
  typename Derived::PlainObject y = x;
  for (Eigen::Index i = y.size() - 1; i > 0; --i) y(i - 1) += y(i);
  return y;
}

template <typename Derived>
typename Derived::PlainObject hardmax(const Eigen::MatrixBase<Derived>& x) {
  Eigen::Index row, column;
  x.maxCoeff(&row, &column);
  typename Derived::PlainObject y = Derived::PlainObject::Zero(x.rows(), x.cols());
  y(row, column) = 1.0;
  return y;
}
`

/** Fortran. */
export const FORTRAN = `
pure function cumsum(x) result(y)
  real(dp), intent(in) :: x(:)
  real(dp) :: y(size(x))
  integer :: i
  y = x
  do i = 2, size(x)
    y(i) = y(i) + y(i - 1)
  end do
end function

pure function revcumsum(x) result(y)
  real(dp), intent(in) :: x(:)
  real(dp) :: y(size(x))
  integer :: i
  y = x
  do i = size(x) - 1, 1, -1
    y(i) = y(i) + y(i + 1)
  end do
end function

pure function hardmax(x) result(y)
  real(dp), intent(in) :: x(:)
  real(dp) :: y(size(x))
  y = 0
  y(maxloc(x, 1)) = 1
end function

pure function hardmax_matrix(X) result(Y)
  real(dp), intent(in) :: X(:, :)
  real(dp) :: Y(size(X, 1), size(X, 2))
  integer :: at(2)
  at = maxloc(X)
  Y = 0
  Y(at(1), at(2)) = 1
end function
`
