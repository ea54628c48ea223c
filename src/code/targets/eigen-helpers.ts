/**
 * Functions that generated C++ code brings along when it uses them.
 */
export const HELPERS = `
template <typename Derived>
void has_shape(const char* name, const Eigen::MatrixBase<Derived>& value, const char* called,
               Eigen::Index rows, Eigen::Index cols) {
  if (value.rows() == rows && value.cols() == cols) return;
  throw std::invalid_argument(std::string(name) + ": expected " + called + " = " +
                              std::to_string(rows) + " x " + std::to_string(cols) + ", found " +
                              std::to_string(value.rows()) + " x " + std::to_string(value.cols()));
}

inline double sigmoid(double x) {
  const double e = std::exp(-std::abs(x));
  return (x < 0 ? e : 1.0) / (1.0 + e);
}

inline double softplus(double x) { return (x > 0 ? x : 0.0) + std::log1p(std::exp(-std::abs(x))); }

inline double relu(double x) { return x < 0 ? 0.0 : x; }

inline double gelu(double x) { return 0.5 * x * std::erfc(-x / std::sqrt(2.0)); }

inline double silu(double x) { return x * sigmoid(x); }

inline double step(double x) { return x > 0 ? 1.0 : x * 0.0; }

inline double sign(double x) { return x > 0 ? 1.0 : x < 0 ? -1.0 : x; }

inline double square(double x) { return x * x; }

inline double greater(double a, double b) { return a > b || a != a ? a : b; }

inline double lesser(double a, double b) { return a < b || a != a ? a : b; }

inline double angle(double y, double x) { return std::atan2(y, x); }

inline double hypotenuse(double a, double b) { return std::hypot(a, b); }

inline double logsumexp(const Eigen::VectorXd& x) {
  const double top = x.maxCoeff();
  return std::isfinite(top) ? top + std::log((x.array() - top).exp().sum()) : x.sum();
}

inline Eigen::VectorXd logsumexp_columns(const Eigen::MatrixXd& X) {
  Eigen::VectorXd y(X.cols());
  for (Eigen::Index j = 0; j < X.cols(); ++j) y(j) = logsumexp(X.col(j));
  return y;
}

inline Eigen::VectorXd softmax(const Eigen::VectorXd& x) {
  const Eigen::VectorXd e = (x.array() - x.maxCoeff()).exp();
  return e / e.sum();
}

inline Eigen::VectorXd logsoftmax(const Eigen::VectorXd& x) { return x.array() - logsumexp(x); }

inline Eigen::VectorXd less_mean(const Eigen::VectorXd& c, const Eigen::VectorXd& p) {
  Eigen::Index at = 0;
  p.maxCoeff(&at);
  const Eigen::VectorXd shifted = c.array() - c(at);
  return shifted.array() - p.dot(shifted);
}

inline Eigen::MatrixXd each_column(Eigen::VectorXd (*f)(const Eigen::VectorXd&), const Eigen::MatrixXd& X) {
  Eigen::MatrixXd Y(X.rows(), X.cols());
  for (Eigen::Index j = 0; j < X.cols(); ++j) Y.col(j) = f(X.col(j));
  return Y;
}

inline Eigen::MatrixXd kron(const Eigen::MatrixXd& A, const Eigen::MatrixXd& B) {
  Eigen::MatrixXd K(A.rows() * B.rows(), A.cols() * B.cols());
  for (Eigen::Index i = 0; i < A.rows(); ++i)
    for (Eigen::Index j = 0; j < A.cols(); ++j)
      K.block(i * B.rows(), j * B.cols(), B.rows(), B.cols()) = A(i, j) * B;
  return K;
}

inline Eigen::PermutationMatrix<Eigen::Dynamic> commutation(Eigen::Index m, Eigen::Index n) {
  Eigen::PermutationMatrix<Eigen::Dynamic> K(m * n);
  for (Eigen::Index i = 0; i < m; ++i)
    for (Eigen::Index j = 0; j < n; ++j) K.indices()(i + j * m) = j + i * n;
  return K;
}

inline Eigen::PartialPivLU<Eigen::MatrixXd> invertible(const Eigen::MatrixXd& A) {
  const Eigen::PartialPivLU<Eigen::MatrixXd> lu(A);
  if ((lu.matrixLU().diagonal().array() == 0).any()) throw std::domain_error("the matrix is singular");
  return lu;
}

inline double logdet(const Eigen::MatrixXd& X) {
  return X.partialPivLu().matrixLU().diagonal().array().abs().log().sum();
}

inline Eigen::MatrixXd adjugate(const Eigen::MatrixXd& X) {
  const Eigen::Index n = X.rows();
  Eigen::MatrixXd Y(n, n);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j) {
      Eigen::MatrixXd M(n - 1, n - 1);
      for (Eigen::Index k = 0; k + 1 < n; ++k)
        for (Eigen::Index l = 0; l + 1 < n; ++l) M(k, l) = X(k + (k >= i), l + (l >= j));
      Y(j, i) = ((i + j) % 2 == 0 ? 1 : -1) * M.determinant();
    }
  return Y;
}

inline Eigen::MatrixXd cholesky(const Eigen::MatrixXd& X) {
  const Eigen::LLT<Eigen::MatrixXd> llt(X);
  if ((X - X.transpose()).norm() > 1e-8 * X.norm())
    throw std::domain_error("Cholesky factor: the matrix is not symmetric");
  if (llt.info() != Eigen::Success)
    throw std::domain_error("Cholesky factor: the matrix is not positive definite");
  return llt.matrixL();
}

template <typename Derived>
typename Derived::PlainObject cholesky_solve(const Eigen::MatrixXd& L, const Eigen::MatrixBase<Derived>& B) {
  typename Derived::PlainObject X = B;
  L.triangularView<Eigen::Lower>().solveInPlace(X);
  L.transpose().triangularView<Eigen::Upper>().solveInPlace(X);
  return X;
}

inline Eigen::MatrixXd cholesky_inverse(const Eigen::MatrixXd& L) {
  return cholesky_solve(L, Eigen::MatrixXd::Identity(L.rows(), L.cols()));
}

inline Eigen::MatrixXd pinv_symmetric(const Eigen::MatrixXd& X) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen((X + X.transpose()) / 2);
  const Eigen::ArrayXd values = eigen.eigenvalues().array();
  const double least = 1e-7 * values.abs().maxCoeff();
  const Eigen::VectorXd inverses = (values.abs() > least).select(1 / values, 0.0);
  return eigen.eigenvectors() * inverses.asDiagonal() * eigen.eigenvectors().transpose();
}

inline Eigen::MatrixXd skew(const Eigen::VectorXd& w) {
  return (Eigen::MatrixXd(3, 3) << 0, -w(2), w(1), w(2), 0, -w(0), -w(1), w(0), 0).finished();
}

inline Eigen::VectorXd unskew(const Eigen::MatrixXd& A) {
  return Eigen::Vector3d(A(2, 1) - A(1, 2), A(0, 2) - A(2, 0), A(1, 0) - A(0, 1));
}

inline Eigen::VectorXd eigvals(const Eigen::MatrixXd& X) {
  return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>((X + X.transpose()) / 2, Eigen::EigenvaluesOnly).eigenvalues();
}

inline Eigen::MatrixXd eigvecs(const Eigen::MatrixXd& X) {
  return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>((X + X.transpose()) / 2).eigenvectors();
}

inline Eigen::MatrixXd sqrtm_semidefinite(const Eigen::MatrixXd& X) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen((X + X.transpose()) / 2);
  const Eigen::ArrayXd values = eigen.eigenvalues().array();
  if (values.minCoeff() < -1e-8 * values.abs().maxCoeff())
    throw std::domain_error("sqrtm: the matrix has a negative eigenvalue");
  const Eigen::VectorXd roots = values.max(0.0).sqrt();
  return eigen.eigenvectors() * roots.asDiagonal() * eigen.eigenvectors().transpose();
}

inline Eigen::MatrixXd real_part(const Eigen::MatrixXcd& X, double scale, const char* complaint) {
  const double size = X.cwiseAbs().maxCoeff();
  if (!X.allFinite() || !(X.imag().cwiseAbs().maxCoeff() <= 1e-8 * std::max(scale, size)))
    throw std::domain_error(complaint);
  return X.real();
}

inline Eigen::MatrixXd sqrtm(const Eigen::MatrixXd& X) {
  const Eigen::MatrixXcd root = Eigen::MatrixSquareRootReturnValue<Eigen::MatrixXcd>(X.cast<std::complex<double>>());
  return real_part(root, 0, "sqrtm: the matrix has no real principal square root");
}

inline Eigen::MatrixXd real_log(const Eigen::MatrixXd& X) {
  const Eigen::MatrixXcd log = Eigen::MatrixLogarithmReturnValue<Eigen::MatrixXcd>(X.cast<std::complex<double>>());
  return real_part(log, 1, "logm: the matrix has no real principal logarithm");
}

inline Eigen::MatrixXd logm(const Eigen::MatrixXd& X) {
  if (X.fullPivLu().rank() < X.rows()) throw std::domain_error("logm: the matrix is singular");
  return real_log(X);
}

inline Eigen::MatrixXd expm(const Eigen::MatrixXd& X) {
  return Eigen::MatrixExponentialReturnValue<Eigen::MatrixXd>(X);
}

inline Eigen::MatrixXd turning(const Eigen::MatrixXd& X) {
  const Eigen::Index n = X.rows();
  Eigen::MatrixXd Y = Eigen::MatrixXd::Zero(2 * n, 2 * n);
  Y.topRightCorner(n, n) = -X;
  Y.bottomLeftCorner(n, n) = X;
  return expm(Y).leftCols(n);
}

inline Eigen::MatrixXd cosm(const Eigen::MatrixXd& X) { return turning(X).topRows(X.rows()); }

inline Eigen::MatrixXd sinm(const Eigen::MatrixXd& X) { return turning(X).bottomRows(X.rows()); }

inline Eigen::MatrixXd matrix_power(const Eigen::MatrixXd& X, double k) {
  if (k != std::floor(k)) throw std::domain_error("the exponent of a matrix must be an integer");
  Eigen::MatrixXd base = X, power = Eigen::MatrixXd::Identity(X.rows(), X.cols());
  if (k < 0) base = invertible(X).inverse();
  for (double left = std::abs(k); left >= 1; left = std::floor(left / 2)) {
    if (std::fmod(left, 2) == 1) power = power * base;
    base = base * base;
  }
  return power;
}

template <typename Function>
Eigen::MatrixXd frechet(Function f, const Eigen::MatrixXd& X, const Eigen::MatrixXd& E) {
  const Eigen::Index n = X.rows();
  Eigen::MatrixXd Y = Eigen::MatrixXd::Zero(2 * n, 2 * n);
  Y.topLeftCorner(n, n) = X;
  Y.topRightCorner(n, n) = E;
  Y.bottomRightCorner(n, n) = X;
  return Eigen::MatrixXd(f(Y)).topRightCorner(n, n);
}

template <typename Function>
Eigen::MatrixXd operator_matrix(Function f, const Eigen::MatrixXd& X) {
  const Eigen::Index n = X.rows();
  Eigen::MatrixXd K(n * n, n * n);
  for (Eigen::Index k = 0; k < n * n; ++k) {
    const Eigen::MatrixXd unit = Eigen::VectorXd::Unit(n * n, k).reshaped(n, n);
    K.col(k) = frechet(f, X, unit).reshaped();
  }
  return K;
}

inline Eigen::MatrixXd log_frechet(const Eigen::MatrixXd& X, const Eigen::MatrixXd& E) {
  logm(X);
  return frechet(&real_log, X, E);
}

inline Eigen::MatrixXd log_jacobian(const Eigen::MatrixXd& X) {
  logm(X);
  return operator_matrix(&real_log, X);
}

inline Eigen::MatrixXd power_frechet(const Eigen::MatrixXd& X, double k, const Eigen::MatrixXd& E) {
  return frechet([k](const Eigen::MatrixXd& Y) { return matrix_power(Y, k); }, X, E);
}

inline Eigen::MatrixXd power_jacobian(const Eigen::MatrixXd& X, double k) {
  return operator_matrix([k](const Eigen::MatrixXd& Y) { return matrix_power(Y, k); }, X);
}

inline Eigen::MatrixXd sylvester(const Eigen::MatrixXd& A, const Eigen::MatrixXd& B, const Eigen::MatrixXd& C) {
  const Eigen::ComplexSchur<Eigen::MatrixXcd> left(A.cast<std::complex<double>>());
  const Eigen::ComplexSchur<Eigen::MatrixXcd> right(B.cast<std::complex<double>>());
  const Eigen::MatrixXcd& T = left.matrixT();
  const Eigen::MatrixXcd& S = right.matrixT();
  Eigen::MatrixXcd Y = left.matrixU().adjoint() * C * right.matrixU();
  for (Eigen::Index j = 0; j < Y.cols(); ++j) {
    Eigen::VectorXcd rest = Y.col(j) - Y.leftCols(j) * S.col(j).head(j);
    const Eigen::MatrixXcd shifted = T + S(j, j) * Eigen::MatrixXcd::Identity(T.rows(), T.cols());
    Y.col(j) = shifted.triangularView<Eigen::Upper>().solve(rest);
  }
  const Eigen::MatrixXd X = (left.matrixU() * Y * right.matrixU().adjoint()).real();
  if (!((A * X + X * B - C).norm() <= 1e-6 * C.norm()))
    throw std::domain_error("the equation A*X + X*B = C has no unique solution: a matrix is singular");
  return X;
}
`
