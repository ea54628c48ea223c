/**
 * Functions that generated Julia code brings along when it uses them.
 */
export const HELPERS = `
as_number(name, x) =
    x isa Real ? float(x) : throw(ArgumentError("$name: expected a real number, found $(summary(x))"))

as_vector(name, x) =
    x isa AbstractVector{<:Real} ? float(x) :
    throw(ArgumentError("$name: expected a vector of real numbers, found $(summary(x))"))

as_matrix(name, x) =
    x isa AbstractMatrix{<:Real} ? float(x) :
    throw(ArgumentError("$name: expected a matrix of real numbers, found $(summary(x))"))

has_size(name, x, called, expected) =
    size(x) == expected ||
    throw(DimensionMismatch("$name: expected $called = $expected, found $(size(x))"))

sigmoid(x) = 1 / (1 + exp(-x))

softplus(x) = max(x, zero(x)) + log1p(exp(-abs(x)))

relu(x) = max(x, zero(x))

heaviside(x) = isnan(x) ? x : oftype(x, x > 0)

gelu(x) = x * erfc(-x / sqrt(oftype(x, 2))) / 2

silu(x) = x / (1 + exp(-x))

function logsumexp(x; dims = :)
    largest = maximum(x; dims = dims)
    shift = ifelse.(isfinite.(largest), largest, zero(largest))
    return shift .+ log.(sum(exp.(x .- shift); dims = dims))
end

function softmax(x; dims = :)
    e = exp.(x .- maximum(x; dims = dims))
    return e ./ sum(e; dims = dims)
end

logsoftmax(x; dims = :) = x .- logsumexp(x; dims = dims)

identity_matrix(n) = Matrix{Float64}(I, n, n)

commuted(m, n) = vec(permutedims(reshape(1:m * n, m, n)))

function lower_cholesky(X)
    norm(X - X') <= sqrt(eps(float(eltype(X)))) * norm(X) || throw(DomainError(X, "chol: the matrix is not symmetric"))
    return Matrix(cholesky(Symmetric(X, :L)).L)
end

cholesky_solve(L, B) = LowerTriangular(L)' \\ (LowerTriangular(L) \\ B)

function cholesky_inverse(L)
    inverse = inv(LowerTriangular(L))
    return Matrix(inverse' * inverse)
end

function adjugate(X)
    n = size(X, 1)
    others(i) = [1:i - 1; i + 1:n]
    return [(-1)^(i + j) * det(X[others(j), others(i)]) for i in 1:n, j in 1:n]
end

function sqrtm_semidefinite(X)
    values, vectors = eigen(Symmetric((X + X') / 2))
    minimum(values) >= -1e-8 * maximum(abs, values) ||
        throw(DomainError(X, "sqrtm: the matrix has a negative eigenvalue"))
    return vectors .* sqrt.(max.(values, 0))' * vectors'
end

skew(w) = [0 -w[3] w[2]; w[3] 0 -w[1]; -w[2] w[1] 0]

unskew(A) = [A[3, 2] - A[2, 3], A[1, 3] - A[3, 1], A[2, 1] - A[1, 2]]

function real_root(X)
    root = sqrt(X)
    norm(imag(root)) <= 1e-8 * norm(root) ||
        throw(DomainError(X, "sqrtm: the matrix has no real principal square root"))
    return real(root)
end

function real_log(X)
    rank(X) == size(X, 1) || throw(DomainError(X, "logm: the matrix is singular"))
    Y = log(X)
    norm(imag(Y)) <= 1e-8 * max(1, norm(Y)) ||
        throw(DomainError(X, "logm: the matrix has no real principal logarithm"))
    return real(Y)
end

function solve_sylvester(A, B, C)
    X = sylvester(A, B, -C)
    norm(A * X + X * B - C) <= 1e-6 * norm(C) ||
        error("the equation A*X + X*B = C has no unique solution: a matrix is singular")
    return X
end

function matrix_power(X, k)
    isinteger(k) || throw(DomainError(k, "the exponent of a matrix must be an integer"))
    return X^Int(k)
end

function frechet(f, X, E)
    n = size(X, 1)
    return f([X E; zero(X) X])[1:n, n + 1:2n]
end

function log_frechet(X, E)
    real_log(X)
    return real(frechet(log, X, E))
end

power_frechet(X, k, E) = frechet(Y -> matrix_power(Y, k), X, E)

function operator_matrix(along, X)
    n = size(X, 1)
    return reduce(hcat, [vec(along(X, reshape(e, n, n))) for e in eachcol(identity_matrix(n^2))])
end

power_jacobian(X, k) = operator_matrix((Y, E) -> power_frechet(Y, k, E), X)
`
