/**
 * Sums over an index, and values stacked over it, in languages without comprehensions: of a function of the index, which
 * runs from 1 on.
 */

/** JavaScript, of arrays and arrays of arrays. */
export const NESTED = `
const stackOver = (f, n) => Array.from({ length: n }, (_, k) => f(k + 1))

const sumOver = (f, n) => stackOver(f, n).reduce((a, b) => add(a, b))
`

/** TensorFlow.js. */
export const TENSORS = `
const valuesOver = (f, n) => Array.from({ length: n }, (_, k) => f(k + 1))

const stackOver = (f, n) => tf.stack(valuesOver(f, n).map((value) => tf.cast(value, 'float32')))

const sumOver = (f, n) => valuesOver(f, n).reduce((a, b) => tf.add(a, b), tf.scalar(0))
`

export const OCTAVE = `
function y = sum_over(f, n)
  y = 0;
  for k = 1:n
    y = y + f(k);
  end
end

function Y = stack_over(f, n)
  rows = cell(n, 1);
  for k = 1:n
    rows{k} = reshape(f(k), 1, []);
  end
  Y = vertcat(rows{:});
end
`

/** Eigen. */
export const CPP = `
template <typename F>
auto sum_over(F f, Eigen::Index n) {
  auto y = f(1);
  for (Eigen::Index k = 2; k <= n; k++) y += f(k);
  return y;
}

template <typename F>
Eigen::VectorXd stack_over(F f, Eigen::Index n) {
  Eigen::VectorXd y(n);
  for (Eigen::Index k = 0; k < n; k++) y(k) = f(k + 1);
  return y;
}

template <typename F>
Eigen::MatrixXd rows_over(F f, Eigen::Index n) {
  const Eigen::VectorXd first = f(1);
  Eigen::MatrixXd Y(n, first.size());
  Y.row(0) = first.transpose();
  for (Eigen::Index k = 1; k < n; k++) Y.row(k) = f(k + 1).transpose();
  return Y;
}
`
