/**
 * What code brings along for the Hessians of the components of a function that is an argument: their sum weighted by a
 * vector, their products with a vector as rows, the sum of their products with the rows of a matrix.
 */

/** Entries row after row; a Hessian is { rows, cols, data } or an array of rows. */
export const JAVASCRIPT = `
const weightedSum = (hessians, weights) => {
  const total = new Float64Array(asMatrix('a Hessian', hessians[0]).data.length)
  for (let i = 0; i < weights.length; i++) {
    const { data } = asMatrix('a Hessian', hessians[i])
    for (let k = 0; k < total.length; k++) total[k] += weights[i] * data[k]
  }
  return total
}

const stackedProducts = (hessians, vector) => {
  const [rows, n] = [hessians.length, vector.length]
  const product = new Float64Array(rows * n)
  for (let i = 0; i < rows; i++) {
    const { data } = asMatrix('a Hessian', hessians[i])
    for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) product[i * n + j] += data[j * n + k] * vector[k]
  }
  return product
}

const productsByRows = (hessians, matrix, rows, cols) => {
  const total = new Float64Array(cols)
  for (let i = 0; i < rows; i++) {
    const { data } = asMatrix('a Hessian', hessians[i])
    for (let j = 0; j < cols; j++)
      for (let k = 0; k < cols; k++) total[j] += data[j * cols + k] * matrix[i * cols + k]
  }
  return total
}
`

export const MATHJS = `
const weightedSum = (hessians, weights) =>
  asMatrix('a Hessian', hessians[0]).map((row, j) =>
    row.map((_, k) => weights.reduce((total, weight, i) => total + weight * asMatrix('a Hessian', hessians[i])[j][k], 0)),
  )

const timesVector = (hessian, vector) =>
  asMatrix('a Hessian', hessian).map((row) => row.reduce((total, entry, k) => total + entry * vector[k], 0))

const stackedProducts = (hessians, vector) => Array.from(hessians, (hessian) => timesVector(hessian, vector))

const productsByRows = (hessians, matrix) =>
  matrix.map((row, i) => timesVector(hessians[i], row)).reduce((total, row) => total.map((x, k) => x + row[k]))
`

export const TFJS = `
const allOf = (hessians) => (Array.isArray(hessians) ? tf.stack(hessians.map((one) => asTensor('a Hessian', one, 2))) : hessians)
`

export const OCTAVE = `
function H = component_of(hessians, i)
  if iscell(hessians)
    H = hessians{i};
  else
    H = hessians(:, :, i);
  end
end

function total = weighted_sum(hessians, weights)
  total = 0;
  for i = 1:numel(weights)
    total = total + weights(i) * component_of(hessians, i);
  end
end

function product = stacked_products(hessians, vector)
  rows = size(hessians, 3);
  if iscell(hessians)
    rows = numel(hessians);
  end
  product = zeros(rows, numel(vector));
  for i = 1:rows
    product(i, :) = (component_of(hessians, i) * vector)';
  end
end

function total = products_by_rows(hessians, A)
  total = zeros(size(A, 2), 1);
  for i = 1:size(A, 1)
    total = total + component_of(hessians, i) * A(i, :)';
  end
end
`

export const R = `
weighted_sum <- function(hessians, weights) Reduce(\`+\`, Map(\`*\`, hessians, weights))

stacked_products <- function(hessians, vector) t(sapply(hessians, function(H) drop(H %*% vector)))

products_by_rows <- function(hessians, A) {
  drop(Reduce(\`+\`, lapply(seq_along(hessians), function(i) hessians[[i]] %*% A[i, ])))
}
`

export const JULIA = `
weighted_sum(hessians, weights) = sum(w * H for (H, w) in zip(hessians, weights))

stacked_products(hessians, vector) = reduce(vcat, [Matrix((H * vector)') for H in hessians])

products_by_rows(hessians, A) = sum(H * A[i, :] for (i, H) in enumerate(hessians))
`

export const EIGEN = `
inline Eigen::MatrixXd weighted_sum(const std::vector<Eigen::MatrixXd>& hessians, const Eigen::VectorXd& weights) {
  Eigen::MatrixXd total = weights(0) * hessians[0];
  for (Eigen::Index i = 1; i < weights.size(); i++) total += weights(i) * hessians[i];
  return total;
}

inline Eigen::MatrixXd stacked_products(const std::vector<Eigen::MatrixXd>& hessians, const Eigen::VectorXd& vector) {
  Eigen::MatrixXd product(hessians.size(), vector.size());
  for (Eigen::Index i = 0; i < product.rows(); i++) product.row(i) = (hessians[i] * vector).transpose();
  return product;
}

inline Eigen::VectorXd products_by_rows(const std::vector<Eigen::MatrixXd>& hessians, const Eigen::MatrixXd& A) {
  Eigen::VectorXd total = Eigen::VectorXd::Zero(A.cols());
  for (Eigen::Index i = 0; i < A.rows(); i++) total += hessians[i] * A.row(i).transpose();
  return total;
}
`

/** The Hessian of component i is hessians(:, :, i). */
export const FORTRAN = `
pure function weighted_sum(hessians, weights) result(total)
  real(dp), intent(in) :: hessians(:, :, :), weights(:)
  real(dp) :: total(size(hessians, 1), size(hessians, 2))
  integer :: i
  total = 0
  do i = 1, size(weights)
    total = total + weights(i) * hessians(:, :, i)
  end do
end function

pure function stacked_products(hessians, vector) result(product)
  real(dp), intent(in) :: hessians(:, :, :), vector(:)
  real(dp) :: product(size(hessians, 3), size(vector))
  integer :: i
  do i = 1, size(hessians, 3)
    product(i, :) = matmul(hessians(:, :, i), vector)
  end do
end function

pure function products_by_rows(hessians, A) result(total)
  real(dp), intent(in) :: hessians(:, :, :), A(:, :)
  real(dp) :: total(size(A, 2))
  integer :: i
  total = 0
  do i = 1, size(A, 1)
    total = total + matmul(hessians(:, :, i), A(i, :))
  end do
end function
`
