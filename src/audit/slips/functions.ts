/**
 * Slips in differentiating functions, the likeliest first.
 */

export const FUNCTION_SLIPS = `
d-elementwise-1:  d(f(X)) -> d(X) where f is elementwise  [d-elementwise]
  "missing chain factor: lacks the derivative of the function"

d-norm2-1:  d(norm2(X)) -> X : d(X)  [d-norm2]
  "missing factor: lacks the division by the norm: that factor is missing"
d-norm2-2:  d(norm2(X)) -> 2*(X : d(X))  [d-norm2]
  "wrong factor: is that of the squared norm"
d-norm2-3:  d(norm2(X)) -> norm2(X)^(-2)*(X : d(X))  [d-norm2]
  "wrong exponent: is divided by the squared norm in place of the norm"
d-norm2-4:  d(norm2(X)) -> 2/norm2(X)*(X : d(X))  [d-norm2]
  "wrong factor: has a factor 2 too many"
d-norm2-5:  d(norm2(X)) -> 1/2*norm2(X)^(-1)*(X : d(X))  [d-norm2]
  "wrong factor: has a factor 1/2 too many"

d-norm2-squared-1:  d(norm2(X)^2) -> X : d(X)  [d-norm2-squared]
  "wrong factor: lacks the factor 2"
d-norm2-squared-2:  d(norm2(X)^2) -> norm2(X)^(-1)*(X : d(X))  [d-norm2-squared]
  "wrong factor: is that of the norm, which is not squared"
d-norm2-squared-3:  d(norm2(X)^2) -> 2*norm2(X)^(-1)*(X : d(X))  [d-norm2-squared]
  "wrong factor: is divided by the norm, a factor that the norm has that is not squared"
d-norm2-squared-4:  d(norm2(X)^2) -> 2*norm2(X)*(X : d(X))  [d-norm2-squared]
  "missing chain factor: lacks the division by the norm from inside"

d-frobenius-1:  d(normF(X)) -> X : d(X)  [d-frobenius]
  "missing factor: lacks the division by the norm: that factor is missing"
d-frobenius-2:  d(normF(X)) -> 2*(X : d(X))  [d-frobenius]
  "wrong factor: is that of the squared norm"
d-frobenius-3:  d(normF(X)) -> normF(X)^(-2)*(X : d(X))  [d-frobenius]
  "wrong exponent: is divided by the squared norm in place of the norm"

d-frobenius-squared-1:  d(normF(X)^2) -> X : d(X)  [d-frobenius-squared]
  "wrong factor: lacks the factor 2"
d-frobenius-squared-2:  d(normF(X)^2) -> normF(X)^(-1)*(X : d(X))  [d-frobenius-squared]
  "wrong factor: is that of the norm, which is not squared"
d-frobenius-squared-3:  d(normF(X)^2) -> 2*normF(X)^(-1)*(X : d(X))  [d-frobenius-squared]
  "wrong factor: is divided by the norm, a factor that the norm has that is not squared"

d-norm1-1:  d(norm1(X)) -> sum(d(X))  [d-norm1]
  "missing chain factor: lacks the factor sign({X}), the derivative of abs"

d-softmax-1:  d(softmax(x)) -> softmax(x).*(1 - softmax(x)).*d(x)  [d-softmax]
  "wrong derivative of a function: is that of a function of every entry, as the sigmoid is: terms between different entries are missing"
d-softmax-2:  d(softmax(x)) -> softmax(x).*d(x)  [d-softmax]
  "dropped term: lacks the term softmax({x})*(softmax({x})'*d({x}))"
d-softmax-3:  d(softmax(x)) -> -softmax(x)*(softmax(x)'*d(x))  [d-softmax]
  "dropped term: lacks the term softmax({x}) .* d({x})"
d-softmax-4:  d(softmax(x)) -> d(x)  [d-softmax]
  "missing chain factor: lacks the derivative of the function"
d-softmax-5:  d(softmax(x)) -> softmax(x).*d(x) + softmax(x)*(softmax(x)'*d(x))  [d-softmax]
  "wrong sign: has the wrong sign in softmax({x})*(softmax({x})'*d({x}))"
d-softmax-6:  d(softmax(x)) -> d(x) - softmax(x)*(softmax(x)'*d(x))  [d-softmax]
  "missing factor: lacks the factor softmax({x}) of d({x})"

d-logsumexp-1:  d(logsumexp(x)) -> exp(x) : d(x)  [d-logsumexp]
  "missing factor: lacks the division by sum(exp({x})), the derivative of log"
d-logsumexp-2:  d(logsumexp(x)) -> sum(d(x))  [d-logsumexp]
  "missing chain factor: lacks the factor softmax({x})"
d-logsumexp-3:  d(logsumexp(x)) -> sum(d(x))/sum(exp(x))  [d-logsumexp]
  "missing chain factor: lacks the factor exp({x}), the derivative of what is inside"

d-logsoftmax-1:  d(logsoftmax(x)) -> d(x)  [d-logsoftmax]
  "dropped term: lacks the term -softmax({x})'*d({x})"
d-logsoftmax-2:  d(logsoftmax(x)) -> d(x) - softmax(x).*d(x)  [d-logsoftmax]
  "wrong derivative of a function: is that of a function of every entry"

sigmoid-1:  d(sigmoid(X)) -> sigmoid(X) .* d(X)  [sigmoid]
  "missing factor: lacks the factor 1 - sigmoid({X}) of the derivative"
sigmoid-2:  d(sigmoid(X)) -> (1 - sigmoid(X)) .* d(X)  [sigmoid]
  "missing factor: lacks the factor sigmoid({X}) of the derivative"
sigmoid-3:  d(sigmoid(X)) -> sigmoid(X).*(sigmoid(X) - 1) .* d(X)  [sigmoid]
  "wrong sign: has the wrong sign"
sigmoid-4:  d(sigmoid(X)) -> sigmoid(X).*(1 + sigmoid(X)) .* d(X)  [sigmoid]
  "wrong sign: has a plus for the minus in 1 - sigmoid({X}): the sign is wrong"
sigmoid-5:  d(sigmoid(X)) -> (1 - sigmoid(X).^2) .* d(X)  [sigmoid]
  "wrong exponent: has the derivative of tanh"

tanh-1:  d(tanh(X)) -> (1 - tanh(X)) .* d(X)  [tanh]
  "wrong exponent: lacks the square in 1 - tanh({X}).^2"
tanh-2:  d(tanh(X)) -> tanh(X).*(1 - tanh(X)) .* d(X)  [tanh]
  "wrong derivative of a function: has the derivative of the sigmoid"
tanh-3:  d(tanh(X)) -> (1 + tanh(X).^2) .* d(X)  [tanh]
  "wrong sign: has a plus for the minus in 1 - tanh({X}).^2: the sign is wrong"
tanh-4:  d(tanh(X)) -> tanh(X).^2 .* d(X)  [tanh]
  "wrong derivative of a function: lacks the term 1 of 1 - tanh({X}).^2"

log-1:  d(log(X)) -> X .* d(X)  [log]
  "wrong exponent: is multiplied by {X} in place of divided by it"
log-2:  d(log(X)) -> log(X) .* d(X)  [log]
  "wrong derivative of a function: has log({X}) in place of its derivative 1 ./ {X}"
log-3:  d(log(X)) -> X.^(-2) .* d(X)  [log]
  "wrong exponent: is divided by the square of {X} in place of {X}"

sqrt-1:  d(sqrt(X)) -> sqrt(X).^(-1) .* d(X)  [sqrt]
  "wrong factor: lacks the factor 1/2"
sqrt-2:  d(sqrt(X)) -> 1/2*sqrt(X) .* d(X)  [sqrt]
  "wrong exponent: is multiplied by the root in place of divided by it"
sqrt-3:  d(sqrt(X)) -> 2*sqrt(X).^(-1) .* d(X)  [sqrt]
  "wrong factor: has the factor 2 in place of 1/2"

d-elementwise-2:  d(f(X)) -> f(X) .* d(X) where f is elementwise  [d-elementwise]
  "wrong derivative of a function: has the function in place of its derivative"
d-elementwise-3:  d(f(X)) -> -f'(X) .* d(X) where f is elementwise  [d-elementwise]
  "wrong sign: has the wrong sign"
d-elementwise-4:  d(f(X)) -> f''(X) .* d(X) where f is elementwise  [d-elementwise]
  "wrong derivative of a function: has the second derivative of the function in place of the first"
d-elementwise-5:  d(f(X)) -> f'(X) * d(X) where f is elementwise  [d-elementwise]
  "Hadamard for matrix product: has a matrix product where the chain rule is elementwise"

d-exponential-1:  d(c.^X) -> c.^X .* d(X) where c is scalar, c is constant  [d-exponential]
  "missing factor: lacks the factor log(c)"
d-exponential-2:  d(c.^X) -> X.*c.^(X - 1) .* d(X) where c is scalar, c is constant  [d-exponential]
  "wrong law: follows the power rule, in which the base moves: the factor should be log(c)"

d-mean-1:  d(mean(X)) -> sum(d(X))  [d-mean]
  "wrong factor: lacks the division by the number of entries, the factor 1/n"

d-mean-columns-1:  d(mean(X,1)) -> sum(d(X),1)  [d-mean-columns]
  "wrong factor: lacks the division by the number of rows, the factor 1/m"

d-mean-rows-1:  d(mean(X,2)) -> sum(d(X),2)  [d-mean-rows]
  "wrong factor: lacks the division by the number of columns, the factor 1/n"

d-variance-1:  d(var(X)) -> 2*((X - mean(X)*ones) : d(X)) where X: m x n  [d-variance]
  "wrong factor: lacks the division by the number of entries, the factor 1/n"
d-variance-2:  d(var(X)) -> 1/(m*n)*((X - mean(X)*ones) : d(X)) where X: m x n  [d-variance]
  "wrong factor: lacks the factor 2"
d-variance-3:  d(var(X)) -> 2/(m*n)*(X : d(X)) where X: m x n  [d-variance]
  "dropped term: lacks the mean, a term"

d-deviation-1:  d(std(X)) -> 1/(m*n)*((X - mean(X)*ones) : d(X)) where X: m x n  [d-deviation]
  "missing factor: lacks the division by the standard deviation"
d-deviation-2:  d(std(X)) -> 2/(m*n)*((X - mean(X)*ones) : d(X)) where X: m x n  [d-deviation]
  "wrong factor: is that of the variance"

d-exponential-matrix-1:  d(expm(X)) -> expm(X)*d(X)  [d-exponential-matrix]
  "wrong order of a product: is written as if {X} and its differential could change their order"
d-exponential-matrix-2:  d(expm(X)) -> d(X)*expm(X)  [d-exponential-matrix]
  "wrong order of a product: is written as if {X} and its differential could change their order"
d-exponential-matrix-3:  d(expm(X)) -> expm(X).*d(X)  [d-exponential-matrix]
  "Hadamard for matrix product: is that of the elementwise exponential"

d-trace-exponential-1:  d(tr(expm(X))) -> expm(X) : d(X)  [d-trace-exponential]
  "lost transpose: lacks the transpose of the exponential"
d-trace-exponential-2:  d(tr(expm(X))) -> tr(d(X))  [d-trace-exponential]
  "missing chain factor: lacks the derivative of the function"

d-logarithm-matrix-1:  d(logm(X)) -> inv(X)*d(X)  [d-logarithm-matrix]
  "wrong order of a product: is written as if {X} and its differential could change their order"
d-logarithm-matrix-2:  d(logm(X)) -> d(X)*inv(X)  [d-logarithm-matrix]
  "wrong order of a product: is written as if {X} and its differential could change their order"

d-root-1:  d(sqrtm(X)) -> 1/2*(inv(sqrtm(X))*d(X))  [d-root]
  "wrong order of a product: is written as if {X} and its differential could change their order"
d-root-2:  d(sqrtm(X)) -> 1/2*(d(X)*inv(sqrtm(X)))  [d-root]
  "wrong order of a product: is written as if {X} and its differential could change their order"
`
