/**
 * Slips in differentiating products, powers and inverses, the likeliest first.
 */

export const PRODUCT_SLIPS = `
d-hadamard-1:  d(A.*B) -> d(B) where A is constant  [d-hadamard]
  "missing chain factor: lacks the constant factor {A} of what is inside"
d-hadamard-2:  d(A.*B) -> d(A).*B  [d-hadamard]
  "dropped term: has one term of the product rule only, and the other is missing"

d-scalar-product-1:  d(s*A) -> d(A) where s is scalar, s is constant  [d-scalar-product]
  "missing chain factor: lacks the constant factor {s} of what is inside"
d-scalar-product-2:  d(s*A) -> d(s)*A where s is scalar  [d-scalar-product]
  "dropped term: has one term of the product rule only, and the other is missing"
d-scalar-product-3:  d(s*A) -> s*d(A) where s is scalar  [d-scalar-product]
  "dropped term: has one term of the product rule only, and the other is missing"

d-reciprocal-1:  d(X.^-1) -> X.^(-2) .* d(X)  [d(1 ./ X) = -d(X) ./ X.^2]
  "wrong sign: lacks the minus of the reciprocal"
d-power-1:  d(X.^k) -> X.^(k - 1) .* d(X) where k is scalar, k is constant  [d-power]
  "wrong factor: lacks the exponent as a factor"
d-power-7:  d(X.^k) -> d(X) where k is scalar, k is constant  [d-power]
  "missing chain factor: lacks the derivative of the power"
d-power-2:  d(X.^k) -> k*X.^k .* d(X) where k is scalar, k is constant  [d-power]
  "wrong exponent: has an exponent that is not lowered by 1, as if a factor of the denominator were forgotten"
d-power-3:  d(X.^k) -> k*d(X) where k is scalar, k is constant  [d-power]
  "missing chain factor: has the exponent as its factor but not the power"
d-power-4:  d(X.^k) -> k*X.^(k - 2) .* d(X) where k is scalar, k is constant  [d-power]
  "wrong exponent: has an exponent that is lowered by 2"
d-power-5:  d(X.^k) -> k*X.^(k + 1) .* d(X) where k is scalar, k is constant  [d-power]
  "wrong exponent: has an exponent that is raised by 1"
d-power-6:  d(X.^k) -> (k - 1)*X.^(k - 1) .* d(X) where k is scalar, k is constant  [d-power]
  "wrong exponent: has the lowered exponent as its factor"

quadratic-form-1:  d(X'*A*X) -> 2*(X'*A*d(X))  [d(x'*A*x) = x'*(A + A')*dx]
  "non-symmetric treated as symmetric: has two equal terms, which holds for a symmetric matrix in the middle"
quadratic-form-2:  d(X'*A*X) -> 2*(X'*A'*d(X))  [d(x'*A*x) = x'*(A + A')*dx]
  "non-symmetric treated as symmetric: has two equal terms, which holds for a symmetric matrix in the middle"

gram-1:  d(X'*X) -> 2*(X'*d(X))  [d(X'*X) = dX'*X + X'*dX]
  "non-symmetric treated as symmetric: has two equal terms, although each is the transpose of the other: one transpose is lost"
gram-2:  d(X*X') -> 2*(X*d(X)')  [d(X'*X) = dX'*X + X'*dX]
  "non-symmetric treated as symmetric: has two equal terms, although each is the transpose of the other: one transpose is lost"
gram-3:  d(X*X') -> 2*(d(X)*X')  [d(X'*X) = dX'*X + X'*dX]
  "non-symmetric treated as symmetric: has two equal terms, although each is the transpose of the other: one transpose is lost"

d-product-1:  d(A*A) -> 2*(A*d(A))  [d-product]
  "wrong order of a product: is written as if {A} and its differential could change their order"
d-product-2:  d(A*A) -> 2*(d(A)*A)  [d-product]
  "wrong order of a product: is written as if {A} and its differential could change their order"
d-product-3:  d(A*B) -> d(A)*B  [d-product]
  "dropped term: has one term of the product rule only, and the other is missing"
d-product-4:  d(A*B) -> A*d(B)  [d-product]
  "dropped term: has one term of the product rule only, and the other is missing"
d-product-6:  d(A*B) -> d(A)*B + d(B)*A  [d-product]
  "wrong order of a product: has a term with its factors in the wrong order"
d-product-7:  d(A*B) -> B*d(A) + A*d(B)  [d-product]
  "wrong order of a product: has a term with its factors in the wrong order"
d-product-8:  d(A*B) -> d(B)*A where A is constant  [d-product]
  "wrong order of a product: has its factors in the wrong order"
d-product-9:  d(A*B) -> B*d(A) where B is constant  [d-product]
  "wrong order of a product: has its factors in the wrong order"
d-product-10:  d(A*B) -> d(A)*d(B)  [d-product]
  "wrong law: is the product of the differentials: the terms of the product rule are missing"
d-product-11:  d(A*B) -> d(B) where A is constant  [d-product]
  "missing chain factor: lacks the constant factor {A} of what is inside"
d-product-12:  d(A*B) -> d(A) where B is constant  [d-product]
  "missing chain factor: lacks the constant factor {B} of what is inside"
d-product-13:  d(A*B) -> A'*d(B) where A is constant  [d-product]
  "lost transpose: has the constant factor transposed"
d-product-14:  d(A*B) -> d(A)*B' where B is constant  [d-product]
  "lost transpose: has the constant factor transposed"
d-product-15:  d(A*B) -> d(A).*B + A.*d(B)  [d-product]
  "Hadamard for matrix product: has elementwise products in place of matrix products"

d-colon-1:  d(A : B) -> B : d(A)  [d-colon]
  "dropped term: has one term of the product rule only, and the other is missing"

d-kronecker-1:  d(kron(A,B)) -> kron(d(A),B)  [d-kronecker]
  "dropped term: has one term of the product rule only, and the other is missing"
d-kronecker-2:  d(kron(A,B)) -> kron(A,d(B))  [d-kronecker]
  "dropped term: has one term of the product rule only, and the other is missing"
d-kronecker-3:  d(kron(A,B)) -> kron(d(A),B) + kron(d(B),A)  [d-kronecker]
  "wrong order of a product: has a term with its factors in the wrong order"
d-kronecker-4:  d(kron(A,B)) -> kron(d(A),d(B))  [d-kronecker]
  "wrong law: is the product of the differentials: the terms of the product rule are missing"

d-matrix-power-1:  d(X^k) -> k*(X^(k - 1)*d(X)) where k is scalar, k is constant  [d-matrix-power]
  "wrong order of a product: is written as if {X} and its differential could change their order"
d-matrix-power-2:  d(X^k) -> k*(d(X)*X^(k - 1)) where k is scalar, k is constant  [d-matrix-power]
  "wrong order of a product: is written as if {X} and its differential could change their order"
d-matrix-power-3:  d(X^k) -> X^(k - 1)*d(X) where k is scalar, k is constant  [d-matrix-power]
  "dropped term: has one term of the product rule only, and the others are missing"
d-matrix-power-4:  d(X^k) -> d(X)*X^(k - 1) where k is scalar, k is constant  [d-matrix-power]
  "dropped term: has one term of the product rule only, and the others are missing"
d-matrix-power-5:  d(X^k) -> k*X.^(k - 1) .* d(X) where k is scalar, k is constant  [d-matrix-power]
  "Hadamard for matrix product: is that of the elementwise power"

d-trace-power-1:  d(tr(X^k)) -> k*(X^(k - 1) : d(X)) where k is scalar, k is constant  [d-trace-power]
  "lost transpose: lacks a transpose: the trace of a product is the colon product with the transpose"
d-trace-power-2:  d(tr(X^k)) -> tr(X^(k - 1)*d(X)) where k is scalar, k is constant  [d-trace-power]
  "wrong factor: lacks the exponent as a factor"
d-trace-power-3:  d(tr(X^k)) -> k*tr(X^k*d(X)) where k is scalar, k is constant  [d-trace-power]
  "wrong exponent: has an exponent that is not lowered by 1"

d-inverse-1:  d(inv(X)) -> inv(X)*d(X)*inv(X)  [d-inverse]
  "wrong sign: lacks the minus: the sign is wrong"
d-inverse-2:  d(inv(X)) -> -inv(X)*d(X)  [d-inverse]
  "inverse without its sandwich: lacks the factor inv({X}) on its right"
d-inverse-3:  d(inv(X)) -> -d(X)*inv(X)  [d-inverse]
  "inverse without its sandwich: lacks the factor inv({X}) on its left"
d-inverse-4:  d(inv(X)) -> -inv(X)*inv(X)*d(X)  [d-inverse]
  "inverse without its sandwich: has both inverses on its left: the order is wrong, since the differential of {X} stands between them"
d-inverse-5:  d(inv(X)) -> -d(X)*inv(X)*inv(X)  [d-inverse]
  "inverse without its sandwich: has both inverses on its right: the order is wrong, since the differential of {X} stands between them"
d-inverse-6:  d(inv(X)) -> -d(X)  [d-inverse]
  "inverse without its sandwich: lacks the factors inv({X}) on both sides"
d-inverse-7:  d(inv(X)) -> -inv(X)'*d(X)*inv(X)'  [d-inverse]
  "lost transpose: has transposed inverses"
d-inverse-8:  d(inv(X)) -> -inv(X)*d(X)'*inv(X)  [d-inverse]
  "lost transpose: has the differential of {X} transposed"
d-inverse-9:  d(inv(X)) -> -inv(X)'*d(X)*inv(X)  [d-inverse]
  "lost transpose: has a transposed inverse on its left"
d-inverse-10:  d(inv(X)) -> -inv(X)*d(X)*inv(X)'  [d-inverse]
  "lost transpose: has a transposed inverse on its right"
d-inverse-11:  d(inv(X)) -> inv(d(X))  [d-inverse]
  "wrong law: is the inverse of the differential"
d-inverse-12:  d(inv(X)) -> inv(X)*inv(X)*d(X)  [d-inverse]
  "wrong sign: lacks the minus, and has both inverses on one side: sign and order are wrong"

d-logdet-1:  d(logdet(X)) -> inv(X) : d(X)  [d-logdet]
  "lost transpose: lacks the transpose of the inverse"
d-logdet-2:  d(logdet(X)) -> X' : d(X)  [d-logdet]
  "wrong derivative of a function: has {X} in place of inv({X})"
d-logdet-3:  d(logdet(X)) -> X : d(X)  [d-logdet]
  "wrong derivative of a function: has {X} in place of inv({X})': inverse and transpose are missing"
d-logdet-4:  d(logdet(X)) -> det(X)*(inv(X)' : d(X))  [d-logdet]
  "wrong factor: has the factor det({X}), which belongs to the differential of the determinant"
d-logdet-5:  d(logdet(X)) -> tr(d(X))  [d-logdet]
  "missing chain factor: lacks the factor inv({X})"
d-logdet-6:  d(logdet(X)) -> 1/det(X)*(inv(X)' : d(X))  [d-logdet]
  "wrong factor: has the factor 1/det({X}) too many"

d-determinant-1:  d(det(X)) -> inv(X)' : d(X)  [d-determinant]
  "missing factor: lacks the factor det({X})"
d-determinant-2:  d(det(X)) -> det(X)*(inv(X) : d(X))  [d-determinant]
  "lost transpose: lacks the transpose of the inverse"
d-determinant-3:  d(det(X)) -> det(X)*(X' : d(X))  [d-determinant]
  "wrong derivative of a function: has {X} in place of inv({X})"
d-determinant-4:  d(det(X)) -> det(X)*tr(d(X))  [d-determinant]
  "missing factor: lacks the factor inv({X})"
d-determinant-5:  d(det(X)) -> tr(d(X))  [d-determinant]
  "missing factor: lacks the factors det({X}) and inv({X})"
d-determinant-6:  d(det(X)) -> det(d(X))  [d-determinant]
  "wrong law: is the determinant of the differential"

d-pseudoinverse-1:  d(pinv(X)) -> -pinv(X)*d(X)*pinv(X)  [d-pseudoinverse]
  "dropped term: is that of an inverse: the terms for what is projected away are missing"

d-adjugate-1:  d(adj(X)) -> (inv(X)' : d(X))*adj(X)  [d-adjugate]
  "dropped term: has one term of the product rule only, and the other is missing"
d-adjugate-2:  d(adj(X)) -> -inv(X)*d(X)*adj(X)  [d-adjugate]
  "dropped term: has one term of the product rule only, and the other is missing"
`
