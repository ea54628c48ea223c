/**
 * Slips in rewriting, the likeliest first.
 */

export const ALGEBRA_SLIPS = `
transposed-product-1:  (A*B)' -> A'*B'  [(A*B)' = B'*A']
  "wrong order of a product: is transposed without turning the order of its factors"
transposed-product-5:  (A*B*C)' -> A'*B'*C'  [(A*B)' = B'*A']
  "wrong order of a product: is transposed without turning the order of its factors"
transposed-product-2:  (A*B)' -> B*A  [(A*B)' = B'*A']
  "lost transpose: is turned round without transposing its factors"
transposed-product-3:  (A*B)' -> B'*A  [(A*B)' = B'*A']
  "lost transpose: has one factor that is not transposed"
transposed-product-4:  (A*B)' -> B*A'  [(A*B)' = B'*A']
  "lost transpose: has one factor that is not transposed"

inverse-of-product-1:  inv(A*B) -> inv(A)*inv(B)  [inv(A*B) = inv(B)*inv(A)]
  "wrong order of a product: is inverted without turning the order of its factors"

inverse-of-sum-1:  inv(A + B) -> inv(A) + inv(B)  [inv of a sum]
  "wrong law: is taken term by term, although no law does so"

inverse-of-transpose-1:  inv(A)' -> inv(A)  [inv(A') = inv(A)']
  "lost transpose: has lost its transpose"

colon-product-1:  A : B*C -> B*A : C  [A : B*C = B'*A : C = A*C' : B]
  "lost transpose: has a factor brought to the other side of the colon without its transpose"
colon-product-2:  A : B*C -> A*C : B  [A : B*C = B'*A : C = A*C' : B]
  "lost transpose: has a factor brought to the other side of the colon without its transpose"
colon-product-3:  A : B*C -> A*B' : C  [A : B*C = B'*A : C = A*C' : B]
  "wrong order of a product: has a factor brought to the wrong side beyond the colon: the order is wrong"
colon-product-4:  A : B*C -> C'*A : B  [A : B*C = B'*A : C = A*C' : B]
  "wrong order of a product: has a factor brought to the wrong side beyond the colon: the order is wrong"
colon-product-5:  A : B*C -> A*B : C  [A : B*C = B'*A : C = A*C' : B]
  "wrong order of a product: has a factor brought to the wrong side beyond the colon, without its transpose: the order is wrong"

trace-colon-1:  tr(A*B) -> A : B  [tr(A'*B) = A : B]
  "lost transpose: has lost the transpose between trace and colon product"
trace-colon-2:  A : B -> tr(A*B)  [tr(A'*B) = A : B]
  "lost transpose: has lost the transpose between trace and colon product"
trace-colon-3:  tr(A*B) -> tr(A)*tr(B)  [tr(A'*B) = A : B]
  "Hadamard for matrix product: is split into a product of traces"
trace-colon-4:  A : B -> sum(A*B)  [tr(A'*B) = A : B]
  "Hadamard for matrix product: has a matrix product in the place of the elementwise product"

determinants-1:  det(s*A) -> s*det(A) where s is scalar  [det and logdet]
  "wrong exponent: lacks the exponent n of the factor"
determinants-2:  logdet(s*A) -> log(s) + logdet(A) where s is scalar  [det and logdet]
  "wrong factor: lacks the factor n of log(s)"
determinants-3:  det(A + B) -> det(A) + det(B)  [det and logdet]
  "wrong law: is taken term by term, although no law does so"
determinants-4:  logdet(A + B) -> logdet(A) + logdet(B)  [det and logdet]
  "wrong law: is taken term by term, although no law does so"
determinants-5:  logdet(inv(A)) -> logdet(A)  [det and logdet]
  "wrong sign: lacks the minus: the sign is wrong"
determinants-6:  det(inv(A)) -> det(A)  [det and logdet]
  "wrong exponent: is not inverted"

squares-1:  (A + B).^2 -> A.^2 + B.^2  [squares of sums]
  "dropped term: lacks the mixed term of the two"
squares-2:  norm2(A + B)^2 -> norm2(A)^2 + norm2(B)^2  [squares of sums]
  "dropped term: lacks the mixed term"
squares-3:  normF(A + B)^2 -> normF(A)^2 + normF(B)^2  [squares of sums]
  "dropped term: lacks the mixed term"
squares-4:  (A + B)*(A + B) -> A*A + 2*(A*B) + B*B  [squares of sums]
  "wrong order of a product: has one mixed term twice: the order of factors matters"
squares-5:  (A + B)*(A - B) -> A*A - B*B  [squares of sums]
  "dropped term: lacks the mixed terms, which cancel only where {A} and {B} commute"

functions-1:  f(A + B) -> f(A) + f(B) where f is elementwise  [functions of sums and products]
  "wrong law: is taken term by term, although the function is not linear"
functions-2:  f(A.*B) -> f(A).*f(B) where f is elementwise  [functions of sums and products]
  "wrong law: is taken factor by factor"
functions-3:  sum(f(X)) -> f(sum(X)) where f is elementwise  [functions of sums and products]
  "wrong law: has the sum inside the function"
functions-4:  exp(A*B) -> expm(A*B)  [functions of sums and products]
  "wrong law: is the matrix function in place of the elementwise one"
functions-5:  expm(A + B) -> expm(A)*expm(B)  [functions of sums and products]
  "wrong order of a product: is split into factors, which holds only where {A} and {B} commute: the order matters"
functions-6:  f(X) -> f(X)*f(X) where f is elementwise  [functions of sums and products]
  "Hadamard for matrix product: is multiplied by itself"

vec-product-1:  vec(A*B*C) -> kron(C,A)*vec(B)  [vec(A*B*C) = kron(C',A)*vec(B)]
  "lost transpose: lacks the transpose of the right factor"
vec-product-2:  vec(A*B*C) -> kron(A,C')*vec(B)  [vec(A*B*C) = kron(C',A)*vec(B)]
  "wrong order of a product: has the factors of the Kronecker product in the wrong order"
vec-product-3:  vec(A*B*C) -> kron(C',A')*vec(B)  [vec(A*B*C) = kron(C',A)*vec(B)]
  "lost transpose: has the left factor transposed"
vec-product-4:  vec(A') -> vec(A)  [vec(A*B*C) = kron(C',A)*vec(B)]
  "lost transpose: lacks the commutation matrix: the transpose is lost"

kronecker-1:  kron(A,B) -> kron(B,A)  [Kronecker products keep their order]
  "wrong order of a product: has its factors in the wrong order"
kronecker-2:  kron(A,B)' -> kron(B',A')  [Kronecker products keep their order]
  "wrong order of a product: has its factors in the wrong order: a transpose goes inside and keeps it"
kronecker-3:  inv(kron(A,B)) -> kron(inv(B),inv(A))  [Kronecker products keep their order]
  "wrong order of a product: has its factors in the wrong order: an inverse goes inside and keeps it"

norms-1:  norm2(X)^2 -> norm2(X)  [norms]
  "wrong exponent: has lost its square"
norms-2:  normF(X)^2 -> normF(X)  [norms]
  "wrong exponent: has lost its square"
norms-3:  norm2(X) -> X'*X  [norms]
  "wrong exponent: is the squared norm"

powers-1:  X^k -> X.^k where k is scalar  [powers]
  "Hadamard for matrix product: is an elementwise power in place of a matrix power"
powers-2:  X.^k -> X^k where k is scalar, X is nonscalar  [powers]
  "Hadamard for matrix product: is a matrix power in place of an elementwise one"

products-1:  A*B -> A.*B  [matrix and elementwise products]
  "Hadamard for matrix product: has an elementwise product (Hadamard) in place of the matrix product"
products-2:  A.*B -> A*B  [matrix and elementwise products]
  "matrix product for Hadamard: has a matrix product in place of the elementwise product (Hadamard)"
products-3:  A*B -> B*A  [matrix and elementwise products]
  "wrong order of a product: has its factors in the wrong order: matrix products do not commute"
`
