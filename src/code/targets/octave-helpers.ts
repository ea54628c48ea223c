/**
 * Functions that generated Octave code brings along when it uses them.
 */
export const HELPERS = `
function x = as_real(name, x)
  if ~(isnumeric(x) || islogical(x))
    error('%s: expected real numbers, found %s', name, class(x));
  end
  if ~isreal(x)
    error('%s: expected real numbers, found complex ones', name);
  end
  if ~isfloat(x)
    x = double(x);
  end
  x = full(x);
end

function x = as_number(name, x)
  x = as_real(name, x);
  if ~isscalar(x)
    error('%s: expected a number, found size %s', name, mat2str(size(x)));
  end
end

function x = as_column(name, x)
  x = as_real(name, x);
  if ~iscolumn(x)
    error('%s: expected a column, found size %s', name, mat2str(size(x)));
  end
end

function X = as_matrix(name, X)
  X = as_real(name, X);
  if ndims(X) ~= 2
    error('%s: expected a matrix, found size %s', name, mat2str(size(X)));
  end
end

function has_size(name, X, called, expected)
  if ~isequal(size(X), expected)
    error('%s: expected %s = %s, found %s', name, called, mat2str(expected), mat2str(size(X)));
  end
end

function y = real_value(y)
  if ~isreal(y)
    error('an argument is outside the domain of a function');
  end
end

function z = maximum(x, y)
  z = max(x, y);
  z(isnan(x) | isnan(y)) = NaN;
end

function z = minimum(x, y)
  z = min(x, y);
  z(isnan(x) | isnan(y)) = NaN;
end

function y = step(x)
  y = max(sign(x), 0);
  y(isnan(x)) = NaN;
end

function y = sigmoid(x)
  y = 1 ./ (1 + exp(-x));
end

function y = softplus(x)
  y = max(x, 0) + log1p(exp(-abs(x)));
end

function y = gelu(x)
  y = x .* erfc(-x / sqrt(2)) / 2;
end

function y = silu(x)
  y = x ./ (1 + exp(-x));
end

function y = less_mean(c, p)
  [~, top] = max(p);
  y = c - c(top);
  y = y - p' * y;
end

function y = logsumexp(x, dim)
  x = full(x);
  if nargin < 2
    x = x(:);
    dim = 1;
  end
  largest = max(x, [], dim);
  largest(~isfinite(largest)) = 0;
  y = largest + log(sum(exp(x - largest), dim));
end

function y = softmax(x, dim)
  x = full(x);
  if nargin < 2
    y = exp(x - max(x(:)));
    y = y / sum(y(:));
  else
    y = exp(x - max(x, [], dim));
    y = y ./ sum(y, dim);
  end
end

function y = logsoftmax(x, varargin)
  x = full(x);
  y = x - logsumexp(x, varargin{:});
end

function x = entry(X, varargin)
  x = X(varargin{:});
end

function u = unit(n, i)
  identity = full(eye(n));
  u = identity(:, i);
end

function Y = permute_rows(X, m, n)
  order = reshape(1:m * n, m, n)';
  Y = X(order(:), :);
end

function Y = permute_columns(X, m, n)
  order = reshape(1:m * n, n, m)';
  Y = X(:, order(:));
end

function K = commutation(m, n)
  K = permute_rows(full(eye(m * n)), m, n);
end

function y = logdet(X)
  [~, U, ~] = lu(X);
  y = sum(log(abs(diag(U))));
end

function L = cholesky(X)
  if norm(X - X', 'fro') > sqrt(eps(class(X))) * norm(X, 'fro')
    error('chol: the matrix is not symmetric');
  end
  L = chol(X, 'lower');
end

function X = cholesky_solve(L, B)
  X = L' \\ (L \\ B);
end

function X = cholesky_inverse(L)
  X = L \\ eye(size(L, 1));
  X = X' * X;
end

function Y = pinv_symmetric(X)
  Y = pinv(X, 1e-7 * norm(X));
end

function Y = adjugate(X)
  n = size(X, 1);
  Y = zeros(n);
  for i = 1:n
    for j = 1:n
      Y(j, i) = (-1)^(i + j) * det(X([1:i - 1, i + 1:n], [1:j - 1, j + 1:n]));
    end
  end
end

function U = left_singular_vectors(X)
  [U, ~, ~] = svd(X, 'econ');
end

function V = right_singular_vectors(X)
  [~, ~, V] = svd(X, 'econ');
end

function u = left_singular_vector(X)
  [U, ~, ~] = svd(X);
  u = U(:, 1);
end

function v = right_singular_vector(X)
  [~, ~, V] = svd(X);
  v = V(:, 1);
end

function S = skew(w)
  S = [0, -w(3), w(2); w(3), 0, -w(1); -w(2), w(1), 0];
end

function w = unskew(A)
  w = [A(3, 2) - A(2, 3); A(1, 3) - A(3, 1); A(2, 1) - A(1, 2)];
end

function d = eigenvalues(X)
  d = eig((X + X') / 2);
end

function V = eigenvectors(X)
  [V, ~] = eig((X + X') / 2);
end

function v = first_eigenvector(X)
  V = eigenvectors(X);
  v = V(:, 1);
end

function v = last_eigenvector(X)
  V = eigenvectors(X);
  v = V(:, end);
end

function Y = cosm(X)
  Y = real(expm(1i * X));
end

function Y = sinm(X)
  Y = imag(expm(1i * X));
end

function Y = sqrtm_semidefinite(X)
  [V, D] = eig((X + X') / 2);
  d = diag(D);
  if min(d) < -1e-8 * max(abs(d))
    error('sqrtm: the matrix has a negative eigenvalue');
  end
  Y = V .* sqrt(max(d, 0))' * V';
end

function Y = real_root(X)
  Y = sqrtm(X);
  if ~(norm(imag(Y), 'fro') <= 1e-8 * norm(Y, 'fro'))
    error('sqrtm: the matrix has no real principal square root');
  end
  Y = real(Y);
end

function Y = real_log(X)
  if rank(X) < size(X, 1)
    error('logm: the matrix is singular');
  end
  Y = logm(X);
  if ~(norm(imag(Y), 'fro') <= 1e-8 * max(1, norm(Y, 'fro')))
    error('logm: the matrix has no real principal logarithm');
  end
  Y = real(Y);
end

function X = solve_sylvester(A, B, C)
  X = sylvester(A, B, C);
  if ~(norm(A * X + X * B - C, 'fro') <= 1e-6 * norm(C, 'fro'))
    error('the equation A*X + X*B = C has no unique solution: a matrix is singular');
  end
end

function Y = matrix_power(X, k)
  if k ~= fix(k)
    error('the exponent of a matrix must be an integer');
  end
  Y = X^k;
end

function L = frechet(f, X, E)
  n = size(X, 1);
  Y = f([X, E; zeros(n), X]);
  L = Y(1:n, n + 1:end);
end

function L = log_frechet(X, E)
  real_log(X);
  L = real(frechet(@logm, X, E));
end

function L = power_frechet(X, k, E)
  L = frechet(@(Y) matrix_power(Y, k), X, E);
end

function J = operator_matrix(along, X)
  n = size(X, 1);
  J = zeros(n^2);
  for k = 1:n^2
    E = zeros(n);
    E(k) = 1;
    J(:, k) = reshape(along(X, E), [], 1);
  end
end

function J = power_jacobian(X, k)
  J = operator_matrix(@(Y, E) power_frechet(Y, k, E), X);
end
`
