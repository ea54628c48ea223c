/**
 * Functions that generated R code brings along when it uses them. Logarithms and roots of matrices are those of base R:
 * it has none, so they are made of the product form of the Denman-Beavers iteration, Padé approximation (Higham,
 * Functions of Matrices, 6.29, 10.20) and the series of atanh.
 */
export const HELPERS = `
as_real <- function(name, x) {
  if (!(is.numeric(x) || is.logical(x)))
    stop(name, ": expected real numbers, found ", class(x)[1], call. = FALSE)
  as.double(x)
}

size_of <- function(x) {
  if (is.null(dim(x))) paste("length", length(x)) else paste(dim(x), collapse = " x ")
}

as_number <- function(name, x) {
  if (length(x) != 1 || !is.null(dim(x)))
    stop(name, ": expected a number, found ", size_of(x), call. = FALSE)
  as_real(name, x)
}

as_vector <- function(name, x) {
  if (length(dim(x)) > 1)
    stop(name, ": expected a vector, found ", size_of(x), call. = FALSE)
  as_real(name, x)
}

as_matrix <- function(name, x) {
  if (length(dim(x)) != 2)
    stop(name, ": expected a matrix, found ", size_of(x), call. = FALSE)
  matrix(as_real(name, x), nrow(x), ncol(x))
}

has_size <- function(name, x, called, expected) {
  found <- if (is.null(dim(x))) length(x) else dim(x)
  if (!all(found == expected))
    stop(name, ": expected ", called, " = ", paste(expected, collapse = " x "), ", found ", size_of(x), call. = FALSE)
}

softplus <- function(x) -plogis(-x, log.p = TRUE)

heaviside <- function(x) (x > 0) * 1

erf <- function(x) sign(x) * pgamma(x^2, 0.5)

erfc <- function(x) 2 * pnorm(-sqrt(2) * x)

gelu <- function(x) x * pnorm(x)

silu <- function(x) x * plogis(x)

logsumexp <- function(x) {
  largest <- max(x)
  if (is.infinite(largest)) largest else largest + log(sum(exp(x - largest)))
}

hypot <- function(x, y) {
  larger <- pmax(abs(x), abs(y))
  ratio <- pmin(abs(x), abs(y)) / ifelse(larger == 0, 1, larger)
  larger * sqrt(1 + ratio^2)
}

less_mean <- function(c, p) {
  shifted <- c - c[which.max(p)]
  shifted - sum(p * shifted)
}

logsoftmax <- function(x, margin = 0) {
  if (margin == 0) x - logsumexp(x) else sweep(x, margin, apply(x, margin, logsumexp))
}

softmax <- function(x, margin = 0) exp(logsoftmax(x, margin))

diagonal_matrix <- function(x) diag(x, length(x))

tril <- function(X) {
  X[upper.tri(X)] <- 0
  X
}

triu <- function(X) {
  X[lower.tri(X)] <- 0
  X
}

commuted <- function(m, n) as.vector(t(matrix(seq_len(m * n), m, n)))

cholesky <- function(X) {
  if (!isSymmetric(X, tol = 1e-8)) stop("chol: the matrix is not symmetric")
  t(chol(X))
}

cholesky_solve <- function(L, B) backsolve(t(L), forwardsolve(L, B))

adjugate <- function(X) {
  n <- nrow(X)
  minor <- function(i, j) (-1)^(i + j) * det(X[-j, -i, drop = FALSE])
  outer(seq_len(n), seq_len(n), Vectorize(minor))
}

pinv <- function(X, tolerance = max(dim(X)) * .Machine$double.eps) {
  s <- svd(X)
  kept <- s$d > tolerance * s$d[1]
  s$v[, kept, drop = FALSE] %*% (t(s$u[, kept, drop = FALSE]) / s$d[kept])
}

expm <- function(X) {
  b <- c(
    64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600,
    670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1
  )
  squarings <- max(0, ceiling(log2(norm(X) / 5.371920351148152)))
  A <- X / 2^squarings
  eye <- diag(nrow(X))
  A2 <- A %*% A
  A4 <- A2 %*% A2
  A6 <- A4 %*% A2
  high <- A6 %*% (b[14] * A6 + b[12] * A4 + b[10] * A2)
  odd <- A %*% (high + b[8] * A6 + b[6] * A4 + b[4] * A2 + b[2] * eye)
  even <- A6 %*% (b[13] * A6 + b[11] * A4 + b[9] * A2) + b[7] * A6 + b[5] * A4 + b[3] * A2 + b[1] * eye
  Y <- solve(even - odd, even + odd)
  for (i in seq_len(squarings)) Y <- Y %*% Y
  Y
}

cosm <- function(X) {
  rotation <- expm(rbind(cbind(0 * X, -X), cbind(X, 0 * X)))
  rotation[seq_len(nrow(X)), seq_len(nrow(X)), drop = FALSE]
}

sinm <- function(X) {
  rotation <- expm(rbind(cbind(0 * X, -X), cbind(X, 0 * X)))
  rotation[nrow(X) + seq_len(nrow(X)), seq_len(nrow(X)), drop = FALSE]
}

principal <- function(X, name, what) {
  values <- eigen(X, only.values = TRUE)$values
  size <- max(Mod(values))
  if (any(Re(values) <= 1e-14 * size & abs(Im(values)) <= 1e-8 * size))
    stop(name, ": the matrix has no real principal ", what, ", or is singular")
}

denman_beavers <- function(X) {
  n <- nrow(X)
  Y <- M <- X
  for (i in 1:100) {
    scale <- if (norm(M - diag(n)) > 0.01) exp(-c(determinant(M)$modulus) / (2 * n)) else 1
    inverse <- solve(M, tol = 0)
    Y <- scale / 2 * Y %*% (diag(n) + inverse / scale^2)
    M <- (diag(n) + (scale^2 * M + inverse / scale^2) / 2) / 2
    if (norm(M - diag(n)) <= n * .Machine$double.eps) break
  }
  if (norm(Y %*% Y - X) > 1e-6 * norm(X)) stop("the square root of a matrix was not found")
  Y
}

sqrtm <- function(X) {
  principal(X, "sqrtm", "square root")
  denman_beavers(X)
}

sqrtm_semidefinite <- function(X) {
  e <- eigen((X + t(X)) / 2, symmetric = TRUE)
  if (min(e$values) < -1e-8 * max(abs(e$values))) stop("sqrtm: the matrix has a negative eigenvalue")
  e$vectors %*% (sqrt(pmax(e$values, 0)) * t(e$vectors))
}

skew <- function(w) matrix(c(0, w[3], -w[2], -w[3], 0, w[1], w[2], -w[1], 0), 3)

unskew <- function(A) c(A[3, 2] - A[2, 3], A[1, 3] - A[3, 1], A[2, 1] - A[1, 2])

eigenvectors <- function(X) {
  V <- eigen(X, symmetric = TRUE)$vectors
  V[, ncol(V):1, drop = FALSE]
}

logm <- function(X) {
  principal(X, "logm", "logarithm")
  logarithm(X)
}

logarithm <- function(X) {
  eye <- diag(nrow(X))
  roots <- 0
  while (norm(X - eye) > 0.1) {
    X <- denman_beavers(X)
    roots <- roots + 1
  }
  Z <- solve(X + eye, X - eye)
  Y <- 0 * X
  for (k in 9:0) Y <- eye / (2 * k + 1) + Y %*% Z %*% Z
  2^(roots + 1) * Z %*% Y
}

sylvester <- function(A, B, C) {
  m <- nrow(A)
  n <- nrow(B)
  operator <- kronecker(diag(n), A) + kronecker(t(B), diag(m))
  if (rcond(operator) < 1e-15)
    stop("the equation A*X + X*B = C has no unique solution: a matrix is singular")
  matrix(solve(operator, as.vector(C)), m, n)
}

matrix_power <- function(X, k) {
  if (k != trunc(k)) stop("the exponent of a matrix must be an integer")
  if (k < 0) return(matrix_power(solve(X), -k))
  Y <- diag(nrow(X))
  while (k > 0) {
    if (k %% 2 == 1) Y <- Y %*% X
    X <- X %*% X
    k <- k %/% 2
  }
  Y
}

frechet <- function(f, X, E) {
  n <- nrow(X)
  f(rbind(cbind(X, E), cbind(0 * X, X)))[seq_len(n), n + seq_len(n), drop = FALSE]
}

log_frechet <- function(X, E) {
  principal(X, "logm", "logarithm")
  frechet(logarithm, X, E)
}

power_frechet <- function(X, k, E) frechet(function(Y) matrix_power(Y, k), X, E)

operator_matrix <- function(along, X) {
  n <- nrow(X)
  column <- function(k) as.vector(along(X, matrix(replace(numeric(n^2), k, 1), n)))
  matrix(vapply(seq_len(n^2), column, numeric(n^2)), n^2)
}

power_jacobian <- function(X, k) operator_matrix(function(Y, E) power_frechet(Y, k, E), X)
`
