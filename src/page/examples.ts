/**
 * Problems to begin with, by task; the first stands in the page when it is opened.
 */
export interface Example {
  readonly task: string
  readonly text: string
  readonly wrt: string
  readonly kind?: string
}

export const EXAMPLES: readonly Example[] = [
  { task: 'A neuron', text: "sigma(W*x)'*b", wrt: 'W' },
  { task: 'Any activation', text: '(b : phi(W*x))', wrt: 'W' },
  { task: 'Least squares', text: 'norm2(X*w - y)^2 + c*norm2(w)^2 where c: scalar', wrt: 'w' },
  { task: 'Logistic regression', text: 'sum(log(1 + exp(-y .* (X*w))))', wrt: 'w' },
  {
    task: 'Softmax classifier',
    text: "sum(logsumexp(X*W,2)) - tr(Y'*X*W) where X: n x p, Y: n x k, W: p x k",
    wrt: 'W',
  },
  {
    task: 'Neural network',
    text: 'h = tanh(V*x + c); norm2(W*h - y)^2 where c: m, V: m x n, W: k x m, x: n, y: k',
    wrt: 'W,V',
  },
  {
    task: 'Attention',
    text: "P = softmax(Q*K'/sqrt(d),2); norm2(P*V - Y)^2 where Q: n x d, K: m x d, V: m x p, Y: n x p",
    wrt: 'Q',
  },
  {
    task: 'Gaussian likelihood',
    text: 'logdet(S) + tr(inv(S)*C) where S is symmetric positive-definite, C is symmetric',
    wrt: 'S',
  },
  { task: 'Matrix factorisation', text: "norm2(U*V' - A)^2 where U: m x k, V: n x k", wrt: 'U,V' },
  {
    task: 'Kalman filter',
    text: "S = H*P*H' + R; r = y - H*x; logdet(S) + r'*inv(S)*r where H: m x n, P: n x n, R: m x m, x: n, y: m, P is symmetric positive-definite, R is symmetric positive-definite",
    wrt: 'x',
  },
  { task: 'Determinant', text: 'logdet(X)', wrt: 'X' },
  { task: 'Inverse', text: "a'*inv(X)*b where a: n, b: n", wrt: 'X' },
  { task: 'A Hessian', text: "sum(softplus(X*w)) - y'*X*w", wrt: 'w', kind: 'hessian' },
  { task: 'A Jacobian', text: 'A*exp(W*x)', wrt: 'x', kind: 'jacobian' },
  { task: 'A symmetric matrix', text: 'tr(A*S*B*S) where S is symmetric', wrt: 'S' },
  { task: 'Matrix exponential', text: 'tr(expm(X*A)*B)', wrt: 'X' },
]
